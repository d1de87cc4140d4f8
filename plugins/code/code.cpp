// Plugin `code`: what programs in source form implement and call.
//
// Three proofs, each asked of code only, never of comments, documentation or lists: constants of an
// algorithm among the program's numbers (tables.h); definitions named for an algorithm whose body
// does its work (definitions.h); calls that name one (signatures/code/calls.json). A text without
// hits and with next to no exclusive or is not read further.
#include <assay/evidence.h>
#include <assay/plugin.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "definitions.h"
#include "names.h"
#include "numbers.h"
#include "source.h"
#include "tables.h"

namespace assay::code {
namespace {

constexpr std::size_t kLongestText = std::size_t{8} << 20;
constexpr std::size_t kMostNumbers = std::size_t{1} << 20;
constexpr int kMixing = 8;
constexpr std::string_view kCalls = "call-";

/// Does the text have as many of this character as an implementation of anything would?
bool mixes(Bytes bytes) {
  auto text = as_text(bytes);
  for (int count = 0; count < kMixing; ++count) {
    const auto at = text.find('^');
    if (at == std::string_view::npos) return false;
    text.remove_prefix(at + 1);
  }
  return true;
}

/// The findings of one blob, one for each subject and role.
class Findings {
 public:
  explicit Findings(const BlobView& blob) : blob_(blob) {}

  void add(const NamedAlgorithm& what, Role role, Strength strength, Evidence evidence) {
    auto& finding = all_[{what.kind, what.subject, role}];
    finding.kind = what.kind;
    finding.subject = what.subject;
    finding.role = role;
    finding.strength = std::max(finding.strength, strength);
    for (const auto& [key, value] : what.parameters) join(finding.parameters, key, value);
    for (const auto purpose : what.purposes)
      if (std::find(finding.purposes.begin(), finding.purposes.end(), purpose) ==
          finding.purposes.end())
        finding.purposes.push_back(purpose);
    evidence.length = std::min<std::uint64_t>(evidence.length, blob_.bytes.size());
    evidence.excerpt = detail::hex(detail::part(
        blob_.bytes, evidence.offset, std::min<std::uint64_t>(evidence.length, kExcerptBytes)));
    ++finding.evidence_total;
    if (finding.evidence.size() < 16) finding.evidence.push_back(std::move(evidence));
  }

  std::vector<Finding> take() {
    std::vector<Finding> findings;
    for (auto& [key, finding] : all_) {
      const auto& [kind, subject, role] = key;
      if (role == Role::calls && all_.contains({kind, subject, Role::implements})) continue;
      findings.push_back(std::move(finding));
    }
    return findings;
  }

 private:
  static void join(Object& into, const std::string& key, const Value& value) {
    const auto [mine, fresh] = into.try_emplace(key, value);
    if (fresh) return;
    auto* list = std::get_if<List>(&mine->second.held);
    if (list && value.list())
      for (const auto& item : *value.list())
        if (std::find(list->begin(), list->end(), item) == list->end()) list->push_back(item);
    const auto* number = mine->second.integer();
    if (number && value.integer()) mine->second = std::max(*number, *value.integer());
  }

  const BlobView& blob_;
  std::map<std::tuple<Kind, std::string, Role>, Finding> all_;
};

NamedAlgorithm of_signature(const Signature& signature) {
  return {signature.kind, signature.subject, signature.purposes, signature.parameters};
}

class Code final : public Classifier {
 public:
  explicit Code(std::span<const Signature> signatures)
      : signatures_(signatures), tables_(signatures) {}

  bool wants(const BlobFacts& facts) const override {
    return facts.klass == BlobClass::text && facts.size <= kLongestText && facts.format != "html" &&
           facts.format != "xml" && facts.format != "pem";
  }

  std::vector<Finding> inspect(const BlobView& blob,
                               std::span<const TermHits> hits) const override {
    if (!wants(blob.facts) || (hits.empty() && !mixes(blob.bytes))) return {};
    const auto source = read_source(as_text(blob.bytes));
    if (!source) return {};
    Findings findings(blob);
    add_calls(*source, hits, findings);
    add_constants(*source, findings);
    return findings.take();
  }

 private:
  void add_constants(const Source& source, Findings& findings) const {
    const auto numbers = read_numbers(source.code, kMostNumbers);
    tables_.match(numbers, [&](std::uint32_t signature, const Place& place) {
      add_place(signature, place, "numbers of its table stand in a row", findings);
    });
    // Large numbers are written as strings, too.
    const auto runs = hex_runs(source.uncommented);
    if (!runs.empty())
      tables_.match_hex(runs, [&](std::uint32_t signature, const Place& place) {
        add_place(signature, place, "its parameter is written in hex digits", findings);
      });
    for (const auto& definition : proven_definitions(source.code, numbers)) {
      Evidence evidence;
      evidence.offset = definition.offset;
      evidence.length = definition.name.size();
      evidence.method = "definition";
      evidence.symbol = definition.name;
      evidence.text = "defines " + definition.name;
      findings.add(definition.algorithm, Role::implements, Strength::likely, std::move(evidence));
    }
  }

  void add_place(std::uint32_t signature, const Place& place, const char* text,
                 Findings& findings) const {
    Evidence evidence;
    evidence.offset = place.offset;
    evidence.length = place.length;
    evidence.method = "table";
    evidence.signature = signatures_[signature].id + "." + signatures_[signature].terms[0].id;
    evidence.text = text;
    findings.add(of_signature(signatures_[signature]), Role::implements, Strength::strong,
                 std::move(evidence));
  }

  /// A call counts where its first letter is code: not in a comment, not in a message.
  void add_calls(const Source& source, std::span<const TermHits> hits, Findings& findings) const {
    for (const auto& seen : hits) {
      const auto& signature = signatures_[seen.signature];
      if (!std::string_view(signature.id).starts_with(kCalls)) continue;
      for (const auto& hit : seen.hits) {
        if (hit.offset >= source.code.size() || !is_code(source, hit)) continue;
        const auto name =
            std::string_view(source.uncommented).substr(hit.capture_offset, hit.capture_length);
        Evidence evidence;
        evidence.offset = hit.offset;
        evidence.length = hit.length;
        evidence.method = "call";
        evidence.signature = signature.id + "." + signature.terms[seen.term].id;
        evidence.text = "calls for " + detail::printable(as_bytes(name));
        for (const auto& algorithm : named(name))
          findings.add(algorithm, Role::calls, Strength::likely, evidence);
      }
    }
  }

  static bool is_code(const Source& source, const Hit& hit) {
    const auto first = source.code[hit.offset];
    return first != ' ' && first != '\n';
  }

  std::span<const Signature> signatures_;
  Tables tables_;
};

}  // namespace
}  // namespace assay::code

using assay::code::Code;
ASSAY_CLASSIFIER(Code, "code", "0.1.0")
