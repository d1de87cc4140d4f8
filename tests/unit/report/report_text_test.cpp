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
      HasSubstr("Ended on 2021-01-01 by MOFCOM, SCA and GACC announcement 63 of 2020 [L15]: "
                "this is no longer the law."));
}

TEST(ReportText, TheKeysToAnswerStandAsSettings) {
  EXPECT_THAT(text_of(test::library_package(), 200), HasSubstr("--set movement=…"));
}

TEST(ReportText, DutiesThatDoNotApplyTakeOneLine) {
  const auto text = text_of(test::plain_package(), 200);
  EXPECT_THAT(text, HasSubstr("Does not apply: CN-IMP-63 for encryption\n"));
  EXPECT_THAT(text, HasSubstr("Says nothing on this date: CN-CCIS-GP for encryption\n"));
}

TEST(ReportText, TwoWritesAreEqual) {
  EXPECT_EQ(text_of(test::library_package()), text_of(test::library_package()));
}

TEST(Reasons, AreTheLeavesOfATreeByTheirTruth) {
  const auto leaf = [](Value operand, const char* truth) {
    return Object{{"op", "test"}, {"of", List{std::move(operand)}}, {"truth", truth}};
  };
  const auto reasons = reasons_of(Object{
      {"op", "all"},
      {"truth", "unknown"},
      {"of",
       List{leaf(Object{{"encryption", "verdict"}, {"is", "present"}}, "true"),
            leaf(Object{{"declared", "movement"}, {"in", List{"import", "transit"}}}, "unknown"),
            leaf(Object{{"strength", "symmetric_bits"}, {">=", 64}}, "true")}}});
  EXPECT_THAT(reasons.held, testing::ElementsAre("encryption is present", "symmetric bits >= 64"));
  EXPECT_THAT(reasons.unknown, testing::ElementsAre("movement is import or transit"));
  EXPECT_TRUE(reasons.failed.empty());
}

}  // namespace
}  // namespace assay
