#include <unistd.h>

#include <iostream>

#include "commands.h"
#include "conversation.h"
#include "data/error.h"
#include "data/json.h"
#include "output.h"
#include "places.h"
#include "report/answers.h"
#include "report/context_template.h"
#include "report/report_json.h"
#include "verdict.h"

namespace assay::cli {
namespace {

// All that is needed to judge, and to speak of it.
struct Bench {
  explicit Bench(const Options& options)
      : setup(places(options)),
        ccis(CcisRules::load(setup.signatures)),
        regimes(Regimes::load(setup.signatures, setup.regimes)),
        glossary(Glossary::load(setup.signatures, regimes.law(), ccis.types())) {
    style.width = columns(options);
    style.colour =
        options.colour == Colour::always ||
        (options.colour == Colour::automatic && isatty(STDERR_FILENO) && colour_wanted(options));
    style.language = options.language;
    style.glossary = &glossary;
  }

  ScanSetup setup;
  CcisRules ccis;
  Regimes regimes;
  Glossary glossary;
  TextStyle style;
};

std::string target(const Options& options) {
  if (!options.outputs.empty()) return options.outputs.back();
  return options.context.empty() ? "-" : options.context.string();
}

Answer signature(const Options& options) {
  auto answer = options.answer;
  if (!answer.on.empty()) checked_date(answer.on, "--on");
  if (answer.on.empty() && !answer.by.empty()) answer.on = today();
  return answer;
}

// The reports, all with the one context, judged.
std::vector<Report> judged_reports(const Options& options, const Regimes& regimes) {
  const auto& file = options.paths.front();
  auto reports = reports_from_value(read_json_file(file), file.string());
  if (reports.empty()) throw ConfigError(file.string() + "#/reports: there is no report in it");
  auto declared =
      declaration(options, regimes.law().keys,
                  {reports.front().as_of, reports.front().context, reports.front().answers});
  for (auto& report : reports) {
    const auto as_of =
        options.as_of.empty() && !report.as_of.empty() ? report.as_of : declared.as_of;
    declare(report, {as_of, declared.context, declared.answers});
    regimes.oblige(report);
  }
  return reports;
}

}  // namespace

int run_context_init(const Options& options) {
  const Bench bench(options);
  write_file(options.outputs.empty() ? "-" : options.outputs.back(),
             context_template(bench.regimes.law(), bench.style));
  return 0;
}

int run_context_ask(const Options& options) {
  const Bench bench(options);
  const auto before = judged_reports(options, bench.regimes);
  Conversation conversation({bench.regimes, bench.style, std::cin, std::cerr, signature(options)},
                            before);
  conversation.hold();
  const auto& after = conversation.reports();
  const auto file = target(options);
  write_file(file, to_json(written_context(after.front().context, after.front().answers)) + "\n");
  std::cerr << changes_in_words(before, after, bench.style);
  if (conversation.input_ended())
    std::cerr << "assay: standard input ended before all was asked; " << conversation.answered()
              << " answers are kept\n";
  if (file != "-") std::cerr << "assay: the context is in " << file << '\n';
  return 0;
}

}  // namespace assay::cli
