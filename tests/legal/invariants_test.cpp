// What must hold for every context and date, tried over many.
#include <gtest/gtest.h>

#include <random>
#include <set>
#include <tuple>

#include "legal/judging.h"
#include "regimes/decide.h"

namespace assay::legal {
namespace {

const std::vector<std::string> kDates = {"1998-01-01", "1999-10-07", "2009-04-29", "2010-04-30",
                                         "2010-05-01", "2015-06-01", "2017-09-28", "2017-09-29",
                                         "2017-10-10", "2017-10-11", "2018-05-01", "2019-12-31",
                                         "2020-01-01", "2020-06-30", "2020-07-01", "2020-12-31",
                                         "2021-01-01", "2023-06-30", "2023-07-01", "2026-11-22"};

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
  for (int i = 0; i < 200; ++i) {
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
  for (int i = 0; i < 200; ++i) {
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
  for (int i = 0; i < 200; ++i) {
    auto report = some_report(chance);
    regimes().oblige(report);
    for (const auto& one : report.obligations)
      for (const auto& key : one.asks) ASSERT_FALSE(declared(report.context, key)) << key;
  }
}

TEST(Invariants, answering_every_question_leaves_none) {
  std::mt19937 chance(4);
  for (int i = 0; i < 200; ++i) {
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
  for (int i = 0; i < 200; ++i) {
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
  for (int i = 0; i < 300; ++i) {
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

}  // namespace
}  // namespace assay::legal
