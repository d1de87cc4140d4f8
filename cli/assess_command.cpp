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
int run_assess(const Options& options) {
  const Output output(options);
  const auto setup = places(options);
  const auto regimes = Regimes::load(setup.signatures, setup.regimes);
  const auto ccis = CcisRules::load(setup.signatures);
  std::vector<Report> reports;
  for (const auto& path : options.paths)
    for (auto& report : reports_from_value(read_json_file(path), path.string())) {
      declare(report, declaration(options, regimes.law().keys,
                                  {report.as_of, report.context, report.answers}));
      if (options.reclassify) {
        if (report.findings.empty())
          throw ConfigError(
              path.string() +
              "#/findings: there are none, so nothing can be classified anew (--reclassify)");
        report.encryption = judge_encryption(report.findings, report.complete);
        report.ccis = ccis.classify(report.findings, report.complete);
      }
      regimes.oblige(report);
      reports.push_back(std::move(report));
    }
  output.write(reports, Glossary::load(setup.signatures, regimes.law(), ccis.types()));
  return exit_code(reports, options);
}

}  // namespace assay::cli
