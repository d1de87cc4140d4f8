// What must hold for every context and date, tried over many.
#include <gtest/gtest.h>

#include <random>
#include <set>
#include <tuple>

#include "legal/judging.h"
#include "regimes/decide.h"

namespace assay::legal {
namespace {

const std::vector<std::string> kDates = {
    "1993-01-01", "1994-02-18", "1997-12-12", "1999-10-07", "2000-03-14", "2007-05-01",
    "2008-01-28", "2009-04-29", "2010-01-01", "2010-04-30", "2010-05-01", "2015-06-01",
    "2017-09-28", "2017-09-29", "2017-10-10", "2017-10-11", "2018-05-01", "2019-12-31",
    "2020-01-01", "2020-06-30", "2020-07-01", "2020-12-31", "2021-01-01", "2023-06-30",
    "2023-07-01", "2023-07-03", "2024-12-01", "2025-08-01", "2026-01-01", "2026-05-01",
    "2026-11-22"};

// Some value that the closed list of a key allows.
Value some_value(const ContextKeys::Key& key, std::mt19937& chance) {
  if (key.form == "bool") return chance() % 2 == 0;
  if (key.form == "number") return static_cast<std::int64_t>(chance() % 100);
  if (key.form == "enum") return key.values[chance() % key.values.size()];
  if (key.form == "enums") return List{key.values[chance() % key.values.size()]};
  if (key.form == "date") return "2030-01-01";
  if (key.form == "string") return "x";
  if (key.form == "strings") return List{"DE"};
  if (key.form == "numbers") return Object{{"throughput", 1}};
  Object object;
  for (const auto& member : key.members)
    if (chance() % 4 != 0) object[member.name] = some_value(member, chance);
  if (key.form == "object") return object;
  return chance() % 2 == 0 ? List{} : List{std::move(object)};
}

Report some_report(std::mt19937& chance) {
  const std::vector<std::string> verdicts = {"present", "integrity-only", "mentioned", "none",
                                             "undetermined"};
  const std::vector<std::string> types = {"candidate", "component", "none", "undetermined"};
  Report report;
  report.complete = chance() % 4 != 0;
  report.encryption.verdict = verdicts[chance() % verdicts.size()];
  if (report.encryption.verdict == "present")
    report.encryption.purposes = {Purpose::confidentiality};
  report.encryption.because = {"f-00000000000000e0"};
  const auto some_bits = [&](std::int64_t at) {
    return at - 1 + static_cast<std::int64_t>(chance() % 3);
  };
  report.encryption.present = {some_bits(64), some_bits(768), std::nullopt, some_bits(128)};
  report.encryption.usable = report.encryption.present;
  if (chance() % 8 == 0) report.encryption.usable.symmetric_bits = 40;
  for (const auto& type : {"firewall", "secure-router", "data-backup-recovery"})
    report.ccis.push_back({type, "", types[chance() % types.size()], {}});
  Object context;
  for (const auto& key : regimes().law().keys.keys())
    if (key.name != "state_secrets" && chance() % 2 == 0)
      context[key.name] = some_value(key, chance);
  report.context = std::move(context);
  report.as_of = kDates[chance() % kDates.size()];
  return report;
}

using Key = std::tuple<std::string, std::string, std::string>;
std::map<Key, const Obligation*> rows(const Report& report) {
  std::map<Key, const Obligation*> rows;
  for (const auto& one : report.obligations)
    EXPECT_TRUE(rows.emplace(Key{one.id, one.view, one.for_what}, &one).second) << one.id;
  return rows;
}

TEST(Invariants, every_status_cites_a_known_fact_and_carries_its_confidence) {
  std::mt19937 chance(1);
  for (int i = 0; i < 60; ++i) {
    auto report = some_report(chance);
    regimes().oblige(report);
    for (const auto& one : report.obligations) {
      ASSERT_FALSE(one.citations.empty()) << one.id;
      for (const auto& id : one.citations) ASSERT_TRUE(report.citations.count(id)) << id;
      ASSERT_FALSE(one.confidence.empty());
      ASSERT_FALSE(one.text.en.empty() || one.text.zh.empty());
      ASSERT_EQ(one.text.en.find('{'), std::string::npos) << one.text.en;
      if (one.status != "needs_human_answer") {
        ASSERT_EQ(one.binding, binding_of(one.status));
      } else {
        ASSERT_NE(one.binding, "yes");
        const bool may_bind =
            one.possible.empty() ||
            std::any_of(one.possible.begin(), one.possible.end(),
                        [](const std::string& status) { return binding_of(status) != "no"; });
        ASSERT_EQ(one.binding, may_bind ? "unknown" : "no") << one.id;
      }
      if (one.status != "needs_human_answer") {
        ASSERT_TRUE(one.asks.empty()) << one.id;
      }
    }
  }
}

TEST(Invariants, a_boundary_date_changes_only_rules_whose_window_starts_or_ends_there) {
  std::mt19937 chance(2);
  for (int i = 0; i < 60; ++i) {
    auto before = some_report(chance);
    const auto at = 1 + chance() % (kDates.size() - 1);
    before.as_of = kDates[at - 1];
    auto after = before;
    after.as_of = kDates[at];
    regimes().oblige(before);
    regimes().oblige(after);
    std::set<std::pair<std::string, std::string>> moved;
    for (const auto& pack : regimes().law().packs)
      for (const auto& rule : pack.rules)
        if (rule.in_force(before.as_of) != rule.in_force(after.as_of))
          moved.emplace(rule.obligation, rule.view);
    const auto later = rows(after);
    for (const auto& [key, one] : rows(before)) {
      const auto other = later.find(key);
      ASSERT_NE(other, later.end());
      if (!moved.count({one->id, one->view})) {
        ASSERT_EQ(one->status, other->second->status);
      }
    }
  }
}

TEST(Invariants, an_answered_key_is_never_asked_for_again) {
  std::mt19937 chance(3);
  for (int i = 0; i < 60; ++i) {
    auto report = some_report(chance);
    regimes().oblige(report);
    for (const auto& one : report.obligations)
      for (const auto& key : one.asks) ASSERT_FALSE(declared(report.context, key)) << key;
  }
}

TEST(Invariants, answering_every_question_leaves_none) {
  std::mt19937 chance(4);
  for (int i = 0; i < 60; ++i) {
    auto report = some_report(chance);
    auto* context = std::get_if<Object>(&report.context.held);
    for (const auto& key : regimes().law().keys.keys()) {
      if (key.name == "state_secrets" || context->count(key.name)) continue;
      (*context)[key.name] = some_value(key, chance);
    }
    regimes().oblige(report);
    for (const auto& one : report.obligations)
      for (const auto& key : one.asks)
        ASSERT_NE(key.find('.'), std::string::npos) << key << " " << one.id;
  }
}

TEST(Invariants, an_embedded_component_never_makes_a_duty_bind_by_itself) {
  std::mt19937 chance(5);
  for (int i = 0; i < 60; ++i) {
    auto report = some_report(chance);
    report.complete = true;
    std::get_if<Object>(&report.context.held)->erase("main_function");
    std::get_if<Object>(&report.context.held)->erase("form");
    report.ccis = {{"firewall", "", "component", {}}};
    regimes().oblige(report);
    for (const auto& one : report.obligations)
      if (one.for_what == "firewall") {
        ASSERT_NE(one.binding, "yes") << one.id;
      }
  }
}

TEST(Invariants, until_2020_later_law_only_settles_what_the_seed_leaves_open) {
  std::mt19937 chance(6);
  for (int i = 0; i < 100; ++i) {
    auto report = some_report(chance);
    const std::vector<std::string> days = {"2017-10-11", "2018-05-01", "2019-12-31"};
    report.as_of = days[chance() % days.size()];
    regimes().oblige(report);
    const auto all = rows(report);
    for (const auto& [key, one] : all) {
      if (one->view != "seed" || one->for_what != "encryption") continue;
      if (one->status == "needs_human_answer") continue;
      const auto other = all.find({one->id, "as-of", one->for_what});
      ASSERT_NE(other, all.end());
      ASSERT_EQ(one->status, other->second->status) << one->id << " " << report.as_of;
    }
  }
}

// A generated report, judged by one rule, without reasons: the quick path carries the numbers.
struct Judged {
  const Rule* rule;
  std::string for_what, status, binding;
};

std::vector<Judged> judged(const Report& report) {
  std::vector<Judged> all;
  for (const auto& pack : regimes().law().packs)
    for (const auto& rule : pack.rules) {
      if (!rule.in_force(report.as_of)) continue;
      const bool per_type = regimes().law().obligation(rule.obligation)->per_type;
      const std::string for_what = per_type ? "firewall" : "encryption";
      auto [status, binding] = status_of(rule, {&report, for_what, {}, {}});
      all.push_back({&rule, for_what, std::move(status), std::move(binding)});
    }
  return all;
}

constexpr int kReports = 3500;
constexpr std::size_t kCombinations = 100'000;

bool rests_on_memory_only(const Rule& rule, const std::string& status) {
  bool sure = rule.otherwise.status == status;
  for (const auto& one : rule.cases)
    sure = sure || (one.then.status == status && one.then.confidence != Confidence::memory);
  return !sure;
}

TEST(ManyCombinations, a_binding_status_never_comes_from_memory_and_never_from_nothing) {
  std::mt19937 chance(11);
  std::size_t combinations = 0;
  for (int i = 0; i < kReports; ++i) {
    const auto report = some_report(chance);
    for (const auto& one : judged(report)) {
      ++combinations;
      ASSERT_TRUE(one.status == "needs_human_answer" || one.binding == binding_of(one.status));
      if (one.status == "needs_human_answer") {
        ASSERT_NE(one.binding, "yes");
        continue;
      }
      ASSERT_FALSE(rests_on_memory_only(*one.rule, one.status)) << one.rule->id;
    }
  }
  EXPECT_GE(combinations, kCombinations);
}

TEST(ManyCombinations, a_component_beside_another_never_changes_what_binds_for_a_type) {
  std::mt19937 chance(12);
  std::size_t combinations = 0;
  for (int i = 0; i < kReports; ++i) {
    auto report = some_report(chance);
    report.complete = true;
    const auto before = judged(report);
    report.ccis.push_back({"anti-spam", "", "component", {}});
    const auto after = judged(report);
    ASSERT_EQ(before.size(), after.size());
    for (std::size_t k = 0; k < before.size(); ++k, ++combinations)
      ASSERT_EQ(before[k].status, after[k].status) << before[k].rule->id;
  }
  EXPECT_GE(combinations, kCombinations);
}

// Knowing more may settle what was open, but never turns one settled answer into another.
TEST(ManyCombinations, an_answer_to_one_open_question_settles_and_never_contradicts) {
  std::mt19937 chance(13);
  std::size_t combinations = 0;
  for (int i = 0; i < kReports; ++i) {
    auto report = some_report(chance);
    auto* context = std::get_if<Object>(&report.context.held);
    const auto& keys = regimes().law().keys.keys();
    const auto& key = keys[chance() % keys.size()];
    // Answers that settle by another route (three tests for one, a certificate for none) are judged
    // as such: "first-known" and "known" make them count only once they are given.
    const std::set<std::string> routes = {"mass_market",  "encryption_is_core_function",
                                          "certificates", "main_function",
                                          "form",         "encryption_purpose"};
    if (routes.count(key.name)) continue;
    context->erase(key.name);
    const auto before = judged(report);
    (*context)[key.name] = some_value(key, chance);
    const auto after = judged(report);
    for (std::size_t k = 0; k < before.size(); ++k, ++combinations) {
      if (before[k].status == "needs_human_answer") continue;
      ASSERT_EQ(before[k].status, after[k].status) << before[k].rule->id << " " << key.name;
    }
  }
  EXPECT_GE(combinations, kCombinations / 2);
}

TEST(ManyCombinations, a_day_without_a_boundary_changes_nothing_and_the_quick_path_agrees) {
  std::mt19937 chance(14);
  for (int i = 0; i < 150; ++i) {
    auto report = some_report(chance);
    regimes().oblige(report);
    if (!report.conflicts.empty()) continue;  // what is doubted the quick path is not told
    const auto all = rows(report);
    for (const auto& one : judged(report)) {
      const auto found = all.find({one.rule->obligation, one.rule->view, one.for_what});
      if (found == all.end()) continue;
      ASSERT_EQ(found->second->status, one.status) << one.rule->id;
      ASSERT_EQ(found->second->binding, one.binding) << one.rule->id;
    }
  }
}

TEST(Changes, what_is_said_to_change_the_answer_does) {
  std::mt19937 chance(15);
  int tried = 0;
  for (int i = 0; i < 12; ++i) {
    auto report = some_report(chance);
    report.as_of = "2026-11-22";
    regimes().oblige(report);
    if (!report.conflicts.empty()) continue;
    for (const auto& one : report.obligations)
      for (const auto& change : one.changes) {
        ASSERT_NE(change.status, one.status) << one.id << " " << change.key;
        const auto* key = regimes().law().keys.find(change.key);
        if (!key || key->form != "bool" || change.values.size() != 1 ||
            change.key.find('.') != std::string::npos)
          continue;
        auto other = report;
        (*std::get_if<Object>(&other.context.held))[change.key] = change.values[0] == "true";
        regimes().oblige(other);
        if (!other.conflicts.empty()) continue;
        const auto* then = row(other, one.id, one.view, one.for_what);
        ASSERT_TRUE(then);
        ASSERT_EQ(then->status, change.status) << one.id << " " << change.key;
        ++tried;
      }
  }
  EXPECT_GT(tried, 20);
}

}  // namespace
}  // namespace assay::legal
