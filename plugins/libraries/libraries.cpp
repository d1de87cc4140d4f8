// Plugin `libraries`: which cryptographic libraries and protocols a blob is, holds, calls or names.
//
// All knowledge is in signatures/libraries. What is particular here: every claim that holds counts,
// not the first one of its role, because which of a library's functions a program imports tells
// what it uses the library for; the finding has the purposes of them all. A blob that is the
// library neither embeds nor calls itself, and naming something adds nothing to using it. A version
// seen in a caller is only that of the headers it was compiled with. Prose, change logs and lists
// of other people's versions name libraries all the time: what stands in a text proves more than a
// mention only where the term was written for text (`where` is text or start).
#include <assay/claims.h>
#include <assay/plugin.h>

#include <algorithm>
#include <map>
#include <utility>

#include "components.h"

namespace {

using assay::Finding;
using assay::Observation;
using assay::Role;
using assay::TermHits;

class Libraries : public assay::Classifier {
 public:
  explicit Libraries(std::span<const assay::Signature> signatures)
      : signatures_(signatures), names_(signatures), components_(signatures) {}

  bool wants(const assay::BlobFacts& facts) const override { return facts.object.has_value(); }

  std::vector<Finding> inspect(const assay::BlobView& blob,
                               std::span<const TermHits> hits) const override {
    std::vector<Finding> findings;
    if (blob.facts.klass == assay::BlobClass::text) {
      add(blob, meant_for_text(hits), findings, [](Role role) { return role != Role::mentions; });
      add(blob, hits, findings, [](Role role) { return role == Role::mentions; });
    } else {
      add(blob, hits, findings, [](Role) { return true; });
    }
    if (blob.facts.object) add_stated(*blob.facts.object, findings);
    drop_lesser_roles(findings);
    return findings;
  }

 private:
  void add_stated(const assay::ObjectFile& object, std::vector<Finding>& findings) const {
    for (auto& finding : findings) libraries::add_stated_version(object, finding);
    for (auto& stated : components_.findings(object)) {
      const auto same = std::find_if(findings.begin(), findings.end(), [&](const Finding& finding) {
        return finding.kind == stated.kind && finding.subject == stated.subject &&
               finding.role == stated.role;
      });
      if (same == findings.end()) {
        findings.push_back(std::move(stated));
        continue;
      }
      if (!same->version) same->version = stated.version;
      for (auto& evidence : stated.evidence) add_new(same->evidence, std::move(evidence));
      same->evidence_total = std::max<std::uint64_t>(same->evidence_total, same->evidence.size());
    }
  }

  std::vector<TermHits> meant_for_text(std::span<const TermHits> hits) const {
    std::vector<TermHits> kept;
    std::copy_if(hits.begin(), hits.end(), std::back_inserter(kept), [&](const TermHits& seen) {
      const auto where = signatures_[seen.signature].terms[seen.term].where;
      return where == assay::Where::text || where == assay::Where::start;
    });
    return kept;
  }

  template <typename Allowed>
  void add(const assay::BlobView& blob, std::span<const TermHits> hits,
           std::vector<Finding>& findings, Allowed&& allowed) const {
    assay::for_each_observation(signatures_, blob, hits, names_, [&](const Observation& seen) {
      std::map<Role, Finding> by_role;
      for (const auto& claim : seen.signature().claims)
        if (allowed(claim.role) && seen.holds(claim.when)) unite(by_role, seen.finding(claim));
      for (auto& [role, finding] : by_role) findings.push_back(std::move(finding));
    });
  }

  static void unite(std::map<Role, Finding>& by_role, Finding&& finding) {
    if (finding.role == Role::calls && finding.version) {
      finding.parameters["compiled_against"] = *finding.version;
      finding.version.reset();
    }
    const auto known = by_role.find(finding.role);
    if (known == by_role.end()) {
      by_role.emplace(finding.role, std::move(finding));
      return;
    }
    auto& into = known->second;
    into.strength = std::max(into.strength, finding.strength);
    into.parameters.insert(finding.parameters.begin(), finding.parameters.end());
    if (!into.version) into.version = finding.version;
    for (const auto purpose : finding.purposes)
      if (std::find(into.purposes.begin(), into.purposes.end(), purpose) == into.purposes.end())
        into.purposes.push_back(purpose);
    for (auto& evidence : finding.evidence) add_new(into.evidence, std::move(evidence));
    into.evidence_total = std::max<std::uint64_t>(into.evidence_total, finding.evidence_total);
    into.evidence_total = std::max<std::uint64_t>(into.evidence_total, into.evidence.size());
  }

  static void add_new(std::vector<assay::Evidence>& into, assay::Evidence&& evidence) {
    const bool known = std::any_of(into.begin(), into.end(), [&](const auto& e) {
      return e.signature == evidence.signature && e.offset == evidence.offset &&
             e.symbol == evidence.symbol && e.text == evidence.text;
    });
    if (!known) into.push_back(std::move(evidence));
  }

  static int rank(Role role) {
    if (role == Role::implements) return 0;
    if (role == Role::embeds) return 1;
    return role == Role::mentions ? 3 : 2;
  }

  static void drop_lesser_roles(std::vector<Finding>& findings) {
    std::map<std::pair<assay::Kind, std::string>, int> best;
    for (const auto& finding : findings) {
      const auto [at, fresh] = best.try_emplace({finding.kind, finding.subject}, 3);
      at->second = std::min(at->second, rank(finding.role));
    }
    findings.erase(std::remove_if(findings.begin(), findings.end(),
                                  [&](const Finding& f) {
                                    return rank(f.role) > best[{f.kind, f.subject}];
                                  }),
                   findings.end());
  }

  std::span<const assay::Signature> signatures_;
  assay::NameIndex names_;
  libraries::Components components_;
};

}  // namespace

ASSAY_CLASSIFIER(Libraries, "libraries", "0.1.0")
