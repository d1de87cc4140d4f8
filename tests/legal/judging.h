// What the legal tests share: reports written as data, and the rows that come out.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>

#include "data/node.h"
#include "model/names.h"
#include "regimes/oblige.h"

namespace assay::legal {

inline std::filesystem::path signatures() {
  return std::filesystem::path(ASSAY_SOURCE_DIR) / "signatures";
}

/// By every pack there is, those that are not judged by default included.
inline const Regimes& regimes() {
  static const auto loaded = [] {
    const auto known = load_law(signatures());
    std::vector<std::string> all;
    for (const auto& pack : known.packs) all.push_back(pack.info.id);
    return Regimes::load(signatures(), all);
  }();
  return loaded;
}

inline std::optional<std::int64_t> bits(const Node& strength, const char* name) {
  const auto found = strength.find(name);
  if (!found || found->value().is_null()) return std::nullopt;
  return found->integer();
}

inline void read_encryption(const Node& node, Encryption& encryption) {
  node.only({"verdict", "purposes", "forms", "strength"});
  encryption.verdict = node.at("verdict").string();
  if (const auto purposes = node.find("purposes"))
    for (const auto& name : purposes->strings())
      encryption.purposes.push_back(*named<Purpose>(name));
  if (const auto forms = node.find("forms")) encryption.forms = forms->strings();
  if (const auto strength = node.find("strength")) {
    strength->only({"present", "usable"});
    const auto read = [](const Node& one) {
      return KeyStrength{bits(one, "symmetric_bits"), bits(one, "factorisation_bits"),
                         bits(one, "finite_field_bits"), bits(one, "elliptic_bits")};
    };
    encryption.present = encryption.usable = read(strength->at("present"));
    if (const auto usable = strength->find("usable")) encryption.usable = read(*usable);
  }
  encryption.because = {"f-00000000000000e0"};
}

/// {"complete", "encryption", "ccis"} as in assay-report/1; all optional.
inline Report read_report(const Node& node) {
  node.only({"complete", "encryption", "ccis", "algorithms"});
  Report report;
  if (const auto algorithms = node.find("algorithms"))
    for (const auto& name : algorithms->strings()) {
      Finding finding;
      finding.id = "f-00000000000000a" + std::to_string(report.findings.size());
      finding.kind = Kind::algorithm;
      finding.role = Role::implements;
      finding.subject = name;
      report.findings.push_back(std::move(finding));
    }
  report.complete = node.boolean_or("complete", true);
  if (const auto encryption = node.find("encryption"))
    read_encryption(*encryption, report.encryption);
  if (const auto types = node.find("ccis"))
    for (const auto& type : types->list()) {
      type.only({"type", "verdict"});
      report.ccis.push_back(
          {type.at("type").string(), "", type.at("verdict").string(), {"f-00000000000000c0"}});
    }
  return report;
}

inline const Obligation* row(const Report& report, const std::string& id, const std::string& view,
                             const std::string& for_what) {
  const auto found = std::find_if(
      report.obligations.begin(), report.obligations.end(), [&](const Obligation& one) {
        return one.id == id && one.view == view && one.for_what == for_what;
      });
  return found == report.obligations.end() ? nullptr : &*found;
}

}  // namespace assay::legal
