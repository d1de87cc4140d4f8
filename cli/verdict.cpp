#include "verdict.h"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <iostream>

#include "data/json.h"
#include "regimes/oblige.h"

namespace assay::cli {
namespace {

std::string today() {
  const auto now = std::time(nullptr);
  std::tm day{};
  localtime_r(&now, &day);
  char text[16];
  std::strftime(text, sizeof text, "%Y-%m-%d", &day);
  return text;
}

std::string gate_of_duty(const Report& report, const std::string& binding,
                         const std::string& what) {
  for (const auto& duty : report.obligations)
    if (duty.view == "as-of" && duty.binding == binding)
      return duty.id + " (" + duty.for_what + ") " + what + ": " + duty.status;
  return {};
}

std::string gate_of_type(const Report& report, bool candidate_only) {
  for (const auto& match : report.ccis)
    if (match.verdict == "candidate" || (!candidate_only && match.verdict == "component"))
      return "CCIS type " + match.type + ": " + match.verdict;
  return {};
}

std::string reason(const Report& report, const std::string& gate) {
  if (gate == "binding") return gate_of_duty(report, "yes", "binds");
  if (gate == "unknown") return gate_of_duty(report, "unknown", "needs an answer");
  if (gate == "encryption")
    return report.encryption.verdict == "present" ? "encryption is present" : "";
  return gate_of_type(report, gate == "candidate");
}

}  // namespace

std::vector<std::string> tripped(const Report& report, const std::vector<std::string>& gates) {
  std::vector<std::string> sentences;
  for (const auto& gate : gates)
    if (auto why = reason(report, gate); !why.empty())
      sentences.push_back(
          fmt::format("{}: gate \"{}\" tripped: {}", report.artefact.name, gate, why));
  return sentences;
}

int exit_code(std::span<const Report> reports, const Options& options) {
  bool gate = false;
  for (const auto& report : reports)
    for (const auto& sentence : tripped(report, options.gates)) {
      std::cerr << "assay: " << sentence << '\n';
      gate = true;
    }
  if (gate) return 1;
  return std::all_of(reports.begin(), reports.end(), [](const auto& r) { return r.complete; }) ? 0
                                                                                               : 3;
}

Declaration declaration(const Options& options, const std::filesystem::path& signatures,
                        Value start, const std::string& default_date) {
  const auto keys = ContextKeys::load(signatures);
  Declaration declared{.context = std::move(start)};
  if (!options.context.empty()) declared.context = read_json_file(options.context);
  keys.check(declared.context,
             options.context.empty() ? "the saved report" : options.context.string());
  for (const auto& setting : options.settings) keys.set(declared.context, setting);
  if (!options.as_of.empty())
    declared.as_of = checked_date(options.as_of, "--as-of");
  else
    declared.as_of = default_date.empty() ? today() : default_date;
  return declared;
}

}  // namespace assay::cli
