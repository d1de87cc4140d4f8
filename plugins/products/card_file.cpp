#include "card_file.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace assay::products {
namespace {

constexpr std::uint8_t kImportTag = 4;

struct Package {
  std::uint64_t offset = 0;
  Bytes aid;
};

// AIDs begin with the five bytes of the registered owner: Sun Microsystems, Visa, GlobalPlatform,
// ETSI.
using Known = std::pair<std::string_view, std::string_view>;
constexpr std::array<Known, 7> kKnown{{
    {std::string_view("\xa0\x00\x00\x00\x62\x01\x01", 7), "smartcard.java-card"},
    {std::string_view("\xa0\x00\x00\x00\x62\x01\x02", 7), "smartcard.card-cryptography"},
    {std::string_view("\xa0\x00\x00\x00\x62\x02\x01", 7), "smartcard.card-cryptography"},
    {std::string_view("\xa0\x00\x00\x01\x51\x00", 6), "smartcard.card-manager"},
    {std::string_view("\xa0\x00\x00\x00\x03\x00\x00", 7), "smartcard.card-manager"},
    {std::string_view("\xa0\x00\x00\x00\x09\x00\x03", 7), "smartcard.sim-toolkit"},
    {std::string_view("\xa0\x00\x00\x00\x09\x00\x05", 7), "smartcard.sim-toolkit"},
}};

/// The packages of an Import component, or nothing where a byte is too few or too many.
std::optional<std::vector<Package>> packages(Bytes bytes) {
  const Reader read(bytes, ByteOrder::big);
  if (read.u8(0) != kImportTag || read.u16(1) + std::uint64_t{3} != read.size())
    return std::nullopt;
  std::vector<Package> found;
  std::uint64_t at = 4;
  for (unsigned left = read.u8(3); left > 0; --left) {
    const std::uint8_t length = read.u8(at + 2);
    if (length < 5 || length > 16) return std::nullopt;
    found.push_back({at, read.slice(at + 3, length)});
    at += std::uint64_t{3} + length;
  }
  if (at != read.size()) return std::nullopt;
  return found;
}

std::string_view trait_of(Bytes aid) {
  const auto known = std::find_if(kKnown.begin(), kKnown.end(), [&](const Known& one) {
    return as_text(aid).starts_with(one.first);
  });
  return known == kKnown.end() ? std::string_view{} : known->second;
}

Finding finding(std::string_view trait, const Package& package) {
  Finding finding;
  finding.kind = Kind::trait;
  finding.subject = trait;
  finding.role = Role::implements;
  finding.strength = Strength::likely;
  finding.evidence_total = 1;
  Evidence evidence;
  evidence.offset = package.offset;
  evidence.length = 3 + package.aid.size();
  evidence.method = "format";
  evidence.signature = "java-card.import";
  evidence.text = "a package that a card application imports";
  finding.evidence.push_back(std::move(evidence));
  return finding;
}

}  // namespace

std::vector<Finding> card_imports(Bytes component) {
  std::vector<Finding> findings;
  try {
    const auto imported = packages(component);
    if (!imported) return findings;
    for (const auto& package : *imported) {
      const auto trait = trait_of(package.aid);
      const bool told = std::any_of(findings.begin(), findings.end(),
                                    [&](const Finding& one) { return one.subject == trait; });
      if (!trait.empty() && !told) findings.push_back(finding(trait, package));
    }
  } catch (const Malformed&) {
    findings.clear();  // some other small file that begins with the same byte
  }
  return findings;
}

}  // namespace assay::products
