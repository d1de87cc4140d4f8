#include <string>

#include "data/error.h"
#include "data/json.h"
#include "fuzz/target.h"
#include "report/report_json.h"

namespace assay::fuzz {

void run(Bytes bytes) {
  try {
    for (const auto& report : reports_from_value(parse_json(as_text(bytes), "REPORT"), "REPORT"))
      write_json({&report, 1});
  } catch (const ConfigError&) {
  }
}

std::vector<Seed> seeds() {
  Report report;
  report.artefact.name = "vendor.deb";
  Finding finding;
  finding.id = "f-0123456789abcdef";
  finding.subject = "AES";
  finding.parameters["key_bits"] = List{128, 256};
  finding.evidence.push_back({.path = "usr/lib/libx.so", .offset = 16, .length = 256});
  report.findings.push_back(finding);
  const auto text = write_json({&report, 1});
  return {Seed(text.begin(), text.end())};
}

}  // namespace assay::fuzz
