#include "classify/classify.h"
#include "commands.h"
#include "data/error.h"
#include "data/json.h"
#include "output.h"
#include "places.h"
#include "regimes/oblige.h"
#include "report/report_json.h"
#include "verdict.h"

namespace assay::cli {
namespace {

// A saved report, or each report of a saved set.
std::vector<Report> saved_reports(const std::filesystem::path& file) {
  const auto value = read_json_file(file);
  const auto* object = value.object();
  const auto schema = object ? object->find("schema") : Object::const_iterator{};
  std::vector<Report> reports;
  if (object && schema != object->end() && schema->second == Value("assay-report-set/1")) {
    const auto members = object->find("reports");
    const auto* list = members == object->end() ? nullptr : members->second.list();
    if (!list) throw ConfigError(file.string() + "#/reports: a list of reports is wanted here");
    for (const auto& report : *list) reports.push_back(report_from_value(report, file.string()));
  } else {
    reports.push_back(report_from_value(value, file.string()));
  }
  return reports;
}

}  // namespace

int run_assess(const Options& options) {
  const Output output(options);
  const auto setup = places(options);
  const auto regimes = Regimes::load(setup.signatures, setup.regimes);
  std::vector<Report> reports;
  for (const auto& path : options.paths)
    for (auto& report : saved_reports(path)) {
      auto declared = declaration(options, setup.signatures, report.context, report.as_of);
      report.as_of = declared.as_of;
      report.context = std::move(declared.context);
      if (options.reclassify) {
        if (report.findings.empty())
          throw ConfigError(
              path.string() +
              "#/findings: there are none, so nothing can be classified anew (--reclassify)");
        report.encryption = judge_encryption(report.findings, report.complete);
        report.ccis = CcisRules::load(setup.signatures).classify(report.findings, report.complete);
      }
      regimes.oblige(report);
      reports.push_back(std::move(report));
    }
  output.write(reports);
  return exit_code(reports, options);
}

}  // namespace assay::cli
