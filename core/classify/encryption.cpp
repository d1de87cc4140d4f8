// The encryption verdict: what the findings, taken together, say the artefact does.
//
// Only findings of kinds that are cryptography and that serve a purpose decide: a trait, a package
// name, a stored key or a certificate shows no encryption by itself, nor does a hash for tables. A
// weak finding is never more than a mention. What decides, in order:
//   confidentiality   a finding that implements, embeds or calls for confidentiality, or for key
//                     agreement alone (a shared secret has no other use; with a signature among the
//                     purposes, as on a curve, it is ambiguous and waits for something clearer)
//   integrity         hashes, MACs, signatures, authentication, password hashing, and everything
//                     whose role is `verifies`, whatever it could be used for elsewhere
//   mention           names and settings only
// Random numbers alone are neither encryption nor integrity and leave "none". Where not everything
// was seen, only "present" can be said: every other verdict claims an absence.
#include <algorithm>
#include <array>
#include <set>

#include "classify/classify.h"

namespace assay {
namespace {

constexpr std::size_t kMostReasons = 32;
constexpr std::string_view kFormPrefix = "form.";

enum class Weight : std::uint8_t { nothing, mention, integrity, confidentiality };

bool has(const Finding& finding, Purpose purpose) {
  return std::find(finding.purposes.begin(), finding.purposes.end(), purpose) !=
         finding.purposes.end();
}

bool is_cryptography(Kind kind) {
  return kind != Kind::trait && kind != Kind::package && kind != Kind::key &&
         kind != Kind::certificate;
}

bool acts(Role role) {
  return role == Role::implements || role == Role::embeds || role == Role::calls;
}

bool supports_confidentiality(const Finding& finding) {
  return has(finding, Purpose::confidentiality) || has(finding, Purpose::key_agreement);
}

bool decides_confidentiality(const Finding& finding) {
  return has(finding, Purpose::confidentiality) ||
         (has(finding, Purpose::key_agreement) && !has(finding, Purpose::signature));
}

bool shows_integrity(const Finding& finding) {
  constexpr std::array kIntegrity{Purpose::integrity, Purpose::authentication, Purpose::signature,
                                  Purpose::password_hashing};
  return std::any_of(kIntegrity.begin(), kIntegrity.end(),
                     [&](Purpose purpose) { return has(finding, purpose); });
}

Weight weigh(const Finding& finding) {
  if (!is_cryptography(finding.kind) || finding.purposes.empty()) return Weight::nothing;
  if (finding.strength == Strength::weak) return Weight::mention;
  if (finding.role == Role::verifies) return Weight::integrity;
  if (!acts(finding.role)) return Weight::mention;
  if (decides_confidentiality(finding)) return Weight::confidentiality;
  return shows_integrity(finding) ? Weight::integrity : Weight::nothing;
}

std::string verdict_of(Weight heaviest, bool complete) {
  if (heaviest == Weight::confidentiality) return "present";
  if (!complete) return "undetermined";
  if (heaviest == Weight::integrity) return "integrity-only";
  return heaviest == Weight::mention ? "mentioned" : "none";
}

/// The greatest whole number in the parameter, which is one or a list of them.
std::optional<std::int64_t> greatest(const Finding& finding, std::string_view parameter) {
  const auto found = finding.parameters.find(parameter);
  if (found == finding.parameters.end()) return std::nullopt;
  if (const auto* one = found->second.integer()) return *one;
  std::optional<std::int64_t> most;
  if (const auto* several = found->second.list())
    for (const auto& value : *several)
      if (const auto* one = value.integer()) most = std::max(most.value_or(*one), *one);
  return most;
}

void raise(std::optional<std::int64_t>& most, const std::optional<std::int64_t>& other) {
  if (other && (!most || *other > *most)) most = other;
}

void raise(KeyStrength& strength, const Finding& finding) {
  raise(strength.symmetric_bits, greatest(finding, "symmetric_bits"));
  raise(strength.factorisation_bits, greatest(finding, "factorisation_bits"));
  raise(strength.finite_field_bits, greatest(finding, "finite_field_bits"));
  raise(strength.elliptic_bits, greatest(finding, "elliptic_bits"));
}

void judge_strength(std::span<const Finding> findings, Encryption& encryption) {
  for (const auto& finding : findings) {
    if (finding.strength == Strength::weak || !is_cryptography(finding.kind) ||
        !supports_confidentiality(finding))
      continue;
    if (acts(finding.role)) raise(encryption.present, finding);
    if (finding.role == Role::calls || finding.role == Role::configures)
      raise(encryption.usable, finding);
  }
}

std::vector<std::string> forms_among(std::span<const Finding> findings) {
  std::set<std::string> forms;
  for (const auto& finding : findings)
    if (finding.kind == Kind::trait && finding.strength != Strength::weak &&
        finding.role != Role::mentions && finding.subject.starts_with(kFormPrefix))
      forms.insert(finding.subject.substr(kFormPrefix.size()));
  return {forms.begin(), forms.end()};
}

/// The ids of the findings of that weight: the strongest first into the few that are kept, then
/// sorted.
std::vector<std::string> reasons(std::span<const Finding> findings, Weight weight) {
  std::vector<const Finding*> chosen;
  for (const auto& finding : findings)
    if (weigh(finding) == weight) chosen.push_back(&finding);
  std::sort(chosen.begin(), chosen.end(), [](const Finding* a, const Finding* b) {
    if (a->strength != b->strength) return a->strength > b->strength;
    return a->id < b->id;
  });
  std::set<std::string> ids;
  for (const auto* finding : chosen)
    if (ids.size() < kMostReasons) ids.insert(finding->id);
  return {ids.begin(), ids.end()};
}

}  // namespace

Encryption judge_encryption(std::span<const Finding> findings, bool complete) {
  Weight heaviest = Weight::nothing;
  std::set<Purpose> purposes;
  for (const auto& finding : findings) {
    const Weight weight = weigh(finding);
    heaviest = std::max(heaviest, weight);
    if (weight >= Weight::integrity)
      purposes.insert(finding.purposes.begin(), finding.purposes.end());
  }
  if (heaviest != Weight::confidentiality) {
    purposes.erase(Purpose::confidentiality);
    purposes.erase(Purpose::key_agreement);
  }
  Encryption encryption;
  encryption.verdict = verdict_of(heaviest, complete);
  encryption.purposes.assign(purposes.begin(), purposes.end());
  if (heaviest == Weight::confidentiality) judge_strength(findings, encryption);
  encryption.forms = forms_among(findings);
  if (heaviest != Weight::nothing) encryption.because = reasons(findings, heaviest);
  return encryption;
}

}  // namespace assay
