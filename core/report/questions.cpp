#include "report/questions.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "data/json.h"

namespace assay {
namespace {

using Key = ContextKeys::Key;
using DutyKey = std::tuple<std::string, std::string, std::string>;  // id, view, for

DutyKey key_of(const Obligation& duty) { return {duty.id, duty.view, duty.for_what}; }

// What judging needs of a report, without what makes it large.
Report judged(const Report& report) {
  Report slim;
  slim.as_of = report.as_of;
  slim.context = report.context;
  slim.complete = report.complete;
  slim.encryption = report.encryption;
  slim.ccis = report.ccis;
  slim.findings = report.findings;
  for (auto& finding : slim.findings) finding.evidence.clear();
  return slim;
}

// The values worth trying: each of a closed list, both truths, a small and a large number, a
// certificate of each kind and none.
std::vector<Choice> choices_of(const Key& key) {
  std::vector<Choice> choices;
  if (key.form == "bool") return {{true, "yes", {}}, {false, "no", {}}};
  if (key.form == "number") return {{0, "0", {}}, {1000000000, "1000000000", {}}};
  if (key.form == "enum")
    for (const auto& value : key.values) choices.push_back({value, value, {}});
  if (key.form == "enums")
    for (const auto& value : key.values) choices.push_back({List{value}, value, {}});
  if (key.form != "objects") return choices;
  choices.push_back({List{}, "none", {}});
  for (const auto& member : key.members)
    for (const auto& value : member.values) {
      Object one{{member.name, value}};
      for (const auto& date : key.members)
        if (date.form == "date") one.emplace(date.name, "9999-12-31");
      choices.push_back({List{std::move(one)}, value, {}});
    }
  return choices;
}

struct Trial {
  Report report;    ///< judged again and again
  Report baseline;  ///< as it stands
};

void add_effects(const Report& before, const Report& after, std::vector<Effect>& effects) {
  for (auto& effect : differences(before, after)) {
    const auto told = std::any_of(effects.begin(), effects.end(), [&](const Effect& one) {
      return std::tie(one.id, one.view, one.for_what, one.status) ==
             std::tie(effect.id, effect.view, effect.for_what, effect.status);
    });
    if (!told) effects.push_back(std::move(effect));
  }
}

void try_out(std::vector<Trial>& trials, const Regimes& regimes, Question& question) {
  std::set<DutyKey> bound, changed;
  for (auto& choice : question.choices)
    for (auto& trial : trials) {
      answer(trial.report.context, regimes.law().keys, question.key, choice.value);
      regimes.oblige(trial.report);
      add_effects(trial.baseline, trial.report, choice.effects);
      trial.report.context = trial.baseline.context;
      for (const auto& effect : choice.effects) {
        changed.insert({effect.id, effect.view, effect.for_what});
        const auto was =
            std::find_if(trial.baseline.obligations.begin(), trial.baseline.obligations.end(),
                         [&](const Obligation& duty) {
                           return key_of(duty) == DutyKey{effect.id, effect.view, effect.for_what};
                         });
        const bool new_duty = was == trial.baseline.obligations.end();
        if (effect.view == "as-of" && (new_duty || was->binding != effect.binding))
          bound.insert({effect.id, effect.view, effect.for_what});
      }
    }
  question.binding = bound.size();
  question.any = changed.size();
}

std::map<std::string, std::vector<std::string>> asked(const std::vector<Trial>& trials) {
  std::map<std::string, std::vector<std::string>> by_key;
  for (const auto& trial : trials)
    for (const auto& duty : trial.baseline.obligations)
      for (const auto& key : duty.asks) {
        auto& ids = by_key[key];
        if (std::find(ids.begin(), ids.end(), duty.id) == ids.end()) ids.push_back(duty.id);
      }
  return by_key;
}

}  // namespace

std::vector<Effect> differences(const Report& before, const Report& after) {
  std::map<DutyKey, const Obligation*> known;
  for (const auto& duty : before.obligations) known[key_of(duty)] = &duty;
  std::vector<Effect> effects;
  for (const auto& duty : after.obligations) {
    const auto was = known.find(key_of(duty));
    if (was != known.end() && was->second->status == duty.status &&
        was->second->binding == duty.binding)
      continue;
    effects.push_back({duty.id, duty.view, duty.for_what, duty.status, duty.binding});
  }
  return effects;
}

void answer(Value& context, const ContextKeys& keys, const std::string& key, const Value& value) {
  keys.set(context, key + "=" + to_json(value, JsonStyle::compact));
}

void forget(Value& context, std::string_view key) {
  auto* object = std::get_if<Object>(&context.held);
  const auto dot = key.find('.');
  const auto member = object ? object->find(key.substr(0, dot)) : Object::iterator{};
  if (!object || member == object->end()) return;
  if (dot != std::string_view::npos) {
    forget(member->second, key.substr(dot + 1));
    if (const auto* rest = member->second.object(); rest && !rest->empty()) return;
  }
  object->erase(member);
}

std::vector<Question> questions(std::span<const Report> reports, const Regimes& regimes) {
  std::vector<Trial> trials;
  for (const auto& report : reports) {
    auto slim = judged(report);
    regimes.oblige(slim);
    trials.push_back({slim, slim});
  }
  std::vector<Question> all;
  for (auto& [key, ids] : asked(trials)) {
    const auto* about = regimes.law().keys.find(key);
    if (!about) continue;
    Question question{key, about, choices_of(*about), ids, 0, 0};
    try_out(trials, regimes, question);
    if (question.any > 0 || question.choices.empty()) all.push_back(std::move(question));
  }
  std::stable_sort(all.begin(), all.end(), [](const Question& a, const Question& b) {
    return std::tuple(a.binding, a.any) > std::tuple(b.binding, b.any);
  });
  return all;
}

}  // namespace assay
