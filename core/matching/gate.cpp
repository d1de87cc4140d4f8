#include "matching/gate.h"

#include <re2/filtered_re2.h>

#include <algorithm>

#include "matching/required_strings.h"

namespace assay {
namespace {

/// Patterns for strings one of which must be there; empty where one is too uniform.
std::vector<Pattern> patterns_of(const std::vector<std::string>& strings, bool nocase) {
  std::vector<Pattern> gates;
  for (const auto& text : strings) {
    auto part = telling_part(text);
    if (part.empty()) return {};
    gates.push_back({std::move(part), nocase});
  }
  std::sort(gates.begin(), gates.end());
  gates.erase(std::unique(gates.begin(), gates.end()), gates.end());
  return gates;
}

std::vector<Pattern> filtered_gates(std::string_view regex, bool nocase) {
  re2::RE2::Options options(re2::RE2::Latin1);
  options.set_dot_nl(true);
  options.set_case_sensitive(!nocase);
  options.set_log_errors(false);
  re2::FilteredRE2 filter(static_cast<int>(kGateShortest));
  int index = 0;
  if (filter.Add({regex.data(), regex.size()}, options, &index) != re2::RE2::NoError) return {};
  std::vector<std::string> atoms;
  filter.Compile(&atoms);
  return patterns_of(atoms, true);
}

std::string lower(std::string text) {
  for (auto& character : text)
    if (character >= 'A' && character <= 'Z') character = static_cast<char>(character | 0x20);
  return text;
}

}  // namespace

std::vector<Pattern> regex_gates(std::string_view regex, bool nocase) {
  constexpr std::string_view kCaseless = "(?i)";
  const bool inline_flag = regex.substr(0, kCaseless.size()) == kCaseless;
  const bool folds = nocase || inline_flag;
  if (auto strings = required_strings(inline_flag ? regex.substr(kCaseless.size()) : regex)) {
    if (folds) std::transform(strings->begin(), strings->end(), strings->begin(), lower);
    auto gates = patterns_of(*strings, folds);
    if (!gates.empty()) return gates;
  }
  return filtered_gates(regex, nocase);
}

}  // namespace assay
