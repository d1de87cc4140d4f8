#include "components.h"

#include <algorithm>
#include <utility>

namespace libraries {
namespace {

using assay::Finding;

constexpr std::size_t kEvidenceKept = 16, kLongestVersion = 64;

void add(const assay::Component& component, const assay::Signature& signature, Finding& finding) {
  finding.kind = signature.kind;
  finding.subject = signature.subject;
  finding.role = assay::Role::embeds;
  finding.strength = assay::Strength::strong;
  finding.purposes = signature.purposes;
  finding.parameters = signature.parameters;
  if (!finding.version && !component.version.empty() && component.version.size() <= kLongestVersion)
    finding.version = component.version.substr(component.version[0] == 'v' ? 1 : 0);
  ++finding.evidence_total;
  if (finding.evidence.size() >= kEvidenceKept) return;
  assay::Evidence evidence;
  evidence.method = "component";
  evidence.signature = signature.id + ".components";
  evidence.text = component.name + " " + component.version;
  finding.evidence.push_back(std::move(evidence));
}

}  // namespace

Components::Components(std::span<const assay::Signature> signatures) : signatures_(signatures) {
  for (std::size_t i = 0; i < signatures.size(); ++i) {
    const auto named = signatures[i].extra.find("components");
    const auto* list = named == signatures[i].extra.end() ? nullptr : named->second.list();
    if (!list) continue;
    for (const auto& name : *list)
      if (const auto* text = name.string()) owners_.emplace(*text, i);
  }
}

std::vector<Finding> Components::findings(const assay::ObjectFile& object) const {
  std::map<std::size_t, Finding> found;
  for (const auto& component : object.components) {
    const auto owner = owners_.find(component.ecosystem + ":" + component.name);
    if (owner != owners_.end()) add(component, signatures_[owner->second], found[owner->second]);
  }
  std::vector<Finding> findings;
  for (auto& [signature, finding] : found) findings.push_back(std::move(finding));
  return findings;
}

void add_stated_version(const assay::ObjectFile& object, Finding& finding) {
  if (finding.version || finding.kind != assay::Kind::library ||
      finding.role != assay::Role::implements)
    return;
  for (const char* key : {"ProductVersion", "FileVersion"})
    for (const auto& [name, value] : object.version_info)
      if (!finding.version && name == key && value.size() <= kLongestVersion)
        finding.version = value;
}

}  // namespace libraries
