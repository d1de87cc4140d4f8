#include "regimes/changes.h"

#include <algorithm>
#include <tuple>

#include "regimes/decide.h"

namespace assay {
namespace {

// "$for" stands for the type judged: as a value, and in words.
Variable::Choice meant(const Variable::Choice& choice, const std::string& for_what) {
  if (choice.words != "$for") return choice;
  return {for_what, for_what};
}

bool is_so(const Variable& variable, const Value& value, const Situation& situation) {
  const auto* said = declared(situation.report->context, variable.name);
  return said && (*said == value ||
                  (value.list() && value.list()->size() == 1 && value.list()->front() == *said));
}

}  // namespace

std::vector<Change> changes_of(const Rule& rule, const Situation& situation,
                               const Obligation& decided) {
  std::vector<Change> changes;
  auto supposing = situation;
  for (const auto& variable : rule.variables) {
    const auto first = changes.size();
    for (const auto& listed : variable.choices) {
      const auto choice = meant(listed, situation.for_what);
      if (is_so(variable, choice.value, situation)) continue;
      supposing.supposed = {{variable.name, &choice.value}};
      const auto outcome = status_of(rule, supposing);
      if (outcome.first == decided.status) continue;
      const auto same = std::find_if(
          changes.begin() + static_cast<std::ptrdiff_t>(first), changes.end(),
          [&](const Change& one) { return std::pair(one.status, one.binding) == outcome; });
      if (same == changes.end())
        changes.push_back({variable.name, {choice.words}, outcome.first, outcome.second});
      else
        same->values.push_back(choice.words);
    }
    std::sort(changes.begin() + static_cast<std::ptrdiff_t>(first), changes.end(),
              [](const Change& a, const Change& b) {
                return std::tie(a.status, a.binding) < std::tie(b.status, b.binding);
              });
  }
  return changes;
}

}  // namespace assay
