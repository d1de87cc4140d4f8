#include "definitions.h"

#include <algorithm>
#include <stdexcept>

namespace {

using namespace assay;

bool present(const std::vector<Finding>& findings, const std::string& subject) {
  return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
    return finding.kind == Kind::algorithm && finding.subject == subject &&
           (finding.role == Role::implements || finding.role == Role::calls);
  });
}

}  // namespace

Definitions::Definitions(std::span<const Signature> signatures) {
  const auto signature_of = [&](const std::string& subject) {
    for (const auto& one : signatures)
      if (one.kind == Kind::algorithm && one.subject == subject) return &one;
    throw std::invalid_argument("extra.builds_on: no signature of " + subject);
  };
  for (const auto& one : signatures) {
    const auto member = one.extra.find("builds_on");
    if (member == one.extra.end()) continue;
    if (!member->second.list()) throw std::invalid_argument(one.id + ": extra.builds_on");
    for (const auto& name : *member->second.list())
      if (name.string())
        bases_.emplace(one.subject, Base{*name.string(), signature_of(*name.string()),
                                         one.title + " is defined over " + *name.string()});
  }
}

void Definitions::add_implied(std::vector<Finding>& findings) const {
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (findings[i].kind != Kind::algorithm || findings[i].role != Role::implements ||
        findings[i].strength == Strength::weak)
      continue;
    const auto [first, last] = bases_.equal_range(findings[i].subject);
    for (auto base = first; base != last; ++base) {
      if (present(findings, base->second.subject)) continue;
      Finding implied = findings[i];
      implied.subject = base->second.subject;
      implied.strength = Strength::likely;
      implied.purposes = base->second.signature->purposes;
      implied.parameters = base->second.signature->parameters;
      for (auto& evidence : implied.evidence) {
        evidence.method = "definition";
        evidence.text = base->second.text;
      }
      findings.push_back(std::move(implied));
    }
  }
}
