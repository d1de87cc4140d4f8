#include "verdict.h"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <iostream>

#include "data/json.h"
#include "regimes/oblige.h"
#include "report/answers.h"

namespace assay::cli {
namespace {

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

Declaration declaration(const Options& options, const ContextKeys& keys, Declaration start) {
  Declaration declared = std::move(start);
  std::string origin = "the saved report";
  if (!options.context.empty()) {
    origin = options.context.string();
    declared.answers.clear();
    declared.context = plain_context(read_json_file(options.context), origin, declared.answers);
  }
  keys.check(declared.context, origin);
  declared.context = known_only(declared.context);
  for (const auto& setting : options.settings) {
    keys.set(declared.context, setting);
    declared.answers.erase(setting.substr(0, setting.find('=')));
  }
  if (!options.as_of.empty())
    declared.as_of = checked_date(options.as_of, "--as-of");
  else if (declared.as_of.empty())
    declared.as_of = today();
  return declared;
}

void declare(Report& report, Declaration declared) {
  report.as_of = std::move(declared.as_of);
  report.context = std::move(declared.context);
  report.answers = std::move(declared.answers);
}

std::string today() {
  const auto now = std::time(nullptr);
  std::tm day{};
  localtime_r(&now, &day);
  char text[16];
  std::strftime(text, sizeof text, "%Y-%m-%d", &day);
  return text;
}

}  // namespace assay::cli
