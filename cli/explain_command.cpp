#include "commands.h"
#include "data/error.h"
#include "data/json.h"
#include "output.h"
#include "places.h"
#include "report/explain.h"
#include "report/report_json.h"

namespace assay::cli {
namespace {

// The finding in the report, or in the one report of a set that holds it.
std::string finding_of(const Options& options, const Catalogue& catalogue, const TextStyle& style) {
  const std::filesystem::path file = options.topics[0];
  const auto& id = options.topics[1];
  const auto reports = reports_from_value(read_json_file(file), file.string());
  for (const auto& report : reports)
    for (const auto& finding : report.findings)
      if (finding.id == id) return explain_finding(report, id, catalogue, style);
  if (reports.empty()) throw ConfigError(file.string() + "#/reports: there is no report in it");
  return explain_finding(reports.front(), id, catalogue, style);
}

}  // namespace

int run_explain(const Options& options) {
  const auto setup = places(options);
  const auto catalogue = Catalogue::load(setup.signatures);
  const auto ccis = CcisRules::load(setup.signatures);
  const auto regimes = Regimes::load(setup.signatures, setup.regimes);
  const auto glossary = Glossary::load(setup.signatures, regimes.law(), ccis.types());
  const TextStyle style{.colour = colour_wanted(options),
                        .width = columns(options),
                        .language = options.language,
                        .glossary = &glossary};
  if (options.topics.size() == 2) {
    print(finding_of(options, catalogue, style));
    return 0;
  }
  print(explain_topic(options.topics.front(), {catalogue, ccis.types(), regimes.law()}, style));
  return 0;
}

}  // namespace assay::cli
