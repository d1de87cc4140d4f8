// The standard way from terms to findings, for any classifier whose meaning lies in its signatures:
// see which terms hold, try the claims in order, report the first that holds for each role.
#pragma once

#include <assay/condition.h>
#include <assay/evidence.h>
#include <assay/name_index.h>
#include <assay/plugin.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace assay {

/// What was seen of one signature in one blob. Borrows everything.
class Observation {
 public:
  /// `hits` and `names` are those of this signature alone.
  Observation(const Signature& signature, const BlobView& blob, std::span<const TermHits> hits,
              std::span<const NamedTerm> names)
      : signature_(&signature),
        blob_(&blob),
        hits_(hits),
        names_(names),
        holds_(signature.terms.size()) {
    for (const auto& seen : hits) note(seen.term, seen.total);
    for (const auto& seen : names) note(seen.term, seen.total);
  }

  const Signature& signature() const { return *signature_; }
  bool holds(std::uint32_t term) const { return holds_[term]; }
  bool holds(const Condition& condition) const { return assay::holds(condition, holds_); }

  /// The hits of a term, or nullptr.
  const TermHits* hits_of(std::uint32_t term) const { return of(hits_, term); }
  /// The names of a term, or nullptr.
  const NamedTerm* names_of(std::uint32_t term) const { return of(names_, term); }

  /// What the claim's version term captured first, where that is a plain short text.
  std::optional<std::string> version(const Claim& claim) const {
    const auto term = version_term(claim);
    const auto* seen = term ? hits_of(*term) : nullptr;
    if (!seen) return std::nullopt;
    for (const auto& hit : seen->hits) {
      if (hit.capture_length == 0 || hit.capture_length > kVersionLongest) continue;
      const auto bytes = detail::part(blob_->bytes, hit.capture_offset, hit.capture_length);
      if (detail::printable(bytes) == as_text(bytes)) return std::string(as_text(bytes));
    }
    return std::nullopt;
  }

  /// The finding that `claim` makes, with the evidence of the terms that speak for it.
  Finding finding(const Claim& claim) const {
    Finding finding;
    finding.kind = signature_->kind;
    finding.subject = signature_->subject;
    finding.role = claim.role;
    finding.strength = claim.strength;
    finding.purposes = claim.purposes;
    finding.version = version(claim);
    finding.parameters = signature_->parameters;
    add_evidence(claim, finding);
    return finding;
  }

  /// One finding a role: the first of the role's claims that holds.
  std::vector<Finding> findings() const {
    std::vector<Finding> findings;
    for (const auto& claim : signature_->claims) {
      const auto same_role = [&](const Finding& f) { return f.role == claim.role; };
      if (holds(claim.when) && std::none_of(findings.begin(), findings.end(), same_role))
        findings.push_back(finding(claim));
    }
    return findings;
  }

 private:
  static constexpr std::size_t kEvidenceKept = 16;
  static constexpr std::uint32_t kVersionLongest = 64;

  void note(std::uint32_t term, std::uint64_t total) {
    holds_[term] = total >= signature_->terms[term].at_least;
  }

  template <typename Seen>
  static const Seen* of(std::span<const Seen> all, std::uint32_t term) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Seen& seen) { return seen.term == term; });
    return found == all.end() ? nullptr : &*found;
  }

  std::optional<std::uint32_t> version_term(const Claim& claim) const {
    for (std::uint32_t i = 0; i < signature_->terms.size(); ++i)
      if (!claim.version_term.empty() && signature_->terms[i].id == claim.version_term) return i;
    return std::nullopt;
  }

  std::vector<std::uint32_t> terms_for(const Claim& claim) const {
    std::vector<std::uint32_t> terms;
    supporting_terms(claim.when, [&](std::uint32_t term) {
      if (holds_[term]) terms.push_back(term);
    });
    const auto version = version_term(claim);
    if (version && holds_[*version]) terms.push_back(*version);
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    return terms;
  }

  // Term by term in turn, so that a term with many hits does not crowd out the others.
  void add_evidence(const Claim& claim, Finding& finding) const {
    const auto terms = terms_for(claim);
    for (const auto term : terms) finding.evidence_total += total_of(term);
    for (std::size_t round = 0; round < kEvidenceKept; ++round)
      for (const auto term : terms)
        if (finding.evidence.size() < kEvidenceKept) add_nth(term, round, finding.evidence);
    std::sort(finding.evidence.begin(), finding.evidence.end(),
              [](const Evidence& a, const Evidence& b) {
                return std::tie(a.offset, a.signature, a.length, a.text) <
                       std::tie(b.offset, b.signature, b.length, b.text);
              });
  }

  std::uint64_t total_of(std::uint32_t term) const {
    const auto* hits = hits_of(term);
    const auto* names = names_of(term);
    return (hits ? hits->total : 0) + (names ? names->total : 0);
  }

  void add_nth(std::uint32_t term, std::size_t n, std::vector<Evidence>& evidence) const {
    const auto* hits = hits_of(term);
    const auto* names = names_of(term);
    if (hits && n < hits->hits.size())
      evidence.push_back(evidence_of(hits->hits[n], *signature_, signature_->terms[term], *blob_));
    if (names && n < names->names.size() && blob_->facts.object)
      evidence.push_back(
          evidence_of(names->names[n], *signature_, signature_->terms[term], *blob_->facts.object));
  }

  const Signature* signature_;
  const BlobView* blob_;
  std::span<const TermHits> hits_;
  std::span<const NamedTerm> names_;
  std::vector<bool> holds_;
};

namespace detail {
/// Takes from the front of `seen` what belongs to `signature`.
template <typename Seen>
std::span<const Seen> take_signature(std::span<const Seen>& seen, std::uint32_t signature) {
  std::size_t count = 0;
  while (count < seen.size() && seen[count].signature == signature) ++count;
  const auto front = seen.first(count);
  seen = seen.subspan(count);
  return front;
}
}  // namespace detail

/// Calls visit(observation) for each signature of which anything was seen, in their order. `hits`
/// are sorted by (signature, term), as the scanner gives them.
template <typename Visit>
void for_each_observation(std::span<const Signature> signatures, const BlobView& blob,
                          std::span<const TermHits> hits, const NameIndex& index, Visit&& visit) {
  const auto named = blob.facts.object ? index.match(*blob.facts.object) : std::vector<NamedTerm>{};
  std::span<const NamedTerm> names = named;
  while (!hits.empty() || !names.empty()) {
    const auto at = hits.empty()    ? names.front().signature
                    : names.empty() ? hits.front().signature
                                    : std::min(hits.front().signature, names.front().signature);
    const auto own_hits = detail::take_signature(hits, at);
    const auto own_names = detail::take_signature(names, at);
    visit(Observation(signatures[at], blob, own_hits, own_names));
  }
}

/// All findings of all signatures in one blob. `signatures` is the span that `index` was built of.
inline std::vector<Finding> claim_findings(std::span<const Signature> signatures,
                                           const BlobView& blob, std::span<const TermHits> hits,
                                           const NameIndex& index) {
  std::vector<Finding> findings;
  for_each_observation(signatures, blob, hits, index, [&](const Observation& seen) {
    for (auto& finding : seen.findings()) findings.push_back(std::move(finding));
  });
  return findings;
}

}  // namespace assay
