// Algorithms and curves: what their tables, constants, names and functions in a blob say.
//
// The meaning lies in signatures/algorithms/: this file only judges where a hit stands. Names and
// debugging data of an object file are no tables. A text (a manual, a list of types) can mention an
// algorithm, it cannot implement one. What an opened container holds is reported of its members.
// Where an algorithm is implemented or called, that it is also named tells nothing more. In a
// program that is linked with a cryptographic library, names of functions and definitions prove
// nothing: the work may be done there.
#include <assay/claims.h>
#include <assay/plugin.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "definitions.h"
#include "function_names.h"

namespace {

using namespace assay;

bool holds_names_only(std::string_view section) {
  constexpr std::array<std::string_view, 6> kNames{".dynstr", ".strtab",  ".symtab",
                                                   ".dynsym", ".comment", ".shstrtab"};
  return std::find(kNames.begin(), kNames.end(), section) != kNames.end() ||
         section.starts_with(".debug") || section.starts_with(".gnu.");
}

/// The hits that stand where a program keeps its code and data.
std::vector<TermHits> in_code_or_data(std::span<const TermHits> hits, const BlobFacts& facts) {
  std::vector<TermHits> kept;
  for (const auto& term : hits) {
    TermHits good{.signature = term.signature, .term = term.term, .total = term.total, .hits = {}};
    for (const auto& hit : term.hits) {
      const auto* section = facts.object ? section_at(*facts.object, hit.offset) : nullptr;
      if (!section || !holds_names_only(section->name)) good.hits.push_back(hit);
    }
    good.total -= term.hits.size() - good.hits.size();
    if (!good.hits.empty()) kept.push_back(std::move(good));
  }
  return kept;
}

bool uses(const Finding& finding) {
  return finding.role == Role::implements || finding.role == Role::calls;
}

/// In a text everything is a mention.
void demote(std::vector<Finding>& findings) {
  for (auto& finding : findings) {
    finding.role = Role::mentions;
    finding.strength = Strength::weak;
  }
}

/// An algorithm that is implemented in a blob is not also reported as called or mentioned there;
/// one that is called is not also mentioned.
void drop_lesser_roles(std::vector<Finding>& findings) {
  std::vector<std::pair<Kind, std::string>> implemented, used;
  for (const auto& finding : findings) {
    if (finding.role == Role::implements) implemented.emplace_back(finding.kind, finding.subject);
    if (uses(finding)) used.emplace_back(finding.kind, finding.subject);
  }
  const auto among = [](const auto& list, const Finding& finding) {
    return std::find(list.begin(), list.end(), std::pair(finding.kind, finding.subject)) !=
           list.end();
  };
  std::erase_if(findings, [&](const Finding& finding) {
    return (finding.role == Role::calls && among(implemented, finding)) ||
           (finding.role == Role::mentions && among(used, finding));
  });
}

/// Linked with a library that does cryptography for others.
bool has_a_library(const BlobFacts& facts) {
  constexpr std::array<std::string_view, 20> kLibraries{
      "libcrypto.so", "libgcrypt.so",   "libnettle.so",   "libhogweed.so",   "libgnutls.so",
      "libsodium.so", "libmbedcrypto.", "libwolfssl.so",  "libtomcrypt.so",  "libmcrypt.so",
      "libbotan-",    "libcrypto++.so", "libcryptopp.so", "libfreebl",       "libnss3.so",
      "libmhash.so",  "libcryptui",     "bcrypt.dll",     "libcrypto.dylib", "bcryptprimitives"};
  return facts.object && std::any_of(facts.object->needed.begin(), facts.object->needed.end(),
                                     [&](std::string_view needed) {
                                       return std::any_of(kLibraries.begin(), kLibraries.end(),
                                                          [&](std::string_view library) {
                                                            return needed.starts_with(library);
                                                          });
                                     });
}

class Algorithms final : public Classifier {
 public:
  explicit Algorithms(std::span<const Signature> signatures)
      : signatures_(signatures), names_(signatures), functions_(signatures), bases_(signatures) {}

  bool wants(const BlobFacts& facts) const override { return facts.object.has_value(); }

  std::vector<Finding> inspect(const BlobView& blob,
                               std::span<const TermHits> hits) const override {
    if (blob.facts.klass == BlobClass::container) return {};
    auto findings = claim_findings(signatures_, blob, in_code_or_data(hits, blob.facts), names_);
    if (blob.facts.object && !has_a_library(blob.facts)) {
      add_named(blob, findings);
      bases_.add_implied(findings);
    } else if (!blob.facts.object) {
      bases_.add_implied(findings);
    }
    if (blob.facts.klass == BlobClass::text) demote(findings);
    drop_lesser_roles(findings);
    return findings;
  }

 private:
  /// What the names of functions show and nothing better does.
  void add_named(const BlobView& blob, std::vector<Finding>& findings) const {
    for (const auto& seen : functions_.match(*blob.facts.object)) {
      const auto& signature = signatures_[seen.signature];
      // A kernel module exports its fast code and leaves the rest to the generic module.
      const bool module_does_it = seen.many && blob.facts.object->type == "relocatable";
      const auto better = [&](const Finding& finding) {
        const bool same = finding.kind == signature.kind && finding.subject == signature.subject;
        return same && (finding.role == Role::implements || (uses(finding) && !module_does_it));
      };
      if (std::any_of(findings.begin(), findings.end(), better)) continue;
      Finding finding;
      finding.kind = signature.kind;
      finding.subject = signature.subject;
      finding.role = Role::implements;
      finding.strength = Strength::likely;
      finding.purposes = signature.purposes;
      finding.parameters = signature.parameters;
      finding.evidence = evidence_of(seen, signature, *blob.facts.object);
      finding.evidence_total = seen.total;
      findings.push_back(std::move(finding));
    }
  }

  static std::vector<Evidence> evidence_of(const FunctionNames::Seen& seen,
                                           const Signature& signature, const ObjectFile& object) {
    std::vector<Evidence> all;
    for (const auto* symbol : seen.symbols) {
      Evidence evidence;
      evidence.method = "symbols";
      evidence.signature = signature.id + ".functions";
      evidence.text = symbol->name;
      detail::set_symbol(evidence, *symbol, object);
      all.push_back(std::move(evidence));
    }
    if (!all.empty()) return all;
    Evidence named;
    named.method = "symbols";
    named.signature = signature.id + ".functions";
    named.text = object.soname;
    return {named};
  }

  std::span<const Signature> signatures_;
  NameIndex names_;
  FunctionNames functions_;
  Definitions bases_;
};

}  // namespace

ASSAY_CLASSIFIER(Algorithms, "algorithms", "0.1.0")
