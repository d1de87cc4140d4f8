#include "package.h"

#include <algorithm>
#include <string_view>

namespace packages {
namespace {

constexpr std::size_t kMostPackages = 65536;
constexpr std::size_t kLongest = 200;

// Names and versions of every manager are written in these letters; anything else is no package.
bool plausible(std::string_view text) {
  return !text.empty() && text.size() <= kLongest &&
         std::all_of(text.begin(), text.end(), [](unsigned char c) {
           return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                  std::string_view("+-._~:@/^").find(static_cast<char>(c)) !=
                      std::string_view::npos;
         });
}

}  // namespace

void report(const Package& package, std::vector<assay::Finding>& findings) {
  if (!plausible(package.name)) return;
  if (findings.size() >= kMostPackages)
    throw assay::Malformed("an inventory of more than " + std::to_string(kMostPackages) +
                           " packages was not read");
  assay::Finding finding;
  finding.kind = assay::Kind::package;
  finding.subject = package.name;
  finding.role = package.listed ? assay::Role::mentions : assay::Role::implements;
  finding.strength = assay::Strength::strong;
  if (plausible(package.version)) finding.version = package.version;
  finding.parameters["manager"] = package.manager;
  if (plausible(package.architecture)) finding.parameters["architecture"] = package.architecture;
  if (plausible(package.source)) finding.parameters["source"] = package.source;
  assay::Evidence evidence;
  evidence.offset = package.offset;
  evidence.length = package.length;
  evidence.method = package.listed ? "inventory" : "manifest";
  evidence.signature = "packages." + package.manager;
  evidence.text = package.listed ? "Listed as installed" : "The package's own manifest";
  finding.evidence.push_back(std::move(evidence));
  finding.evidence_total = 1;
  findings.push_back(std::move(finding));
}

}  // namespace packages
