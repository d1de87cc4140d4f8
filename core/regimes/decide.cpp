#include "regimes/decide.h"

#include <algorithm>

namespace assay {
namespace {

Value object_of(const Bilingual& text) { return Object{{"en", text.en}, {"zh", text.zh}}; }

template <typename Texts>
std::string joined(const Texts& texts) {
  std::string all;
  for (const auto& text : texts) all += (all.empty() ? "" : ", ") + text;
  return all;
}

void add(std::vector<std::string>& to, const std::vector<std::string>& from) {
  for (const auto& text : from)
    if (std::find(to.begin(), to.end(), text) == to.end()) to.push_back(text);
}

struct Open {
  const Case* branch;
  Outcome outcome;
};

// The case that a person should hear of: the last that would bind, as the general one stands last.
const Consequence& weightiest(const std::vector<Open>& open) {
  const auto binding = std::find_if(open.rbegin(), open.rend(), [](const Open& one) {
    return binding_of(one.branch->then.status) == "yes";
  });
  return (binding == open.rend() ? open.back() : *binding).branch->then;
}

void add_deadline(const Consequence& then, const Rule& rule, const Situation& situation,
                  Obligation& obligation) {
  if (!then.deadline) return;
  const auto due = due_date(*then.deadline, situation.report->as_of);
  if (!rule.valid_to.empty() && due.safe_day >= rule.valid_to) return;  // the duty ends before it
  obligation.deadline = due.safe_day;
  Object action;
  if (const auto* held = obligation.action.object()) action = *held;
  action["deadline"] = object_of(due.words);
  obligation.action = std::move(action);
}

// The words of a status that nobody but a human can settle: what is not known, then what follows
// if it holds.
Bilingual open_text(const std::vector<Open>& open, const std::set<std::string>& asks,
                    bool unverified) {
  Bilingual text;
  const auto any = [&](bool Outcome::*reason) {
    return std::any_of(open.begin(), open.end(),
                       [&](const Open& one) { return one.outcome.*reason; });
  };
  for (const auto& one : open) {
    for (const auto& note : one.outcome.open) {
      if (text.en.find(note.en) != std::string::npos) continue;
      text.en += note.en + " ";
      text.zh += note.zh;
    }
  }
  if (any(&Outcome::contradicted)) {
    text.en += "What was declared contradicts what was found. ";
    text.zh += "申报内容与现有发现相矛盾。";
  }
  if (any(&Outcome::unseen)) {
    text.en += "Not everything in the artefact could be seen, so nothing is ruled out. ";
    text.zh += "制品内容未能全部检查，不能排除相关情形。";
  }
  if (!asks.empty()) {
    text.en += "This depends on what is not known yet (" + joined(asks) + "). ";
    text.zh += "取决于尚未确认的信息（" + joined(asks) + "）。";
  }
  if (unverified) {
    text.en += "The rule rests on a fact that has not been verified, so it does not decide. ";
    text.zh += "该规则所依据的事实尚未核实，不能据此得出结论。";
  }
  if (text.en.empty()) {
    text.en = "What was found does not settle this. ";
    text.zh = "现有发现不足以得出结论。";
  }
  const auto& then = weightiest(open);
  text.en += "If it applies: " + then.text.en;
  text.zh += "如适用：" + then.text.zh;
  return text;
}

void settle(const Consequence& then, const Rule& rule, const Situation& situation,
            Obligation& obligation) {
  obligation.status = then.status;
  obligation.text = then.text;
  obligation.confidence = name_of(then.confidence);
  obligation.citations = then.cite;
  if (then.action) obligation.action = object_of(*then.action);
  add_deadline(then, rule, situation, obligation);
}

void leave_open(const std::vector<Open>& open, const Rule& rule, const Situation& situation,
                Obligation& obligation) {
  std::set<std::string> asks;
  bool unverified = false;
  auto confidence = Confidence::seed;
  for (const auto& one : open) {
    asks.insert(one.outcome.asks.begin(), one.outcome.asks.end());
    unverified = unverified || one.branch->then.confidence == Confidence::memory;
    confidence = std::max(confidence, one.branch->then.confidence);
    add(obligation.citations, one.branch->then.cite);
  }
  const auto& then = weightiest(open);
  obligation.status = "needs_human_answer";
  obligation.text = open_text(open, asks, unverified);
  obligation.confidence = name_of(confidence);
  if (then.action) obligation.action = object_of(*then.action);
  add_deadline(then, rule, situation, obligation);
  obligation.asks.assign(asks.begin(), asks.end());
}

Value case_tree(const Case& branch, Outcome& outcome) {
  return Object{{"op", "case"},
                {"result", branch.then.status},
                {"truth", name_of(outcome.truth)},
                {"of", List{std::move(outcome.tree)}}};
}

}  // namespace

std::string binding_of(const std::string& status) {
  if (status == "required" || status == "continuing") return "yes";
  return status == "needs_human_answer" ? "unknown" : "no";
}

Obligation decide(const Rule& rule, const Situation& situation) {
  Obligation obligation;
  obligation.rule = rule.id;
  obligation.who = rule.who;
  obligation.authority = rule.authority;
  if (rule.ended) {
    obligation.ended_on = rule.ended->on;
    obligation.ended_by = rule.ended->cite;
  }

  const Consequence* settled = &rule.otherwise;
  std::vector<Open> open;
  List cases;
  std::set<std::string> because;
  for (const auto& branch : rule.cases) {
    auto outcome = branch.when.evaluate(situation);
    if (branch.then.confidence == Confidence::memory && outcome.truth == Truth::yes)
      outcome.truth = Truth::unknown;
    cases.push_back(case_tree(branch, outcome));
    because.insert(outcome.because.begin(), outcome.because.end());
    if (outcome.truth == Truth::yes) {
      settled = &branch.then;
      break;
    }
    if (outcome.truth == Truth::unknown) open.push_back({&branch, std::move(outcome)});
  }
  // Where an open case would bring what follows anyway, it changes nothing.
  while (!open.empty() && open.back().branch->then.status == settled->status) open.pop_back();

  if (open.empty())
    settle(*settled, rule, situation, obligation);
  else
    leave_open(open, rule, situation, obligation);
  obligation.binding = binding_of(obligation.status);
  if (rule.ended) add(obligation.citations, rule.ended->cite);
  obligation.because.assign(because.begin(), because.end());
  obligation.tree = Object{
      {"op", "rule"}, {"rule", rule.id}, {"status", obligation.status}, {"of", std::move(cases)}};
  return obligation;
}

Obligation outside(const Outside& outside) {
  Obligation obligation;
  obligation.status = outside.then.status;
  obligation.binding = binding_of(obligation.status);
  obligation.text = outside.then.text;
  obligation.citations = outside.then.cite;
  obligation.confidence = name_of(outside.then.confidence);
  obligation.tree = Object{{"op", "outside"}, {"status", obligation.status}, {"of", List{}}};
  return obligation;
}

}  // namespace assay
