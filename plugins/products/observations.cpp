#include "observations.h"

#include <algorithm>

namespace assay::products {
namespace {

void keep(Observation& observation, Evidence evidence) {
  if (observation.evidence.size() < kMostEvidence)
    observation.evidence.push_back(std::move(evidence));
}

}  // namespace

void Observations::add(std::uint32_t signature, std::uint32_t term, Evidence evidence,
                       std::uint64_t count) {
  auto& observation = seen_[{signature, term}];
  observation.total += count;
  keep(observation, std::move(evidence));
}

void Observations::add_name(std::uint32_t signature, std::uint32_t term, const std::string& name,
                            Evidence evidence) {
  auto& observation = seen_[{signature, term}];
  if (!observation.names.insert(name).second) return;
  ++observation.total;
  keep(observation, std::move(evidence));
}

std::vector<std::uint32_t> Observations::signatures() const {
  std::vector<std::uint32_t> found;
  for (const auto& [place, observation] : seen_)
    if (found.empty() || found.back() != place.first) found.push_back(place.first);
  return found;
}

const Observation* Observations::held(std::uint32_t signature, std::uint32_t term) const {
  const auto seen = seen_.find({signature, term});
  if (seen == seen_.end()) return nullptr;
  return seen->second.total >= signatures_[signature].terms[term].at_least ? &seen->second
                                                                           : nullptr;
}

bool Observations::holds(std::uint32_t signature, const Condition& condition) const {
  using Op = Condition::Op;
  if (condition.op == Op::term) return held(signature, condition.term) != nullptr;
  const auto count = std::count_if(condition.of.begin(), condition.of.end(),
                                   [&](const auto& part) { return holds(signature, part); });
  switch (condition.op) {
    case Op::all:
      return static_cast<std::size_t>(count) == condition.of.size();
    case Op::any:
      return count > 0;
    case Op::none:
      return count == 0;
    default:
      return count >= static_cast<std::ptrdiff_t>(condition.count);
  }
}

void Observations::gather(std::uint32_t signature, const Condition& condition,
                          Finding& finding) const {
  if (condition.op == Condition::Op::none) return;
  if (condition.op == Condition::Op::term) {
    if (const auto* seen = held(signature, condition.term)) {
      finding.evidence.insert(finding.evidence.end(), seen->evidence.begin(), seen->evidence.end());
      finding.evidence_total += seen->total;
    }
    return;
  }
  for (const auto& part : condition.of) gather(signature, part, finding);
}

Finding Observations::finding(std::uint32_t signature, const Claim& claim) const {
  const auto& from = signatures_[signature];
  Finding finding;
  finding.kind = from.kind;
  finding.subject = from.subject;
  finding.role = claim.role;
  finding.strength = claim.strength;
  finding.purposes = claim.purposes;
  finding.parameters = from.parameters;
  gather(signature, claim.when, finding);
  for (auto& evidence : finding.evidence)
    if (evidence.text.empty()) evidence.text = claim.text.empty() ? from.title : claim.text;
  return finding;
}

}  // namespace assay::products
