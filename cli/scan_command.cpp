#include <algorithm>
#include <atomic>
#include <iostream>
#include <mutex>
#include <optional>
#include <thread>

#include "commands.h"
#include "data/error.h"
#include "output.h"
#include "places.h"
#include "progress.h"
#include "verdict.h"

namespace assay::cli {
namespace {

// Each artefact's report, or why there is none.
struct Outcome {
  std::optional<Report> report;
  std::string refusal;
};

Outcome scan_one(const Scanner& scanner, const std::filesystem::path& path, ScanRequest request,
                 ProgressLine& progress) {
  Outcome outcome;
  try {
    request.progress = progress.watch(path.filename().string());
    outcome.report = scanner.scan(path, request);
  } catch (const ConfigError& why) {
    outcome.refusal = why.what();
  }
  progress.finished();
  return outcome;
}

// Several artefacts are scanned side by side; a single one has all threads to itself.
std::vector<Outcome> scan_all(const Scanner& scanner, const Options& options,
                              const ScanRequest& request, ProgressLine& progress) {
  std::vector<Outcome> outcomes(options.paths.size());
  const auto jobs = options.jobs ? options.jobs : std::max(1u, std::thread::hardware_concurrency());
  const auto side_by_side =
      static_cast<unsigned>(std::min<std::size_t>(jobs, options.paths.size()));
  auto own = request;
  own.threads = std::max(1u, jobs / side_by_side);
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (auto i = next++; i < outcomes.size(); i = next++)
      outcomes[i] = scan_one(scanner, options.paths[i], own, progress);
  };
  std::vector<std::jthread> helpers;
  for (unsigned i = 1; i < side_by_side; ++i) helpers.emplace_back(work);
  work();
  helpers.clear();
  return outcomes;
}

}  // namespace

int run_scan(const Options& options) {
  const Output output(options);
  const auto setup = places(options);
  const auto declared = declaration(options, ContextKeys::load(setup.signatures), {});
  const Scanner scanner(setup);
  ProgressLine progress(!options.quiet, options.paths.size());
  const ScanRequest request{.limits = options.limits,
                            .spool = options.spool,
                            .as_of = declared.as_of,
                            .context = declared.context};
  auto outcomes = scan_all(scanner, options, request, progress);
  progress.clear();

  std::vector<Report> reports;
  bool refused = false;
  for (auto& outcome : outcomes) {
    if (outcome.report) {
      outcome.report->answers = declared.answers;
      reports.push_back(std::move(*outcome.report));
      continue;
    }
    std::cerr << "assay: " << outcome.refusal << '\n';
    refused = true;
  }
  if (!reports.empty())
    output.write(reports,
                 Glossary::load(setup.signatures, scanner.regimes().law(), scanner.ccis().types()));
  const int code = exit_code(reports, options);
  return refused ? 2 : code;
}

}  // namespace assay::cli
