#include "regimes/decide.h"

#include <algorithm>

#include "regimes/changes.h"
#include "regimes/open_text.h"

namespace assay {
namespace {

Value object_of(const Bilingual& text) { return Object{{"en", text.en}, {"zh", text.zh}}; }

void add(std::vector<std::string>& to, const std::vector<std::string>& from) {
  for (const auto& text : from)
    if (std::find(to.begin(), to.end(), text) == to.end()) to.push_back(text);
}

void put_deadline(const DueDate& due, Obligation& obligation) {
  obligation.deadline = due.safe_day;
  Object action;
  if (const auto* held = obligation.action.object()) action = *held;
  action["deadline"] = object_of(due.words);
  obligation.action = std::move(action);
}

void add_deadline(const Consequence& then, const Rule& rule, const Situation& situation,
                  Obligation& obligation) {
  const auto& report = *situation.report;
  if (then.runs_out) {
    if (const auto due = runs_out(*then.runs_out, report.context, report.as_of))
      put_deadline(*due, obligation);
  }
  if (!then.deadline) return;
  const auto due = due_date(*then.deadline, report.as_of);
  if (!rule.valid_to.empty() && due.safe_day >= rule.valid_to) return;  // the duty ends before it
  put_deadline(due, obligation);
}

void settle(const Consequence& then, const Rule& rule, const Situation& situation,
            Obligation& obligation) {
  obligation.status = then.status;
  obligation.text = then.text;
  obligation.confidence = name_of(then.confidence);
  obligation.citations = then.cite;
  obligation.penalty = then.penalty;
  if (then.action) obligation.action = object_of(*then.action);
  add_deadline(then, rule, situation, obligation);
}

void leave_open(const std::vector<OpenCase>& open, const Consequence& settled, const Rule& rule,
                const Situation& situation, Obligation& obligation) {
  std::set<std::string> asks, possible{settled.status};
  auto confidence = Confidence::seed;
  for (const auto& one : open) {
    asks.insert(one.outcome.asks.begin(), one.outcome.asks.end());
    possible.insert(one.branch->then.status);
    confidence = std::max(confidence, one.branch->then.confidence);
    add(obligation.citations, one.branch->then.cite);
  }
  const auto& then = weightiest(open);
  obligation.status = "needs_human_answer";
  obligation.text = open_text(open, asks);
  obligation.confidence = name_of(confidence);
  obligation.penalty = then.penalty;
  if (then.action) obligation.action = object_of(*then.action);
  add_deadline(then, rule, situation, obligation);
  obligation.asks.assign(asks.begin(), asks.end());
  obligation.possible.assign(possible.begin(), possible.end());
}

// What is open binds for as long as one of its ways may.
std::string binding_of(const std::set<std::string>& possible) {
  const bool may_bind = std::any_of(possible.begin(), possible.end(), [](const std::string& one) {
    return assay::binding_of(one) != "no";
  });
  return may_bind ? "unknown" : "no";
}

Value case_tree(const Case& branch, Outcome& outcome) {
  return Object{{"op", "case"},
                {"result", branch.then.status},
                {"truth", name_of(outcome.truth)},
                {"of", List{std::move(outcome.tree)}}};
}

void add_remarks(const Rule& rule, const Situation& situation, Obligation& obligation) {
  for (const auto& remark : rule.remarks) {
    if (remark.when.truth(situation) != Truth::yes) continue;
    obligation.remarks.push_back(remark.text);
    add(obligation.citations, remark.cite);
  }
}

Obligation blank(const Rule& rule) {
  Obligation obligation;
  obligation.rule = rule.id;
  obligation.who = rule.who.en;
  obligation.who_zh = rule.who.zh;
  obligation.authority = rule.authority.en;
  obligation.authority_zh = rule.authority.zh;
  if (rule.ended) {
    obligation.ended_on = rule.ended->on;
    obligation.ended_by = rule.ended->cite;
  }
  return obligation;
}

// Where an open case would bring what follows anyway, it changes nothing.
template <typename Opens>
void drop_the_same(Opens& open, const std::string& status) {
  while (!open.empty() && open.back().branch->then.status == status) open.pop_back();
}

}  // namespace

std::string binding_of(const std::string& status) {
  if (status == "required" || status == "continuing") return "yes";
  return status == "needs_human_answer" ? "unknown" : "no";
}

std::pair<std::string, std::string> status_of(const Rule& rule, const Situation& situation) {
  struct Open {
    const Case* branch;
  };
  const Consequence* settled = &rule.otherwise;
  std::vector<Open> open;
  for (const auto& branch : rule.cases) {
    const auto truth = branch.when.truth(situation);
    if (truth == Truth::yes && branch.then.confidence != Confidence::memory) {
      settled = &branch.then;
      break;
    }
    if (truth != Truth::no) open.push_back({&branch});
  }
  drop_the_same(open, settled->status);
  if (open.empty()) return {settled->status, binding_of(settled->status)};
  std::set<std::string> possible{settled->status};
  for (const auto& one : open) possible.insert(one.branch->then.status);
  return {"needs_human_answer", binding_of(possible)};
}

Obligation decide(const Rule& rule, const Situation& situation) {
  auto obligation = blank(rule);
  const Consequence* settled = &rule.otherwise;
  std::vector<OpenCase> open;
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
  drop_the_same(open, settled->status);

  if (open.empty())
    settle(*settled, rule, situation, obligation);
  else
    leave_open(open, *settled, rule, situation, obligation);
  obligation.binding = open.empty() ? binding_of(obligation.status)
                                    : binding_of(std::set<std::string>(obligation.possible.begin(),
                                                                       obligation.possible.end()));
  if (rule.ended) add(obligation.citations, rule.ended->cite);
  obligation.because.assign(because.begin(), because.end());
  obligation.tree = Object{
      {"op", "rule"}, {"rule", rule.id}, {"status", obligation.status}, {"of", std::move(cases)}};
  add_remarks(rule, situation, obligation);
  obligation.changes = changes_of(rule, situation, obligation);
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
