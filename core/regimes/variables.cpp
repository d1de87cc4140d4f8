// What a condition hangs on: for every operand, one value on each side of its test. Whoever asks
// "what if" needs no more, and the check of the data none else.
#include <algorithm>
#include <array>
#include <cmath>

#include "regimes/operand.h"

namespace assay {
namespace {

using Choice = Variable::Choice;

constexpr std::array<const char*, 4> kVerdicts = {"none", "mentioned", "integrity-only", "present"};
constexpr std::array<const char*, 4> kTypeVerdicts = {"none", "component", "candidate",
                                                      "undetermined"};

std::string in_words(double number) {
  if (number == std::floor(number) && std::abs(number) < 1e15)
    return std::to_string(static_cast<std::int64_t>(number));
  auto text = std::to_string(number);
  text.erase(text.find_last_not_of('0') + 1);
  return text;
}

void add(Variable& variable, Choice choice) {
  if (std::find(variable.choices.begin(), variable.choices.end(), choice) == variable.choices.end())
    variable.choices.push_back(std::move(choice));
}

// The last number of one side of the threshold, and the first of the other.
void add_sides(Variable& variable, const std::string& comparison, double at) {
  const double step = std::max(1e-6, std::abs(at) * 1e-9);
  const bool inclusive = comparison == ">=" || comparison == "<";
  add(variable, {inclusive ? at : at + step, (inclusive ? ">= " : "> ") + in_words(at)});
  add(variable, {inclusive ? at - step : at, (inclusive ? "< " : "<= ") + in_words(at)});
}

std::string words_of(const Object& member) {
  std::string words;
  for (const auto& [key, value] : member)
    if (const auto* text = value.string()) words += (words.empty() ? "" : ", ") + *text;
  return words;
}

template <typename Names>
void add_names(Variable& variable, const Names& names) {
  for (const char* name : names) add(variable, {std::string(name), name});
}

}  // namespace

void Expression::Operand::add_variables(std::vector<Variable>& variables,
                                        const ContextKeys& keys) const {
  if (variable.empty()) return;
  auto place = std::find_if(variables.begin(), variables.end(),
                            [&](const Variable& one) { return one.name == variable; });
  if (place == variables.end()) place = variables.insert(variables.end(), {variable, {}, false});

  if (source == Source::verdict) return add_names(*place, kVerdicts);
  if (source == Source::ccis) return add_names(*place, kTypeVerdicts);
  if (test == Test::compare) return add_sides(*place, comparison, number);
  if (source == Source::known) {
    place->asked_if_known = true;
    return;
  }
  if (test == Test::has) {
    add(*place, {List{member}, words_of(member)});
    return add(*place, {List{}, "none"});
  }
  const auto* key = source == Source::declared ? keys.find(name) : nullptr;
  if (key && key->form == "bool") {
    add(*place, {true, "true"});
    return add(*place, {false, "false"});
  }
  for (const auto& value : values)
    if (const auto* text = value.string())
      add(*place, {test == Test::includes ? Value(List{value}) : value, *text});
  add(*place, {test == Test::includes ? Value(List{}) : Value(""), "any other"});
}

}  // namespace assay
