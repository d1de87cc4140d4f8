// Security-product traits: what software does, not what its package is called.
//
// `inspect` answers from one blob: words of rule languages, user-interface text, symbols. Much of
// that also stands in manuals, so text is first only a mention; `relate` then sees where it stands,
// leaves documentation out, adds what paths say and draws traits from traits.
#include <assay/plugin.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "claims.h"
#include "names.h"
#include "observations.h"

namespace assay::products {
namespace {

// A trait drawn from a trait drawn from a trait …: no data goes deeper.
constexpr int kRounds = 4;
constexpr std::size_t kExcerpt = 64;

std::string hex(Bytes bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const auto byte : bytes) {
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
  }
  return out;
}

/// "kind:subject[:role]" of a finding term.
struct FindingPattern {
  std::string kind, subject, role;
};

FindingPattern parse_pattern(std::string_view text) {
  FindingPattern pattern;
  const auto first = text.find(':');
  pattern.kind = text.substr(0, first);
  if (first == std::string_view::npos) return pattern;
  const auto second = text.find(':', first + 1);
  pattern.subject =
      text.substr(first + 1, second == std::string_view::npos ? second : second - first - 1);
  if (second != std::string_view::npos) pattern.role = text.substr(second + 1);
  return pattern;
}

constexpr std::array<std::string_view, 11> kKinds{
    "algorithm",   "curve", "library", "protocol", "key",  "certificate",
    "instruction", "api",   "kernel",  "package",  "trait"};
constexpr std::array<std::string_view, 6> kRoles{"implements", "embeds",   "calls",
                                                 "configures", "verifies", "mentions"};

bool fits(const FindingPattern& pattern, const Finding& finding) {
  return pattern.kind == kKinds.at(static_cast<std::size_t>(finding.kind)) &&
         (pattern.role.empty() ||
          pattern.role == kRoles.at(static_cast<std::size_t>(finding.role))) &&
         glob_matches(pattern.subject, finding.subject);
}

class Products final : public Classifier {
 public:
  explicit Products(std::span<const Signature> signatures);
  bool wants(const BlobFacts& facts) const override { return facts.object.has_value(); }
  std::vector<Finding> inspect(const BlobView& blob, std::span<const TermHits> hits) const override;
  std::vector<Finding> relate(const ArtefactIndex& index) const override;

 private:
  struct FindingTerm {
    NameIndex::Owner owner;
    std::vector<FindingPattern> patterns;
  };
  void index_term(NameIndex::Owner owner, const Term& term);
  Evidence evidence(NameIndex::Owner owner) const;
  void observe_hits(const BlobView& blob, std::span<const TermHits> hits, Observations& seen) const;
  void observe_names(const ObjectFile& object, Observations& seen) const;
  void observe_paths(const ArtefactIndex& index, Observations& seen) const;
  void observe_finding(const Finding& finding, const std::string& path, Observations& seen) const;

  std::span<const Signature> signatures_;
  std::vector<std::vector<const Claim*>> content_, artefact_;
  NameIndex imports_, exports_, needed_, versions_, sonames_, paths_;
  std::vector<FindingTerm> finding_terms_;
};

Products::Products(std::span<const Signature> signatures)
    : signatures_(signatures),
      content_(claims_of(signatures, Sight::content)),
      artefact_(claims_of(signatures, Sight::artefact)) {
  for (std::uint32_t s = 0; s < signatures.size(); ++s)
    for (std::uint32_t t = 0; t < signatures[s].terms.size(); ++t)
      index_term({s, t}, signatures[s].terms[t]);
}

void Products::index_term(NameIndex::Owner owner, const Term& term) {
  const std::map<TermForm, NameIndex*> indices{
      {TermForm::import_symbol, &imports_}, {TermForm::export_symbol, &exports_},
      {TermForm::needed, &needed_},         {TermForm::symbol_version, &versions_},
      {TermForm::soname, &sonames_},        {TermForm::path, &paths_}};
  if (term.form == TermForm::finding) {
    FindingTerm made{owner, {}};
    for (const auto& name : term.names) made.patterns.push_back(parse_pattern(name));
    finding_terms_.push_back(std::move(made));
  } else if (const auto index = indices.find(term.form); index != indices.end()) {
    for (const auto& name : term.names) index->second->add(name, owner);
  }
}

Evidence Products::evidence(NameIndex::Owner owner) const {
  const auto& signature = signatures_[owner.signature];
  Evidence made;
  made.method = signature.terms[owner.term].method;
  made.signature = signature.id + "." + signature.terms[owner.term].id;
  return made;
}

void Products::observe_hits(const BlobView& blob, std::span<const TermHits> hits,
                            Observations& seen) const {
  for (const auto& term : hits) {
    std::uint64_t left = term.total;
    for (const auto& hit : term.hits) {
      Evidence place = evidence({term.signature, term.term});
      place.offset = hit.offset;
      place.length = hit.length;
      if (blob.facts.object)
        if (const auto* section = section_at(*blob.facts.object, hit.offset))
          place.section = section->name;
      place.excerpt =
          hex(blob.bytes.subspan(hit.offset, std::min<std::size_t>(hit.length, kExcerpt)));
      seen.add(term.signature, term.term, std::move(place));
      --left;
    }
    if (left > 0) seen.add(term.signature, term.term, evidence({term.signature, term.term}), left);
  }
}

void Products::observe_names(const ObjectFile& object, Observations& seen) const {
  const auto look_up = [&](const NameIndex& index, const std::string& name) {
    index.look_up(name, [&](NameIndex::Owner owner) {
      Evidence place = evidence(owner);
      place.symbol = name;
      seen.add_name(owner.signature, owner.term, name, std::move(place));
    });
  };
  for (const auto& symbol : object.imports) look_up(imports_, symbol.name);
  for (const auto& symbol : object.exports) look_up(exports_, symbol.name);
  for (const auto& name : object.needed) look_up(needed_, name);
  for (const auto& name : object.versions_needed) look_up(versions_, name);
  for (const auto& name : object.versions_provided) look_up(versions_, name);
  if (!object.soname.empty()) look_up(sonames_, object.soname);
}

std::vector<Finding> Products::inspect(const BlobView& blob, std::span<const TermHits> hits) const {
  // The members of an opened container are asked themselves, where they stand.
  if (blob.facts.klass == BlobClass::container) return {};
  Observations seen(signatures_);
  observe_hits(blob, hits, seen);
  if (blob.facts.object) observe_names(*blob.facts.object, seen);
  std::vector<Finding> findings;
  for (const auto signature : seen.signatures()) {
    std::set<Role> told;
    for (const auto* claim : content_[signature])
      if (!told.contains(claim->role) && seen.holds(signature, claim->when)) {
        told.insert(claim->role);
        findings.push_back(seen.finding(signature, *claim));
      }
  }
  return findings;
}

void Products::observe_paths(const ArtefactIndex& index, Observations& seen) const {
  const auto look_up = [&](const std::string& path) {
    if (is_documentation(path)) return;
    // A path begins at the artefact's root, so that "*/sbin/x" also means "sbin/x".
    paths_.look_up("/" + path, [&](NameIndex::Owner owner) {
      Evidence place = evidence(owner);
      place.path = path;
      seen.add_name(owner.signature, owner.term, path, std::move(place));
    });
  };
  if (paths_.empty()) return;
  for (const auto& blob : index.blobs)
    for (const auto& path : blob.paths) look_up(path);
  for (const auto& link : index.links) look_up(link);
}

void Products::observe_finding(const Finding& finding, const std::string& path,
                               Observations& seen) const {
  for (const auto& term : finding_terms_) {
    const bool wanted = std::any_of(term.patterns.begin(), term.patterns.end(),
                                    [&](const auto& pattern) { return fits(pattern, finding); });
    if (!wanted) continue;
    Evidence place = finding.evidence.empty() ? Evidence{} : finding.evidence.front();
    if (place.path.empty()) place.path = path;
    place.method = signatures_[term.owner.signature].terms[term.owner.term].method;
    place.signature = evidence(term.owner).signature;
    const std::string name = finding.subject + "\n" +
                             std::string(kRoles.at(static_cast<std::size_t>(finding.role))) + "\n" +
                             finding.version.value_or("") + "\n" + finding.blob;
    seen.add_name(term.owner.signature, term.owner.term, name, std::move(place));
  }
}

/// The first path of every blob that has one outside documentation, by digest.
std::map<std::string, std::string> working_paths(const ArtefactIndex& index) {
  std::map<std::string, std::string> paths;
  for (const auto& blob : index.blobs) {
    const auto first = std::find_if_not(blob.paths.begin(), blob.paths.end(), is_documentation);
    if (first != blob.paths.end()) paths.emplace(blob.facts->digest, *first);
    // The artefact itself has no path inside itself.
    if (blob.paths.empty()) paths.emplace(blob.facts->digest, "");
  }
  return paths;
}

std::vector<Finding> Products::relate(const ArtefactIndex& index) const {
  Observations seen(signatures_);
  observe_paths(index, seen);
  const auto paths = working_paths(index);
  for (const auto& finding : index.findings)
    if (const auto path = paths.find(finding.blob); path != paths.end())
      observe_finding(finding, path->second, seen);
  std::map<std::pair<std::uint32_t, Role>, Finding> drawn;
  for (int round = 0; round < kRounds; ++round) {
    std::vector<Finding> fresh;
    for (const auto signature : seen.signatures())
      for (const auto* claim : artefact_[signature])
        if (!drawn.contains({signature, claim->role}) && seen.holds(signature, claim->when)) {
          Finding finding = seen.finding(signature, *claim);
          finding.blob = index.root;
          fresh.push_back(finding);
          drawn.emplace(std::pair{signature, claim->role}, std::move(finding));
        }
    for (const auto& finding : fresh) observe_finding(finding, "", seen);
    if (fresh.empty()) break;
  }
  std::vector<Finding> findings;
  for (auto& [key, finding] : drawn) findings.push_back(std::move(finding));
  return findings;
}

}  // namespace
}  // namespace assay::products

using assay::products::Products;
ASSAY_CLASSIFIER(Products, "products", "0.1.0")
