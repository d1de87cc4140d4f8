#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "data/error.h"
#include "data/json.h"
#include "report/report_json.h"
#include "unit/report/sample_reports.h"

namespace assay {
namespace {

Report read(const std::string& text) {
  return report_from_value(parse_json(text, "saved.json"), "saved.json");
}

std::string refusal(const std::string& text) {
  try {
    read(text);
  } catch (const ConfigError& error) {
    return error.what();
  }
  return "accepted";
}

TEST(ReportRead, WhatWasWrittenComesBackTheSame) {
  for (const auto& [name, report] : test::golden_reports()) {
    const auto value = to_value(report);
    EXPECT_EQ(to_value(report_from_value(value, name)), value) << name;
  }
}

TEST(ReportRead, AReportOfAnotherSchemaIsRefusedInOneSentence) {
  EXPECT_EQ(refusal(R"({"schema":"assay-report/2","encryption":{"verdict":"none"},"ccis":[]})"),
            "saved.json#/schema: the schema is \"assay-report/2\"; only \"assay-report/1\" can be "
            "read");
  EXPECT_EQ(refusal(R"({"schema":"assay-report-set/1","reports":[]})"),
            "saved.json#/schema: this is a set of reports; one report (assay-report/1) is wanted "
            "here");
  EXPECT_EQ(refusal(R"({"bomFormat":"CycloneDX"})"),
            "saved.json#: the member \"schema\" is missing");
  EXPECT_EQ(refusal("[]"), "saved.json#: an object is wanted here");
}

TEST(ReportRead, WhatAssessNeedsMustBeThere) {
  EXPECT_EQ(refusal(R"({"schema":"assay-report/1","ccis":[]})"),
            "saved.json#: the member \"encryption\" is missing");
  EXPECT_EQ(refusal(R"({"schema":"assay-report/1","ccis":[],"encryption":{}})"),
            "saved.json#/encryption: the member \"verdict\" is missing");
  EXPECT_EQ(refusal(R"({"schema":"assay-report/1","encryption":{"verdict":"none"}})"),
            "saved.json#: the member \"ccis\" is missing");
}

TEST(ReportRead, AWorkedCaseIsEncryptionAndTypesWithADateAndAContext) {
  const auto report = read(R"({"schema":"assay-report/1","as_of":"2018-06-01",
      "context":{"movement":"import"},"encryption":{"verdict":"present",
      "strength":{"present":{"symmetric_bits":256}}},
      "ccis":[{"type":"firewall","verdict":"candidate"}]})");
  EXPECT_EQ(report.as_of, "2018-06-01");
  EXPECT_TRUE(report.complete);
  EXPECT_EQ(report.encryption.present.symmetric_bits, 256);
  EXPECT_EQ(report.encryption.usable.symmetric_bits, std::nullopt);
  ASSERT_EQ(report.ccis.size(), 1U);
  EXPECT_EQ(report.ccis[0].verdict, "candidate");
}

TEST(ReportRead, ProblemsWithoutACompletenessMeanIncomplete) {
  const auto report = read(R"({"schema":"assay-report/1","encryption":{"verdict":"none"},"ccis":[],
      "problems":[{"path":"x","stage":"unpack","message":"cut off"}]})");
  EXPECT_FALSE(report.complete);
}

TEST(ReportRead, UnknownMembersAreIgnored) {
  EXPECT_EQ(refusal(R"({"schema":"assay-report/1","later":{"x":1},"ccis":[],
                        "encryption":{"verdict":"none","later":[]}})"),
            "accepted");
}

TEST(ReportRead, WrongNamesAndFormsAreNamedWithTheirPlace) {
  const std::string head =
      R"({"schema":"assay-report/1","encryption":{"verdict":"none"},"ccis":[],)";
  EXPECT_EQ(refusal(head + R"("findings":[{"id":"f-1","kind":"spell","subject":"AES",
                              "role":"calls","strength":"weak"}]})"),
            "saved.json#/findings/0/kind: \"spell\" is none of the names allowed here");
  EXPECT_EQ(refusal(head + R"("coverage":{"bytes":-1}})"),
            "saved.json#/coverage/bytes: this number cannot be negative");
  EXPECT_EQ(refusal(head + R"("complete":"yes"})"),
            "saved.json#/complete: true or false is wanted here");
  EXPECT_EQ(refusal(R"({"schema":"assay-report/1","encryption":{"verdict":"maybe"},"ccis":[]})"),
            "saved.json#/encryption/verdict: \"maybe\" is none of the names allowed here");
}

TEST(ReportRead, EveryMemberOfASetIsNamedByItsPlace) {
  const auto set = parse_json(
      R"({"schema":"assay-report-set/1","reports":[{"schema":"assay-report/1"}]})", "set.json");
  EXPECT_THAT([&set] { (void)reports_from_value(set, "set.json"); },
              testing::ThrowsMessage<ConfigError>(
                  "set.json#/reports/0: the member \"encryption\" is missing"));
}

}  // namespace
}  // namespace assay
