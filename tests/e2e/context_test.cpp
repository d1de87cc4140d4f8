// Declaring what no scan can see: the template, the questions, and what the answers change.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "command.h"
#include "data/json.h"

namespace assay::test {
namespace {

using testing::HasSubstr;
using testing::Not;

// A worked case: encryption, a date, nothing declared.
const char* const kCase = R"({"schema": "assay-report/1", "as_of": "2018-05-01", "complete": true,
  "artefact": {"name": "box", "format": "elf", "size": 1, "sha256": ""}, "ccis": [], "context": {},
  "encryption": {"verdict": "present", "purposes": ["confidentiality"], "forms": [], "because": [],
    "strength": {"present": {"symmetric_bits": 256}, "usable": {"symmetric_bits": 256}}}})";

class Context : public testing::Test {
 protected:
  Outcome ask(const std::vector<std::string>& more, const std::string& answers) {
    std::vector<std::string> words{"context", "ask", report};
    words.insert(words.end(), more.begin(), more.end());
    return assay(words, folder.write("answers", answers).string());
  }
  std::string written() const {
    std::ostringstream all;
    all << std::ifstream(file).rdbuf();
    return all.str();
  }

  Folder folder;
  std::string report = folder.write("report.json", kCase).string();
  std::string file = (folder.path() / "product.json").string();
};

TEST_F(Context, TheTemplateIsAContextThatDeclaresNothing) {
  EXPECT_EQ(assay({"context", "init", "-o", file, "--lang", "both"}).exit, 0);
  EXPECT_THAT(written(), testing::AllOf(HasSubstr("\"//roles\""), HasSubstr("\"roles\": null"),
                                        HasSubstr("身份"), HasSubstr("Decides: ")));
  const auto plain = assay({"assess", "--format", "json", report});
  EXPECT_EQ(assay({"assess", "--format", "json", "--context", file, report}).out, plain.out);
}

TEST_F(Context, AMistypedKeyIsRefusedWithTheNearestOne) {
  const auto wrong =
      folder.write("wrong.json", R"({"//": "help", "movment": ["import"]})").string();
  const auto outcome = assay({"assess", "--context", wrong, report});
  EXPECT_EQ(outcome.exit, 2);
  EXPECT_THAT(outcome.err, HasSubstr("did you mean \"movement\""));
}

TEST_F(Context, AnAnswerWithItsAuthorStandsInTheReport) {
  const auto context = folder
                           .write("c.json", R"({"movement": {"value": ["import"], "by": "A. Li",
    "on": "2018-04-30", "note": "contract 12"}})")
                           .string();
  const auto judged = assay({"assess", "--context", context, "--format", "json", report});
  const auto answer = at(at(parse_json(judged.out, "r"), "context"), "movement");
  EXPECT_EQ(text(answer, "by"), "A. Li");
  const auto saved = folder.write("judged.json", judged.out).string();
  EXPECT_THAT(assay({"assess", saved}).out, HasSubstr("A. Li, 2018-04-30: contract 12"));
  EXPECT_THAT(assay({"assess", saved, "--set", "movement=none"}).out, Not(HasSubstr("A. Li")));
}

TEST_F(Context, PipedAnswersAreAskedForWrittenAndTakeEffect) {
  const auto outcome = ask({"-o", file, "--by", "A. Li", "--on", "2018-04-30"}, "1\nb\n2\nd\nq\n");
  EXPECT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_THAT(outcome.err, testing::AllOf(HasSubstr("Asked because"), HasSubstr("WHAT CHANGED"),
                                          HasSubstr(file)));
  const auto context = read_json_file(file);
  ASSERT_TRUE(context.object());
  ASSERT_EQ(context.object()->size(), 1U) << written();
  EXPECT_EQ(text(context.object()->begin()->second, "by"), "A. Li");
  EXPECT_EQ(text(context.object()->begin()->second, "on"), "2018-04-30");
  EXPECT_NE(assay({"assess", "--format", "json", "--context", file, report}).out,
            assay({"assess", "--format", "json", report}).out);
}

TEST_F(Context, WhatIsNoAnswerIsAskedAgain) {
  const auto outcome = ask({}, "nonsense\nq\n");
  EXPECT_EQ(outcome.exit, 0);
  EXPECT_THAT(outcome.err, HasSubstr("\"nonsense\": this is none of the answers"));
  EXPECT_EQ(parse_json(outcome.out, "out"), Value(Object{}));
}

TEST_F(Context, TheEndOfTheInputIsSaidAndKeepsTheAnswers) {
  const auto outcome = ask({"-o", file}, "1\n");
  EXPECT_EQ(outcome.exit, 0);
  EXPECT_THAT(outcome.err, HasSubstr("standard input ended before all was asked"));
  EXPECT_EQ(read_json_file(file).object()->size(), 1U);
}

TEST_F(Context, QuestionsComeInChinese) {
  EXPECT_THAT(ask({"--lang", "zh"}, "q\n").err, HasSubstr("提问原因"));
}

TEST_F(Context, ReportsComeInChineseAndInBoth) {
  const auto chinese = assay({"assess", "--lang", "zh", report}).out;
  EXPECT_THAT(chinese, testing::AllOf(HasSubstr("结论"), HasSubstr("责任主体")));
  EXPECT_THAT(assay({"assess", "--lang", "both", report}).out,
              testing::AllOf(HasSubstr("VERDICT / 结论"), HasSubstr("Who ")));
  EXPECT_THAT(assay({"explain", "--lang", "zh", "S2.13"}).out, HasSubstr("条款"));
  EXPECT_THAT(assay({"list", "--lang", "zh", "obligations"}).out, HasSubstr("型号证书"));
}

}  // namespace
}  // namespace assay::test
