// Instructions: what the code itself says, by the constants that its instructions build and by the
// cryptographic instructions it holds.
//
// The meaning lies in signatures/instructions/; the core has read the code and reports a term only
// where it holds as a whole. Here the hits of a term become one evidence: where the cluster starts,
// how long it is, in which function, what stands there.
#include <assay/claims.h>
#include <assay/plugin.h>

#include <algorithm>
#include <string>
#include <vector>

namespace {

using namespace assay;

/// The function that `address` lies in, by the symbols that say their size; else the nearest
/// before it in the same section. Empty where none is known.
std::string function_at(const ObjectFile& object, const Section& section, std::uint64_t address) {
  const Symbol* nearest = nullptr;
  for (const auto& symbol : object.exports) {
    if (!symbol.function || symbol.value > address || symbol.value < section.address) continue;
    if (!nearest || symbol.value > nearest->value) nearest = &symbol;
  }
  if (!nearest) return {};
  if (nearest->size != 0 && address - nearest->value >= nearest->size) return {};
  return nearest->name;
}

/// The first few of `parts`, and how many more there are.
std::string joined(const std::vector<std::string>& parts) {
  constexpr std::size_t kSaid = 8;
  std::string text;
  for (std::size_t i = 0; i < std::min(parts.size(), kSaid); ++i)
    text += (text.empty() ? "" : ", ") + parts[i];
  if (parts.size() > kSaid) text += " and " + std::to_string(parts.size() - kSaid) + " more";
  return text;
}

/// What the hits of a term say together.
std::string words_of(const Term& term, const TermHits& seen) {
  std::vector<std::string> words;
  for (const auto& hit : seen.hits) {
    if (term.form == TermForm::instructions)
      words.push_back(term.names[hit.literal]);
    else
      words.push_back(detail::hex(term.literals[hit.literal].bytes));
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  const auto isa = std::string(name_of(seen.hits.front().isa));
  if (term.form == TermForm::immediates)
    return joined(words) + " built by " + std::string(builders_of(seen.hits.front().isa)) + " on " +
           isa + " (" + term.source + ")";
  return joined(words) + ", " + std::to_string(seen.total) + " in all, on " + isa;
}

Evidence evidence_of(const Signature& signature, const Term& term, const TermHits& seen,
                     const BlobView& blob) {
  Evidence evidence;
  const auto& first = seen.hits.front();
  const auto& last = seen.hits.back();
  evidence.offset = first.offset;
  evidence.length = last.offset + last.length - first.offset;
  evidence.method = term.method;
  evidence.signature = signature.id + "." + term.id;
  evidence.excerpt = detail::hex(detail::part(blob.bytes, first.offset, first.length));
  evidence.text = words_of(term, seen);
  detail::set_place(evidence, blob.facts);
  const auto* section = blob.facts.object ? section_at(*blob.facts.object, first.offset) : nullptr;
  if (section && section->address && evidence.address)
    evidence.symbol = function_at(*blob.facts.object, *section, *evidence.address);
  return evidence;
}

/// One evidence a term, instead of one a hit.
void gather_evidence(Finding& finding, const Observation& seen, const BlobView& blob) {
  const auto& signature = seen.signature();
  std::vector<Evidence> gathered;
  for (std::uint32_t i = 0; i < signature.terms.size(); ++i) {
    const auto& term = signature.terms[i];
    const auto* hits = seen.hits_of(i);
    const auto name = signature.id + "." + term.id;
    const auto speaks = [&](const Evidence& evidence) { return evidence.signature == name; };
    if (hits && std::any_of(finding.evidence.begin(), finding.evidence.end(), speaks))
      gathered.push_back(evidence_of(signature, term, *hits, blob));
  }
  std::sort(gathered.begin(), gathered.end(), [](const Evidence& left, const Evidence& right) {
    return std::tie(left.offset, left.signature) < std::tie(right.offset, right.signature);
  });
  finding.evidence = std::move(gathered);
  finding.evidence_total = finding.evidence.size();
}

bool asks_for_names(const Signature& signature) {
  return std::any_of(signature.terms.begin(), signature.terms.end(), [](const Term& term) {
    return term.form == TermForm::import_symbol || term.form == TermForm::export_symbol;
  });
}

class Instructions final : public Classifier {
 public:
  explicit Instructions(std::span<const Signature> signatures)
      : signatures_(signatures), names_(signatures) {}

  std::vector<Finding> inspect(const BlobView& blob,
                               std::span<const TermHits> hits) const override {
    std::vector<Finding> findings;
    const auto named = [&](const TermHits& seen) {
      return asks_for_names(signatures_[seen.signature]);
    };
    const bool by_name = std::any_of(hits.begin(), hits.end(), named);
    for_each_observation(signatures_, blob, hits, by_name ? names_ : nameless_,
                         [&](const Observation& seen) {
                           for (auto& finding : seen.findings()) {
                             gather_evidence(finding, seen, blob);
                             findings.push_back(std::move(finding));
                           }
                         });
    return findings;
  }

 private:
  std::span<const Signature> signatures_;
  NameIndex names_;
  NameIndex nameless_;  // most code asks for no name, and names are many
};

}  // namespace

ASSAY_CLASSIFIER(Instructions, "instructions", "0.1.0")
