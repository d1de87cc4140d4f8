// Plugin `protocols`: which protocols and cryptographic interfaces a blob implements, uses or
// switches on.
//
// All knowledge is in signatures/protocols. What is particular here: every claim that holds counts;
// what stands in a text counts as more than a mention only where its term was written for text; and
// a signature's `extra.lists` names terms whose captured words (cipher suites, proposals of a
// configuration) become lists among the parameters. Several signatures may speak of one protocol:
// the lesser role of two gives its lists to the greater.
#include <assay/claims.h>
#include <assay/plugin.h>

#include <algorithm>
#include <map>
#include <set>

namespace assay::protocols {
namespace {

constexpr std::size_t kMostWords = 64;
constexpr std::uint64_t kLongestWord = 200;

int rank(Role role) {
  switch (role) {
    case Role::implements:
      return 0;
    case Role::embeds:
      return 1;
    case Role::mentions:
      return 4;
    case Role::configures:
      return 3;
    default:
      return 2;
  }
}

void add_all(std::vector<Purpose>& into, const std::vector<Purpose>& from) {
  for (const auto purpose : from)
    if (std::find(into.begin(), into.end(), purpose) == into.end()) into.push_back(purpose);
}

/// The findings of one blob by protocol and role, and the words listed for each protocol.
class Collected {
 public:
  void add(Finding&& fresh) {
    auto& into = roles_[fresh.subject][rank(fresh.role)];
    if (into.evidence.empty()) {
      into = std::move(fresh);
      return;
    }
    into.strength = std::max(into.strength, fresh.strength);
    into.parameters.merge(fresh.parameters);
    add_all(into.purposes, fresh.purposes);
    into.evidence.insert(into.evidence.end(), fresh.evidence.begin(), fresh.evidence.end());
    into.evidence_total += fresh.evidence_total;
  }
  void list(const std::string& subject, const std::string& parameter, std::string word) {
    auto& words = lists_[subject][parameter];
    if (words.size() < kMostWords) words.insert(std::move(word));
  }

  std::vector<Finding> take() {
    std::vector<Finding> findings;
    for (auto& [subject, roles] : roles_) {
      auto& best = roles.begin()->second;
      for (const auto& [parameter, words] : lists_[subject]) {
        List list;
        for (const auto& word : words) list.emplace_back(word);
        best.parameters[parameter] = std::move(list);
      }
      findings.push_back(std::move(best));
    }
    return findings;
  }

 private:
  std::map<std::string, std::map<int, Finding>> roles_;
  std::map<std::string, std::map<std::string, std::set<std::string>>> lists_;
};

class Protocols final : public Classifier {
 public:
  explicit Protocols(std::span<const Signature> signatures)
      : signatures_(signatures), names_(signatures) {}

  bool wants(const BlobFacts& facts) const override { return facts.object.has_value(); }

  std::vector<Finding> inspect(const BlobView& blob,
                               std::span<const TermHits> hits) const override {
    if (blob.facts.klass == BlobClass::container) return {};
    Collected collected;
    const bool text = blob.facts.klass == BlobClass::text;
    const auto firm =
        text ? written_for_text(hits) : std::vector<TermHits>(hits.begin(), hits.end());
    for_each_observation(signatures_, blob, firm, names_, [&](const Observation& seen) {
      for (const auto& claim : seen.signature().claims)
        if (seen.holds(claim.when)) collected.add(seen.finding(claim));
      add_lists(seen, blob, collected);
    });
    if (text)
      for_each_observation(signatures_, blob, hits, names_, [&](const Observation& seen) {
        for (const auto& claim : seen.signature().claims)
          if (claim.role == Role::mentions && seen.holds(claim.when))
            collected.add(seen.finding(claim));
      });
    return collected.take();
  }

 private:
  std::vector<TermHits> written_for_text(std::span<const TermHits> hits) const {
    std::vector<TermHits> kept;
    std::copy_if(hits.begin(), hits.end(), std::back_inserter(kept), [&](const TermHits& seen) {
      const auto where = signatures_[seen.signature].terms[seen.term].where;
      return where == Where::text || where == Where::start;
    });
    return kept;
  }

  static void add_lists(const Observation& seen, const BlobView& blob, Collected& collected) {
    const auto& signature = seen.signature();
    const auto lists = signature.extra.find("lists");
    if (lists == signature.extra.end() || !lists->second.object()) return;
    for (const auto& [parameter, terms] : *lists->second.object()) {
      if (!terms.list()) continue;
      for (const auto& term : *terms.list())
        if (term.string()) add_words(seen, blob, parameter, *term.string(), collected);
    }
  }

  static void add_words(const Observation& seen, const BlobView& blob, const std::string& parameter,
                        const std::string& id, Collected& collected) {
    const auto& signature = seen.signature();
    for (std::uint32_t i = 0; i < signature.terms.size(); ++i) {
      const auto* hits = signature.terms[i].id == id ? seen.hits_of(i) : nullptr;
      if (!hits) continue;
      for (const auto& hit : hits->hits) {
        const bool captured = hit.capture_length != 0;
        const auto bytes = detail::part(
            blob.bytes, captured ? hit.capture_offset : hit.offset,
            std::min<std::uint64_t>(captured ? hit.capture_length : hit.length, kLongestWord));
        auto word = detail::printable(bytes);
        while (!word.empty() && (word.back() == ' ' || word.back() == '.')) word.pop_back();
        collected.list(signature.subject, parameter, std::move(word));
      }
    }
  }

  std::span<const Signature> signatures_;
  NameIndex names_;
};

}  // namespace
}  // namespace assay::protocols

using assay::protocols::Protocols;
ASSAY_CLASSIFIER(Protocols, "protocols", "0.1.0")
