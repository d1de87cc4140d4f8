// Packs written by the test: what is refused, and how the engine treats what rests on memory.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "data/error.h"
#include "data/json.h"
#include "regimes/check_law.h"
#include "regimes/oblige.h"

namespace assay {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

std::string rule(const std::string& id, const std::string& window, const std::string& rest = "") {
  return R"({"id": ")" + id + R"(", "obligation": "X-1", "view": "as-of", )" + window +
         R"(, "cite": ["F.1"], )" + rest +
         R"("otherwise": {"result": "not_required", "text": {"en": "no", "zh": "否"}}})";
}

const std::string kWindow = R"("valid_from": "2010-01-01", "valid_to": "2020-01-01")";
const std::string kAbroad = R"({"declared": "movement", "includes": "import"})";

std::string cases(const std::string& when, const std::string& cite, const std::string& more = "") {
  return R"("cases": [{"when": )" + when + R"(, "result": "required", "cite": [")" + cite +
         R"("], "text": {"en": "yes", "zh": "是"})" + more + "}], ";
}

class Packs : public testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        fs::temp_directory_path() / ("assay-packs-" + std::to_string(::getpid()) + "-" +
                                     testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder_ / "facts");
    fs::create_directories(folder_ / "regimes");
    fs::copy_file(fs::path(ASSAY_SOURCE_DIR) / "signatures/context.json", folder_ / "context.json",
                  fs::copy_options::overwrite_existing);
    write("facts/f.json", R"({"schema": "assay-facts/1", "facts": [)" + fact("F.1", "verified") +
                              "," + fact("F.2", "memory") + "]}");
  }
  void TearDown() override { fs::remove_all(folder_); }

  static std::string fact(const std::string& id, const std::string& confidence) {
    return R"({"id": ")" + id + R"(", "instrument": {"en": "Act", "zh": "法"},
              "place": {"en": "1", "zh": "一"}, "says": "s", "en": "e",
              "zh": "z", "source": "gazette", "confidence": ")" +
           confidence + R"("})";
  }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name) << text;
  }

  void pack(const std::string& rules, const std::string& more = "",
            const std::string& file = "x") const {
    write("regimes/" + file + ".json",
          R"({"schema": "assay-regime/1", "id": ")" + file + R"(", "title": {"en": "t", "zh": "t"},
              "version": "1", "checked": "2025-01", "views": ["as-of"], )" +
              more + R"("obligations": [{"id": "X-1", "title": {"en": "t", "zh": "t"},
                                         "for": "encryption"}],
              "rules": [)" +
              rules + R"(],
              "outside": [{"view": "as-of", "obligations": ["X-1"], "result": "silent",
                           "text": {"en": "silent", "zh": "无"}, "cite": ["F.1"]}]})");
  }

  std::string refusal() const {
    try {
      load_law(folder_);
    } catch (const ConfigError& error) {
      return error.what();
    }
    return "accepted";
  }

  Obligation judge(const std::string& date, Object context) const {
    Report report;
    report.as_of = date;
    report.context = std::move(context);
    Regimes::load(folder_).oblige(report);
    EXPECT_EQ(report.obligations.size(), 1U);
    return report.obligations.at(0);
  }

  fs::path folder_;
};

TEST_F(Packs, a_window_ends_the_day_before_its_end) {
  pack(rule("r", kWindow, cases(kAbroad, "F.1")));
  EXPECT_EQ(judge("2009-12-31", {{"movement", "import"}}).status, "silent");
  EXPECT_EQ(judge("2010-01-01", {{"movement", "import"}}).status, "required");
  EXPECT_EQ(judge("2019-12-31", {{"movement", "import"}}).status, "required");
  EXPECT_EQ(judge("2020-01-01", {{"movement", "import"}}).status, "silent");
}

TEST_F(Packs, what_rests_on_memory_never_decides) {
  pack(rule("r", kWindow, cases(kAbroad, "F.2")));
  const auto open = judge("2015-01-01", {{"movement", "import"}});
  EXPECT_EQ(open.status, "needs_human_answer");
  EXPECT_THAT(open.text.en, HasSubstr("not been verified"));
  EXPECT_EQ(open.confidence, "memory");
  EXPECT_TRUE(open.asks.empty());
  EXPECT_EQ(judge("2015-01-01", {{"movement", "none"}}).status, "not_required");
}

TEST_F(Packs, memory_that_would_change_nothing_is_left_alone) {
  auto same = cases(kAbroad, "F.2");
  same.replace(same.find("required"), 8, "not_required");
  pack(rule("r", kWindow, same));
  const auto settled = judge("2015-01-01", {{"movement", "import"}});
  EXPECT_EQ(settled.status, "not_required");
  EXPECT_EQ(settled.confidence, "verified");
}

TEST_F(Packs, an_answer_that_changes_nothing_is_not_asked_for) {
  auto same = cases(kAbroad, "F.1");
  same.replace(same.find("required"), 8, "not_required");
  pack(rule("r", kWindow, same));
  const auto settled = judge("2015-01-01", {});
  EXPECT_EQ(settled.status, "not_required");
  EXPECT_TRUE(settled.asks.empty());
}

TEST_F(Packs, a_status_that_follows_from_an_unknown_is_asked_for) {
  pack(rule("r", kWindow, cases(kAbroad, "F.1")));
  const auto open = judge("2015-01-01", {});
  EXPECT_EQ(open.status, "needs_human_answer");
  EXPECT_EQ(open.binding, "unknown");
  EXPECT_EQ(open.asks, std::vector<std::string>{"movement"});
}

TEST_F(Packs, a_rule_that_cites_an_unknown_fact_is_refused) {
  pack(rule("r", kWindow, cases(kAbroad, "F.9")));
  EXPECT_THAT(refusal(), HasSubstr("x.json#/rules/0/cases/0/cite/0: the fact \"F.9\""));
}

TEST_F(Packs, overlapping_windows_of_one_duty_are_refused) {
  pack(rule("r", kWindow) + "," + rule("q", R"("valid_from": "2019-12-31")"));
  EXPECT_THAT(refusal(), HasSubstr("x.json#/rules/1: its window overlaps that of r"));
  pack(rule("r", kWindow) + "," + rule("q", R"("valid_from": "2020-01-01")"));
  EXPECT_EQ(refusal(), "accepted");
}

TEST_F(Packs, an_unknown_context_key_is_refused) {
  pack(rule("r", kWindow, cases(R"({"declared": "moon_phase", "is": true})", "F.1")));
  EXPECT_THAT(refusal(), HasSubstr("x.json#/rules/0/cases/0/when/declared: \"moon_phase\""));
}

TEST_F(Packs, an_unknown_obligation_is_refused) {
  auto other = rule("r", kWindow);
  other.replace(other.find("X-1"), 3, "X-2");
  pack(other);
  EXPECT_THAT(refusal(), HasSubstr("x.json#/rules/0/obligation: the obligation X-2"));
}

TEST_F(Packs, what_is_surer_than_its_facts_is_refused) {
  pack(rule("r", kWindow, cases(kAbroad, "F.2", R"(, "confidence": "verified")")));
  EXPECT_THAT(refusal(), HasSubstr("/confidence: a status is no surer than the facts it cites"));
}

TEST_F(Packs, an_unknown_status_view_or_member_is_refused) {
  auto bad = rule("r", kWindow);
  bad.replace(bad.find("not_required"), 12, "not_wanted");
  pack(bad);
  EXPECT_THAT(refusal(), HasSubstr("\"not_wanted\" is no status"));
  bad = rule("r", kWindow);
  bad.replace(bad.find("as-of"), 5, "later");
  pack(bad);
  EXPECT_THAT(refusal(), HasSubstr("x.json#/rules/0/view"));
  pack(rule("r", kWindow, R"("mood": "good", )"));
  EXPECT_THAT(refusal(), HasSubstr("x.json#/rules/0/mood: this member is not known"));
}

TEST_F(Packs, a_window_that_is_none_is_refused) {
  pack(rule("r", R"("valid_from": "2020-01-01", "valid_to": "2020-01-01")"));
  EXPECT_THAT(refusal(), HasSubstr("ends before it begins"));
  pack(rule("r", R"("valid_from": "2020-02-30")"));
  EXPECT_THAT(refusal(), HasSubstr("x.json#/rules/0/valid_from: \"2020-02-30\" is not a date"));
}

TEST_F(Packs, duplicates_are_refused) {
  pack(rule("r", kWindow) + "," + rule("r", R"("valid_from": "2020-01-01")"));
  EXPECT_THAT(refusal(), HasSubstr("the rule r stands twice"));
  pack(rule("r", kWindow));
  pack("", "", "y");
  EXPECT_THAT(refusal(), HasSubstr("the obligation X-1 is defined twice"));
  fs::remove(folder_ / "regimes/y.json");
  write("facts/g.json",
        R"({"schema": "assay-facts/1", "facts": [)" + fact("F.1", "verified") + "]}");
  EXPECT_THAT(refusal(), HasSubstr("g.json#/facts/0/id: the fact F.1 stands already at"));
}

TEST_F(Packs, a_regime_that_is_not_there_is_refused_with_those_that_are) {
  pack(rule("r", kWindow));
  const std::vector<std::string> wanted = {"us"};
  try {
    Regimes::load(folder_, wanted);
    FAIL();
  } catch (const ConfigError& error) {
    EXPECT_THAT(error.what(), HasSubstr("there is no regime \"us\"; there are: x"));
  }
}

TEST_F(Packs, a_context_or_date_that_is_none_is_refused_when_judging) {
  pack(rule("r", kWindow));
  EXPECT_THROW(judge("2015-02-30", {}), ConfigError);
  EXPECT_THROW(judge("2015-01-01", {{"moon_phase", true}}), ConfigError);
}

std::string one_case(const std::string& when, const std::string& result) {
  return R"({"when": )" + when + R"(, "result": ")" + result +
         R"(", "text": {"en": "so", "zh": "是"}})";
}

TEST_F(Packs, a_case_that_nothing_can_reach_is_found_with_its_place) {
  const auto faults = [&](const std::string& list) {
    pack(rule("r", kWindow, R"("cases": [)" + list + "], "));
    auto all = check_law(load_law(folder_));
    std::erase_if(all, [](const std::string& fault) {
      return fault.find("nothing can reach") == std::string::npos;
    });
    return all;
  };
  const std::string yes = R"({"declared": "in_china", "is": true})";
  const std::string no = R"({"declared": "in_china", "is": false})";
  const auto place = testing::ElementsAre(HasSubstr("x.json#/rules/0/cases/1: nothing can reach"));
  EXPECT_THAT(faults(one_case(kAbroad, "required") + "," + one_case(kAbroad, "removed")), place);
  EXPECT_THAT(faults(one_case(kAbroad, "required") + "," +
                     one_case(R"({"all": [)" + yes + "," + no + "]}", "removed")),
              place);
  EXPECT_THAT(faults(one_case(R"({"any": [)" + yes + "," + no + "]}", "required") + "," +
                     one_case(yes, "removed")),
              place);
  EXPECT_THAT(faults(one_case(kAbroad, "required") + "," + one_case(yes, "removed")),
              testing::IsEmpty());
  EXPECT_THAT(faults(one_case(R"({"all": [{"known": "in_china"}, )" + no + "]}", "removed")),
              testing::IsEmpty());
  EXPECT_THAT(faults(one_case(R"({"declared": "managed_objects", ">=": 10})", "required") + "," +
                     one_case(R"({"declared": "managed_objects", ">=": 11})", "removed")),
              place);
}

TEST_F(Packs, a_key_that_no_rule_asks_for_is_found_with_its_place) {
  pack(rule("r", kWindow, cases(kAbroad, "F.1")));
  const auto faults = check_law(load_law(folder_));
  EXPECT_THAT(faults, testing::Contains(
                          HasSubstr("context.json#/keys/0: no rule asks for the key \"roles\"")));
  EXPECT_THAT(faults, testing::Not(testing::Contains(HasSubstr("\"movement\""))));
}

TEST(Translations, a_text_without_one_of_its_languages_is_found_with_its_place) {
  const std::string file = "x.json";
  const auto value = parse_json(
      R"({"a": {"en": "no"}, "b": [{"en": "one", "zh": "one"}, {"en": "one", "zh": "一"}]})", file);
  std::vector<std::string> faults;
  check_translations(Node(value, file), faults);
  EXPECT_THAT(faults, testing::ElementsAre(
                          "x.json#/a: the Chinese of this text is missing",
                          "x.json#/b/0/zh: this is no Chinese, so the translation is missing"));
}

TEST_F(Packs, who_bears_a_duty_is_said_in_both_languages) {
  pack(rule("r", kWindow, R"("who": "maker", )"));
  EXPECT_THAT(refusal(), HasSubstr("x.json#/rules/0/who"));
}

TEST_F(Packs, what_can_only_lead_to_what_does_not_bind_does_not_bind_while_it_is_open) {
  auto exposed = cases(kAbroad, "F.1");
  exposed.replace(exposed.find("required"), 8, "exposed");
  pack(rule("r", kWindow, exposed));
  const auto open = judge("2015-01-01", {});
  EXPECT_EQ(open.status, "needs_human_answer");
  EXPECT_EQ(open.binding, "no");
  EXPECT_EQ(open.possible, (std::vector<std::string>{"exposed", "not_required"}));
}

TEST_F(Packs, the_answers_that_would_change_a_status_are_named) {
  pack(rule("r", kWindow, cases(kAbroad, "F.1")));
  const auto open = judge("2015-01-01", {});
  EXPECT_EQ(open.changes, (std::vector<Change>{{"movement", {"any other"}, "not_required", "no"},
                                               {"movement", {"import"}, "required", "yes"}}));
  const auto settled = judge("2015-01-01", {{"movement", "none"}});
  EXPECT_EQ(settled.changes, (std::vector<Change>{{"movement", {"import"}, "required", "yes"}}));
}

TEST_F(Packs, a_remark_is_made_where_its_condition_holds_and_decides_nothing) {
  pack(rule("r", kWindow, R"("remarks": [{"when": {"known": "province"}, "cite": ["F.2"],
                             "text": {"en": "ask in {province}", "zh": "请咨询{province}"}}], )"));
  EXPECT_TRUE(judge("2015-01-01", {}).remarks.empty());
  const auto with = judge("2015-01-01", {{"province", "Hunan"}});
  ASSERT_EQ(with.remarks.size(), 1U);
  EXPECT_EQ(with.remarks[0].en, "ask in Hunan");
  EXPECT_EQ(with.status, "not_required");
}

TEST_F(Packs, a_certificate_sets_its_last_day_as_the_deadline) {
  const std::string deadline = R"(, "deadline": {"certificate": "ccis",
      "words": {"en": "until {day}", "zh": "至{day}"}})";
  pack(rule("r", kWindow,
            cases(R"({"declared": "certificates", "has": {"kind": "ccis"}})", "F.1", deadline)));
  const auto held = [](const std::string& until) {
    return Object{{"certificates", List{Object{{"kind", "ccis"}, {"valid_until", until}}}}};
  };
  EXPECT_EQ(judge("2015-01-01", held("2015-06-30")).deadline, "2015-06-30");
  EXPECT_EQ(judge("2015-06-30", held("2015-06-30")).deadline, "2015-06-30");
  EXPECT_EQ(judge("2015-07-01", held("2015-06-30")).status, "not_required");
}

TEST_F(Packs, a_pack_that_is_no_default_judges_only_by_name_and_carries_its_caution) {
  pack(rule("r", kWindow),
       R"("by_default": false, "caution": {"en": "An aid.", "zh": "仅供参考。"}, )");
  Report report;
  report.as_of = "2015-01-01";
  Regimes::load(folder_).oblige(report);
  EXPECT_TRUE(report.obligations.empty());
  const std::vector<std::string> named = {"x"};
  Regimes::load(folder_, named).oblige(report);
  ASSERT_EQ(report.obligations.size(), 1U);
  EXPECT_THAT(report.obligations[0].text.en, testing::EndsWith("An aid."));
  EXPECT_EQ(report.regimes[0].caution.en, "An aid.");
}

}  // namespace
}  // namespace assay
