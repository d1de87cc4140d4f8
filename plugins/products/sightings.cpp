#include "sightings.h"

#include <assay/condition.h>

#include <array>

namespace assay::products {
namespace {

constexpr std::size_t kEvidenceKept = 16;

// The names of data files, in the order of the enums.
constexpr std::array<std::string_view, 11> kKinds{
    "algorithm",   "curve", "library", "protocol", "key",  "certificate",
    "instruction", "api",   "kernel",  "package",  "trait"};
constexpr std::array<std::string_view, 6> kRoles{"implements", "embeds",   "calls",
                                                 "configures", "verifies", "mentions"};

}  // namespace

void Sightings::see(std::uint32_t signature, std::uint32_t term, const std::string& name,
                    Evidence evidence) {
  auto& seen = seen_[signature][term];
  if (!seen.names.insert(name).second || seen.evidence.size() == kEvidenceKept) return;
  evidence.method = signatures_[signature].terms[term].method;
  evidence.signature = signatures_[signature].id + "." + signatures_[signature].terms[term].id;
  seen.evidence.push_back(std::move(evidence));
}

void Sightings::see_path(const std::string& path) {
  // A path begins at the artefact's root: "*/sbin/x" also means "sbin/x".
  index_->match(TermForm::path, "/" + path, [&](std::uint32_t signature, std::uint32_t term) {
    Evidence evidence;
    evidence.path = path;
    evidence.text = path;
    see(signature, term, path, std::move(evidence));
  });
}

void Sightings::see_finding(const Finding& finding, const std::string& path) {
  const std::string role(kRoles.at(static_cast<std::size_t>(finding.role)));
  const std::string name =
      std::string(kKinds.at(static_cast<std::size_t>(finding.kind))) + ":" + finding.subject;
  const std::string same =
      name + ":" + role + ":" + finding.version.value_or("") + ":" + finding.blob;
  const auto found = [&](std::uint32_t signature, std::uint32_t term) {
    Evidence evidence = finding.evidence.empty() ? Evidence{} : finding.evidence.front();
    if (evidence.path.empty()) evidence.path = path;
    see(signature, term, same, std::move(evidence));
  };
  index_->match(TermForm::finding, name, found);
  index_->match(TermForm::finding, name + ":" + role, found);
}

Finding Sightings::finding(std::uint32_t signature, const Claim& claim,
                           std::string_view digest) const {
  const auto& from = signatures_[signature];
  Finding finding;
  finding.kind = from.kind;
  finding.subject = from.subject;
  finding.role = claim.role;
  finding.strength = claim.strength;
  finding.purposes = claim.purposes;
  finding.parameters = from.parameters;
  finding.blob = digest;
  const auto& terms = seen_.at(signature);
  supporting_terms(claim.when, [&](std::uint32_t term) {
    const auto seen = terms.find(term);
    if (seen == terms.end()) return;
    finding.evidence_total += seen->second.names.size();
    for (const auto& evidence : seen->second.evidence)
      if (finding.evidence.size() < kEvidenceKept) finding.evidence.push_back(evidence);
  });
  return finding;
}

std::vector<Finding> Sightings::fresh_findings(std::string_view digest) {
  std::vector<Finding> findings;
  for (const auto& [signature, terms] : seen_) {
    const auto& from = signatures_[signature];
    std::vector<bool> held(from.terms.size());
    for (const auto& [term, seen] : terms)
      held[term] = seen.names.size() >= from.terms[term].at_least;
    for (const auto& claim : from.claims)
      if (!told_.contains({signature, claim.role}) && holds(claim.when, held)) {
        told_.emplace(signature, claim.role);
        findings.push_back(finding(signature, claim, digest));
      }
  }
  return findings;
}

}  // namespace assay::products
