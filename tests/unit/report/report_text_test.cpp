#include "report/report_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "report/display.h"
#include "report/reasons.h"
#include "unit/report/golden.h"
#include "unit/report/sample_reports.h"

namespace assay {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string text_of(const Report& report, unsigned width = 80, bool colour = false) {
  return write_text(report, {.colour = colour, .width = width});
}

TEST(ReportTextGolden, EveryReportIsAsItWasApprovedAtEveryWidth) {
  for (const auto& [name, report] : test::golden_reports())
    for (const unsigned width : {40U, 80U, 200U}) {
      const auto text = text_of(report, width);
      EXPECT_EQ(text, test::golden(name + "." + std::to_string(width) + ".txt", text));
    }
}

TEST(ReportText, NoLineIsWiderThanTheTerminal) {
  for (const auto& [name, report] : test::golden_reports())
    for (const unsigned width : {40U, 80U, 200U}) {
      std::istringstream lines(text_of(report, width));
      for (std::string line; std::getline(lines, line);)
        EXPECT_LE(display_width(line), width) << name << ": " << line;
    }
}

TEST(ReportText, NothingInAnArtefactReachesTheTerminalRaw) {
  for (const auto& [name, report] : test::golden_reports())
    for (const char c : text_of(report))
      ASSERT_TRUE(static_cast<unsigned char>(c) >= ' ' || c == '\n') << name << " " << int{c};
  const auto text = text_of(test::hostile_package(), 200);
  EXPECT_THAT(text, HasSubstr("\\x1b[31mred"));
  EXPECT_THAT(text, Not(HasSubstr("\xe2\x80\xae")));
}

TEST(ReportText, ColourAddsCodesAndNothingElse) {
  auto coloured = text_of(test::library_package(), 80, true);
  EXPECT_THAT(coloured, HasSubstr("\x1b[31m"));
  for (std::size_t at; (at = coloured.find('\x1b')) != std::string::npos;)
    coloured.erase(at, coloured.find('m', at) - at + 1);
  EXPECT_EQ(coloured, text_of(test::library_package(), 80));
}

TEST(ReportText, WhatWasNotSeenComesFirst) {
  const auto text = text_of(test::incomplete_package());
  const auto unseen = text.find("NOT EVERYTHING WAS SEEN");
  ASSERT_NE(unseen, std::string::npos);
  EXPECT_LT(unseen, text.find("ENCRYPTION"));
  EXPECT_THAT(text, HasSubstr("secret.zip!/notes.txt"));
  EXPECT_THAT(text, Not(HasSubstr("Everything could be read.")));
}

TEST(ReportText, VerdictThenTypesThenTodaysLawThenTheSeedsThenFindings) {
  const auto text = text_of(test::library_package());
  std::size_t before = 0;
  for (const char* part : {"ENCRYPTION", "CCIS PRODUCT TYPES", "DECLARED AND FOUND DIFFER",
                           "THE LAW IN FORCE ON 2026-11-22", "WHAT THE SEED DOCUMENTS STATE",
                           "FINDINGS", "Coverage", "It is not"}) {
    const auto at = text.find(part, before);
    ASSERT_NE(at, std::string::npos) << part;
    before = at;
  }
}

TEST(ReportText, ASeedDutyThatEndedSaysSo) {
  EXPECT_THAT(
      text_of(test::library_package(), 200),
      HasSubstr("Ended on 2021-01-01: this is no longer the law. Ended by MOFCOM, SCA and GACC "
                "announcement 63 of 2020 [L15]."));
}

TEST(ReportText, TheKeysToAnswerStandAsSettings) {
  EXPECT_THAT(text_of(test::library_package(), 200), HasSubstr("--set movement=…"));
}

TEST(ReportText, DutiesThatDoNotApplyTakeOneLine) {
  const auto text = text_of(test::plain_package(), 200);
  EXPECT_THAT(text, HasSubstr("Does not apply: CN-IMP-63 for encryption\n"));
  EXPECT_THAT(text, HasSubstr("Says nothing on this date: CN-CCIS-GP for encryption\n"));
}

std::string text_in(Language language, const Report& report, bool full = false) {
  return write_text(report, {.width = 100, .full = full, .language = language});
}

TEST(ReportText, TheFirstScreenCarriesTheVerdictAndWhatToDo) {
  const auto text = text_of(test::library_package(), 100);
  const auto first = text.substr(0, text.find("\nENCRYPTION"));
  EXPECT_LT(std::count(first.begin(), first.end(), '\n'), 24);
  EXPECT_THAT(first, HasSubstr("VERDICT"));
  EXPECT_THAT(first, HasSubstr("What to do"));
  EXPECT_THAT(first, HasSubstr("1 bind: CN-CNCSP"));
}

TEST(ReportTextGolden, EveryReportIsAsItWasApprovedInChineseAndInBoth) {
  for (const auto& [name, report] : test::golden_reports())
    for (const auto& [language, ending] :
         {std::pair(Language::zh, "zh"), std::pair(Language::both, "both")}) {
      const auto text = text_in(language, report);
      EXPECT_EQ(text, test::golden(name + "." + ending + ".txt", text));
    }
}

TEST(ReportText, ChineseLinesFitAndSayNoEnglishPhrase) {
  for (const auto& [name, report] : test::golden_reports()) {
    std::istringstream lines(text_in(Language::zh, report, true));
    for (std::string line; std::getline(lines, line);)
      EXPECT_LE(display_width(line), 100U) << name << ": " << line;
  }
  const auto text = text_in(Language::zh, test::library_package());
  for (const auto& phrase : kPhrases) {
    if (phrase.en.size() > 12 && phrase.en.find("{}") == std::string_view::npos) {
      EXPECT_THAT(text, Not(HasSubstr(std::string(phrase.en)))) << phrase.zh;
    }
  }
}

TEST(ReportText, InFullEachDutyShowsItsRuleAndQuotesItsParagraphs) {
  const auto text = text_in(Language::en, test::library_package(), true);
  EXPECT_THAT(text, HasSubstr("the rule, line by line"));
  EXPECT_THAT(text, HasSubstr("Quoted"));
}

TEST(ReportText, WhatWasDeclaredStandsWithWhoDeclaredIt) {
  auto report = test::plain_package();
  report.context = Object{{"movement", List{"import"}}};
  report.answers["movement"] = {"A. Li", "2026-11-20", "sales contract"};
  EXPECT_THAT(text_in(Language::en, report),
              HasSubstr("movement: import (A. Li, 2026-11-20: sales contract)"));
}

TEST(ReportText, DutiesInTheSameWordsAreToldOnce) {
  auto report = test::plain_package();
  report.obligations.clear();
  for (const char* id : {"CN-SUP-A1", "CN-SUP-A2"}) {
    Obligation duty;
    duty.id = id;
    duty.view = "as-of";
    duty.for_what = "encryption";
    duty.status = "exposed";
    duty.binding = "no";
    duty.who = std::string("bearer of ") + id;
    duty.text = {"You are exposed to supervision.", "您接受监管。"};
    report.obligations.push_back(duty);
  }
  const auto text = text_in(Language::en, report);
  const auto once = text.find("You are exposed");
  ASSERT_NE(once, std::string::npos);
  EXPECT_EQ(text.find("You are exposed", once + 1), std::string::npos);
  EXPECT_THAT(text, HasSubstr("CN-SUP-A1, CN-SUP-A2"));
  EXPECT_THAT(text, HasSubstr("bearer of CN-SUP-A2"));
}

TEST(ReportText, WhereTheViewsDifferABannerSaysSinceWhenAndWhy) {
  const auto text = text_of(test::library_package(), 200);
  EXPECT_THAT(text, HasSubstr("THE TWO VIEWS DIFFER"));
  EXPECT_THAT(text, HasSubstr("ended on 2021-01-01 by MOFCOM, SCA and GACC announcement 63"));
}

TEST(Words, BothLanguagesHaveAsManyPlacesForValues) {
  const auto holes = [](std::string_view text) {
    std::size_t count = 0;
    for (auto at = text.find("{}"); at != std::string_view::npos; at = text.find("{}", at + 2))
      ++count;
    return count;
  };
  for (const auto& phrase : kPhrases) {
    EXPECT_EQ(holes(phrase.en), holes(phrase.zh)) << phrase.en;
    EXPECT_EQ(phrase.en.empty(), phrase.zh.empty()) << phrase.en;
  }
}

TEST(ReportText, TwoWritesAreEqual) {
  EXPECT_EQ(text_of(test::library_package()), text_of(test::library_package()));
}

TEST(Reasons, AreTheLeavesOfATreeByTheirTruth) {
  const auto leaf = [](Value operand, const char* truth) {
    return Object{{"op", "test"}, {"of", List{std::move(operand)}}, {"truth", truth}};
  };
  const auto reasons = reasons_of(
      Object{{"op", "all"},
             {"truth", "unknown"},
             {"of", List{leaf(Object{{"encryption", "verdict"}, {"is", "present"}}, "true"),
                         leaf(Object{{"declared", "movement"}, {"in", List{"import", "transit"}}},
                              "unknown"),
                         leaf(Object{{"strength", "symmetric_bits"}, {">=", 64}}, "true")}}},
      Tongue(false, nullptr));
  EXPECT_THAT(reasons.held, testing::ElementsAre("encryption is present", "symmetric bits >= 64"));
  EXPECT_THAT(reasons.unknown, testing::ElementsAre("movement is import or transit"));
  EXPECT_TRUE(reasons.failed.empty());
}

}  // namespace
}  // namespace assay
