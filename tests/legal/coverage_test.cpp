// Every fact of the two founding documents makes a rule or stands in the list that says why not.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "data/json.h"
#include "legal/judging.h"

namespace assay::legal {
namespace {

const Pack& seeds() {
  const auto& packs = regimes().law().packs;
  return *std::find_if(packs.begin(), packs.end(),
                       [](const Pack& pack) { return pack.info.id == "cn-seeds"; });
}

std::set<std::string> carried() {
  std::set<std::string> ids;
  for (const auto& rule : seeds().rules) {
    ids.insert(rule.otherwise.cite.begin(), rule.otherwise.cite.end());
    for (const auto& one : rule.cases) ids.insert(one.then.cite.begin(), one.then.cite.end());
  }
  return ids;
}

TEST(SeedCoverage, every_seed_fact_is_carried_by_a_rule_or_listed_with_its_reason) {
  std::map<std::string, int> listed;
  for (const auto& none : seeds().no_rule) {
    ++listed[none.fact];
    EXPECT_FALSE(none.text.empty());
  }
  const auto by_rule = carried();
  int seen = 0;
  for (const auto& [id, fact] : regimes().law().facts) {
    if (fact.confidence != Confidence::seed) continue;
    ++seen;
    EXPECT_EQ(static_cast<int>(by_rule.count(id)) + listed[id], 1) << id;
  }
  EXPECT_EQ(seen, 14 + 17 + 7 + 6 + 6 + 6);
}

TEST(SeedCoverage, the_paragraphs_are_quoted_and_have_their_chinese) {
  for (const auto& [id, fact] : regimes().law().facts) {
    EXPECT_FALSE(fact.citation.zh.empty()) << id;
    EXPECT_FALSE(fact.citation.source.empty()) << id;
    if (fact.confidence == Confidence::seed) {
      EXPECT_GT(fact.citation.en.size(), 80U) << id;
    }
  }
  EXPECT_NE(regimes().law().facts.find("S2.15")->second.citation.en.find("prior to 31st January"),
            std::string::npos);
}

TEST(SeedCoverage, every_seed_duty_that_has_ended_says_when_and_by_what) {
  for (const auto& rule : seeds().rules) {
    bool binds = false;
    for (const auto& one : rule.cases)
      binds = binds || one.then.status == "required" || one.then.status == "continuing";
    if (!binds) continue;
    ASSERT_TRUE(rule.ended) << rule.id;
    EXPECT_FALSE(rule.ended->cite.empty()) << rule.id;
  }
}

TEST(SeedCoverage, no_seed_rule_rests_on_memory_or_on_an_inference_of_a_duty) {
  for (const auto& rule : seeds().rules)
    for (const auto& one : rule.cases) EXPECT_LT(one.then.confidence, Confidence::inference);
}

// The list for the closing note: a rule that joins it or leaves it must be named here.
TEST(Coverage, the_rules_that_rest_on_memory_are_these_and_none_decides) {
  std::set<std::string> resting;
  for (const auto& pack : regimes().law().packs)
    for (const auto& rule : pack.rules) {
      if (rule.rests_on_memory()) resting.insert(rule.id);
      EXPECT_NE(rule.otherwise.confidence, Confidence::memory) << rule.id;
    }
  EXPECT_EQ(resting, (std::set<std::string>{"cn.use.foreign-invested.before", "cn.specialised.2017",
                                            "cn.specialised.2023", "cn.specialised.2026",
                                            "us-ear.5a002", "us-ear.e1"}));
}

TEST(Coverage, every_fact_is_cited_by_some_rule_or_listed) {
  std::set<std::string> cited;
  const auto take = [&](const std::vector<std::string>& ids) {
    cited.insert(ids.begin(), ids.end());
  };
  for (const auto& pack : regimes().law().packs) {
    for (const auto& rule : pack.rules) {
      take(rule.otherwise.cite);
      if (rule.ended) take(rule.ended->cite);
      for (const auto& one : rule.cases) take(one.then.cite);
      for (const auto& one : rule.remarks) take(one.cite);
    }
    for (const auto& one : pack.boundaries) take(one.cite);
    for (const auto& one : pack.no_rule) cited.insert(one.fact);
  }
  for (const auto& [id, fact] : regimes().law().facts) EXPECT_TRUE(cited.count(id)) << id;
}

TEST(Coverage, every_duty_that_binds_says_who_bears_it_and_before_whom) {
  for (const auto& pack : regimes().law().packs)
    for (const auto& rule : pack.rules)
      for (const auto& one : rule.cases) {
        if (one.then.status != "required" && one.then.status != "continuing") continue;
        EXPECT_FALSE(rule.who.en.empty() || rule.who.zh.empty()) << rule.id;
        EXPECT_FALSE(rule.authority.en.empty() || rule.authority.zh.empty()) << rule.id;
      }
}

}  // namespace
}  // namespace assay::legal
