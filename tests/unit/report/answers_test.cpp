#include "report/answers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "data/error.h"
#include "data/json.h"
#include "regimes/oblige.h"
#include "report/context_template.h"
#include "report/glossary.h"
#include "report/questions.h"
#include "report/report_json.h"
#include "unit/report/sample_reports.h"

namespace assay {
namespace {

using testing::HasSubstr;

const char* const kFolder = ASSAY_SOURCE_DIR "/signatures";

Value plain(std::string_view text, std::map<std::string, Answer>& answers) {
  return plain_context(parse_json(text, "c.json"), "c.json", answers);
}

TEST(Answers, AnAnswerMayStandPlainOrWithWhoGaveIt) {
  std::map<std::string, Answer> answers;
  const auto context = plain(R"({"//": "help", "movement": {"value": ["import"], "by": "A. Li",
      "on": "2026-11-20", "note": "contract"}, "end_user": {"party": {"value": "domestic",
      "by": "B"}, "//party": ["help"]}, "mass_market": false})",
                             answers);
  EXPECT_EQ(context, parse_json(R"({"movement": ["import"], "end_user": {"party": "domestic"},
                                    "mass_market": false})",
                                "c"));
  EXPECT_EQ(answers.at("movement"), (Answer{"A. Li", "2026-11-20", "contract"}));
  EXPECT_EQ(answers.at("end_user.party").by, "B");
  std::map<std::string, Answer> again;
  EXPECT_EQ(plain_context(written_context(context, answers), "c", again), context);
  EXPECT_EQ(again, answers);
}

TEST(Answers, AMisshapenAnswerIsNamedWithItsPlace) {
  std::map<std::string, Answer> answers;
  const auto refused = [&answers](std::string_view text) {
    try {
      plain(text, answers);
    } catch (const ConfigError& why) {
      return std::string(why.what());
    }
    return std::string("accepted");
  };
  EXPECT_THAT(refused(R"({"form": {"value": "fax", "who": "A"}})"), HasSubstr("c.json#/form/who"));
  EXPECT_THAT(refused(R"({"form": {"value": "fax", "on": "2026-02-30"}})"),
              HasSubstr("c.json#/form/on"));
  EXPECT_THAT(refused(R"({"form": {"value": "fax", "by": 3}})"), HasSubstr("a string is wanted"));
}

TEST(Answers, StandInTheJsonReportAndComeBack) {
  auto report = test::plain_package();
  report.context = Object{{"movement", List{"import"}}};
  report.answers["movement"] = {"A. Li", "2026-11-20", ""};
  const auto value = to_value(report);
  const auto back = report_from_value(value, "r.json");
  EXPECT_EQ(back.context, report.context);
  EXPECT_EQ(back.answers, report.answers);
}

class Data : public testing::Test {
 protected:
  Regimes regimes = Regimes::load(kFolder);
  CcisRules ccis = CcisRules::load(kFolder);
  Glossary glossary = Glossary::load(kFolder, regimes.law(), ccis.types());
};

TEST_F(Data, EveryKeyAndValueOfTheContextHasWords) {
  EXPECT_THAT(missing_words(glossary, regimes.law()), testing::IsEmpty());
}

TEST_F(Data, TheTemplateNamesEveryKeyAndIsAValidContextThatDeclaresNothing) {
  for (const auto language : {Language::en, Language::zh, Language::both}) {
    const auto text =
        context_template(regimes.law(), {.language = language, .glossary = &glossary});
    std::map<std::string, Answer> answers;
    const auto context = plain(text, answers);
    regimes.law().keys.check(context, "template");
    EXPECT_EQ(context.object()->size(), regimes.law().keys.keys().size());
    EXPECT_EQ(known_only(context), Value(Object{}));
  }
}

Report with_encryption() {
  Report report;
  report.as_of = "2018-05-01";
  report.context = Object{};
  report.encryption.verdict = "present";
  report.encryption.purposes = {Purpose::confidentiality};
  report.encryption.present.symmetric_bits = 256;
  report.encryption.usable.symmetric_bits = 256;
  return report;
}

TEST_F(Data, OnlyKeysThatChangeADutyAreAskedTheMostConsequentialFirst) {
  auto report = with_encryption();
  const auto all = questions({&report, 1}, regimes);
  ASSERT_FALSE(all.empty());
  for (std::size_t i = 0; i + 1 < all.size(); ++i)
    EXPECT_GE(std::pair(all[i].binding, all[i].any), std::pair(all[i + 1].binding, all[i + 1].any));
  for (const auto& question : all)
    EXPECT_TRUE(question.any > 0 || question.choices.empty()) << question.key;
  report.encryption = {};
  for (const auto& question : questions({&report, 1}, regimes)) EXPECT_EQ(question.binding, 0U);
}

TEST_F(Data, AnAnswerIsTakenAndForgottenUnderItsDottedKey) {
  Value context = Object{{"mass_market", true}};
  answer(context, regimes.law().keys, "end_user.party", "domestic");
  EXPECT_EQ(*declared(context, "end_user.party"), Value("domestic"));
  forget(context, "end_user.party");
  EXPECT_EQ(context, Value(Object{{"mass_market", true}}));
  EXPECT_THROW(answer(context, regimes.law().keys, "form", "teapot"), ConfigError);
}

}  // namespace
}  // namespace assay
