#include "regimes/operand.h"

#include <algorithm>
#include <array>
#include <optional>

#include "model/names.h"

namespace assay {
namespace {

// From least to most: what has not been seen can only add to what has been.
const std::array<std::string, 4> kVerdicts = {"none", "mentioned", "integrity-only", "present"};
const std::array<std::string, 3> kTypeVerdicts = {"none", "component", "candidate"};

// All values a verdict may still have: itself where all was seen, else itself and all beyond it.
template <typename Order>
std::vector<std::string> possible(const Order& order, const std::string& verdict, bool complete) {
  const auto at = std::find(order.begin(), order.end(), verdict);
  if (at == order.end()) return {order.begin(), order.end()};
  if (complete) return {verdict};
  return {at, order.end()};
}

std::optional<std::int64_t> bits(const KeyStrength& strength, std::string_view name) {
  if (name == "symmetric_bits") return strength.symmetric_bits;
  if (name == "factorisation_bits") return strength.factorisation_bits;
  if (name == "finite_field_bits") return strength.finite_field_bits;
  return strength.elliptic_bits;
}

}  // namespace

Outcome Expression::Operand::evaluate(const Situation& situation) const {
  Outcome outcome;
  Object tree{{"op", "test"}, {"of", List{written}}};
  if (situation.doubted.count(doubt)) {
    outcome.truth = Truth::unknown;
    outcome.contradicted = true;
    tree["contradicted"] = true;
  } else {
    outcome.truth = truth_of(situation, &outcome);
    outcome.unseen = outcome.truth == Truth::unknown && source != Source::declared;
  }
  if (source == Source::declared || source == Source::known)
    if (const auto* value = declared(situation.report->context, name)) tree["found"] = *value;
  tree["truth"] = name_of(outcome.truth);
  const auto list = [](const std::set<std::string>& texts) {
    List items;
    for (const auto& text : texts) items.emplace_back(text);
    return items;
  };
  if (!outcome.because.empty()) tree["because"] = list(outcome.because);
  if (!outcome.asks.empty()) tree["asks"] = list(outcome.asks);
  outcome.tree = std::move(tree);
  return outcome;
}

Truth Expression::Operand::truth(const Situation& situation) const {
  if (!situation.supposed.empty() && !variable.empty())
    if (const auto* supposed = situation.supposition(variable)) {
      if (source == Source::known) return supposed->value ? Truth::yes : Truth::no;
      return supposed->value ? of_value(*supposed->value, situation) : Truth::unknown;
    }
  if (situation.doubted.count(doubt)) return Truth::unknown;
  return truth_of(situation, nullptr);
}

Truth Expression::Operand::truth_of(const Situation& situation, Outcome* outcome) const {
  switch (source) {
    case Source::declared:
      return of_declared(situation, outcome);
    case Source::known:
      return declared(situation.report->context, name) ? Truth::yes : Truth::no;
    case Source::for_what:
      return wants(situation.for_what, situation) ? Truth::yes : Truth::no;
    case Source::verdict:
      return of_verdict(situation, outcome);
    case Source::purposes:
    case Source::forms:
      return of_encryption_list(situation, outcome);
    case Source::strength:
      return of_strength(situation, outcome);
    case Source::ccis:
      return of_ccis(situation, outcome);
    case Source::finding:
      return of_finding(situation, outcome);
  }
  return Truth::unknown;
}

Truth Expression::Operand::of_declared(const Situation& situation, Outcome* outcome) const {
  if (const auto* value = declared(situation.report->context, name))
    return of_value(*value, situation);
  if (outcome) outcome->asks.insert(name);
  return Truth::unknown;
}

Truth Expression::Operand::of_value(const Value& value, const Situation& situation) const {
  if (const auto* items = value.list()) {
    const bool any = std::any_of(items->begin(), items->end(),
                                 [&](const Value& item) { return holds_for(item, situation); });
    return any ? Truth::yes : Truth::no;
  }
  return holds_for(value, situation) ? Truth::yes : Truth::no;
}

bool Expression::Operand::holds_for(const Value& value, const Situation& situation) const {
  if (test == Test::compare) {
    if (const auto* whole = value.integer()) return compare(static_cast<double>(*whole));
    if (const auto* real = value.real()) return compare(*real);
    return false;
  }
  if (test == Test::has) {
    const auto* object = value.object();
    if (!object) return false;
    // A certificate that ran out before the day is held no longer.
    const auto until = object->find("valid_until");
    if (until != object->end() && until->second.string() &&
        *until->second.string() < situation.report->as_of)
      return false;
    return std::all_of(member.begin(), member.end(), [&](const auto& wanted) {
      const auto found = object->find(wanted.first);
      return found != object->end() && found->second == wanted.second;
    });
  }
  if (const auto* text = value.string()) return wants(*text, situation);
  return std::find(values.begin(), values.end(), value) != values.end();
}

bool Expression::Operand::wants(const std::string& value, const Situation& situation) const {
  return std::any_of(values.begin(), values.end(), [&](const Value& wanted) {
    return wanted.string() &&
           (*wanted.string() == "$for" ? situation.for_what : *wanted.string()) == value;
  });
}

Truth Expression::Operand::over(const std::vector<std::string>& all,
                                const Situation& situation) const {
  const auto wanted = std::count_if(
      all.begin(), all.end(), [&](const std::string& value) { return wants(value, situation); });
  if (wanted == 0) return Truth::no;
  return static_cast<std::size_t>(wanted) == all.size() ? Truth::yes : Truth::unknown;
}

Truth Expression::Operand::of_verdict(const Situation& situation, Outcome* outcome) const {
  const auto& encryption = situation.report->encryption;
  const auto truth =
      over(possible(kVerdicts, encryption.verdict, situation.report->complete), situation);
  if (outcome && truth != Truth::unknown)
    outcome->because.insert(encryption.because.begin(), encryption.because.end());
  return truth;
}

Truth Expression::Operand::of_encryption_list(const Situation& situation, Outcome* outcome) const {
  const auto& report = *situation.report;
  bool found = false;
  if (source == Source::forms) {
    found = std::any_of(report.encryption.forms.begin(), report.encryption.forms.end(),
                        [&](const std::string& form) { return wants(form, situation); });
  } else {
    found = std::any_of(
        report.encryption.purposes.begin(), report.encryption.purposes.end(),
        [&](Purpose purpose) { return wants(std::string(assay::name_of(purpose)), situation); });
  }
  if (found) {
    if (outcome)
      outcome->because.insert(report.encryption.because.begin(), report.encryption.because.end());
    return Truth::yes;
  }
  const bool all_seen = report.complete && report.encryption.verdict != "undetermined";
  return all_seen ? Truth::no : Truth::unknown;
}

Truth Expression::Operand::of_strength(const Situation& situation, Outcome* outcome) const {
  const auto& report = *situation.report;
  const bool all_seen = report.complete && report.encryption.verdict != "undetermined";
  const auto one = [&](const KeyStrength& strength) {
    const auto found = bits(strength, name);
    if (found && compare(static_cast<double>(*found))) return Truth::yes;
    return all_seen ? Truth::no : Truth::unknown;
  };
  if (outcome)
    outcome->because.insert(report.encryption.because.begin(), report.encryption.because.end());
  const auto present = one(report.encryption.present);
  const auto usable = one(report.encryption.usable);
  if (strength_of == "present") return present;
  if (strength_of == "usable") return usable;
  return present == usable ? present : Truth::unknown;
}

Truth Expression::Operand::of_ccis(const Situation& situation, Outcome* outcome) const {
  const auto& report = *situation.report;
  const auto& type = name.empty() ? situation.for_what : name;
  const auto match = std::find_if(report.ccis.begin(), report.ccis.end(),
                                  [&](const CcisMatch& one) { return one.type == type; });
  const auto verdict = match == report.ccis.end() ? "none" : match->verdict;
  auto all = possible(kTypeVerdicts, verdict, report.complete);
  // "undetermined" may be asked for by name: whatever may still be anything.
  if (all.size() > 1 && wants("undetermined", situation)) return Truth::yes;
  const auto truth = over(all, situation);
  if (outcome && truth != Truth::unknown && match != report.ccis.end())
    outcome->because.insert(match->because.begin(), match->because.end());
  return truth;
}

Truth Expression::Operand::of_finding(const Situation& situation, Outcome* outcome) const {
  const auto matches = [&](const char* key, std::string_view value) {
    const auto wanted = member.find(key);
    if (wanted == member.end()) return true;
    if (const auto* text = wanted->second.string()) return *text == value;
    const auto* words = wanted->second.list();
    return words && std::any_of(words->begin(), words->end(), [&](const Value& word) {
             return word.string() && *word.string() == value;
           });
  };
  bool found = false;
  for (const auto& finding : situation.report->findings) {
    if (matches("kind", assay::name_of(finding.kind)) && matches("subject", finding.subject) &&
        matches("role", assay::name_of(finding.role))) {
      found = true;
      if (!outcome) break;
      outcome->because.insert(finding.id);
    }
  }
  if (found) return Truth::yes;
  return situation.report->complete ? Truth::no : Truth::unknown;
}

bool Expression::Operand::compare(double value) const {
  if (comparison == ">=") return value >= number;
  if (comparison == ">") return value > number;
  if (comparison == "<=") return value <= number;
  if (comparison == "<") return value < number;
  return value == number;
}

}  // namespace assay
