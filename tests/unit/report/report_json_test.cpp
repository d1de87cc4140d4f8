#include "report/report_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "data/json.h"
#include "unit/report/golden.h"
#include "unit/report/sample_reports.h"

namespace assay {
namespace {

using Adapter = valijson::adapters::NlohmannJsonAdapter;
using nlohmann::json;

json read_schema(const std::string& name) {
  std::ifstream in(std::string(ASSAY_SOURCE_DIR) + "/signatures/schema/" + name);
  return json::parse(in);
}

// What the schema has against the text; empty when it conforms.
std::string complaints(const std::string& schema_name, const std::string& text) {
  const json source = read_schema(schema_name);
  valijson::Schema schema;
  valijson::SchemaParser parser;
  parser.populateSchema(
      Adapter(source), schema,
      [](const std::string& uri) -> const json* {
        return new json(read_schema(uri.substr(uri.rfind('/') + 1)));
      },
      [](const json* document) { delete document; });
  const json document = json::parse(text);
  valijson::ValidationResults results;
  valijson::Validator validator;
  std::string all;
  if (validator.validate(schema, Adapter(document), &results)) return all;
  valijson::ValidationResults::Error error;
  while (results.popError(error)) {
    for (const auto& step : error.context) all += step;
    all += ": " + error.description + "\n";
  }
  return all;
}

// Whitespace outside strings removed.
std::string squeezed(const std::string& text) {
  std::string out;
  bool inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"' && (i == 0 || text[i - 1] != '\\' || (i > 1 && text[i - 2] == '\\')))
      inside = !inside;
    if (inside || (text[i] != ' ' && text[i] != '\n')) out += text[i];
  }
  return out;
}

TEST(ReportJsonGolden, EveryReportIsAsItWasApproved) {
  for (const auto& [name, report] : test::golden_reports()) {
    const auto text = write_json({&report, 1});
    EXPECT_EQ(text, test::golden(name + ".json", text)) << name;
  }
}

TEST(ReportJsonGolden, EveryReportConformsToItsSchema) {
  for (const auto& [name, report] : test::golden_reports())
    EXPECT_EQ(
        complaints("assay-report-1.json", test::golden(name + ".json", write_json({&report, 1}))),
        "")
        << name;
}

TEST(ReportJson, ASetConformsToItsSchemaAndKeepsTheOrder) {
  const std::vector<Report> reports{test::plain_package(), test::library_package()};
  const auto text = write_json(reports);
  EXPECT_EQ(complaints("assay-report-set-1.json", text), "");
  const auto read = reports_from_value(parse_json(text, "set"), "set");
  ASSERT_EQ(read.size(), 2U);
  EXPECT_EQ(read[0].artefact.name, "cowsay_3.03_all.deb");
  EXPECT_EQ(read[1].artefact.name, "libssl3_3.0.15-1_amd64.deb");
}

TEST(ReportJson, TheSchemaRefusesWhatTheContractDoesNotAllow) {
  const auto base = json::parse(write_json(std::vector<Report>{test::library_package()}));
  const auto refused = [&base](const std::string& pointer, const json& value) {
    json changed = base;
    changed[json::json_pointer(pointer)] = value;
    return !complaints("assay-report-1.json", changed.dump()).empty();
  };
  EXPECT_TRUE(refused("/schema", "assay-report/2"));
  EXPECT_TRUE(refused("/as_of", "22.11.2026"));
  EXPECT_TRUE(refused("/findings/0/id", "f-1"));
  EXPECT_TRUE(refused("/findings/0/role", "contains"));
  EXPECT_TRUE(refused("/findings/0/evidence/0/excerpt", "6"));
  EXPECT_TRUE(refused("/encryption/verdict", "maybe"));
  EXPECT_TRUE(refused("/obligations/0/status", "perhaps"));
  EXPECT_TRUE(refused("/artefact/sha256", "abc"));
  EXPECT_FALSE(refused("/a_later_member", 1));
  for (const auto& [name, member] : base.items()) {
    json changed = base;
    changed.erase(name);
    EXPECT_EQ(complaints("assay-report-1.json", changed.dump()).empty(), name == "notice") << name;
  }
}

TEST(ReportJson, TwoWritesAreEqualAndCanonical) {
  const auto report = test::library_package();
  const auto text = write_json({&report, 1});
  EXPECT_EQ(text, write_json({&report, 1}));
  EXPECT_EQ(squeezed(text), to_json(to_value(report), JsonStyle::compact))
      << "members in the order of their names";
}

TEST(ReportJson, SaysThatItIsNotLegalAdviceInBothLanguages) {
  const auto text = write_json(std::vector<Report>{test::plain_package()});
  EXPECT_THAT(text, testing::HasSubstr("It is not legal advice."));
  EXPECT_THAT(text, testing::HasSubstr("不构成法律意见"));
}

TEST(ReportJson, HostileTextBecomesHarmlessUtf8) {
  const auto text = write_json(std::vector<Report>{test::hostile_package()});
  for (const char c : text)
    EXPECT_TRUE(static_cast<unsigned char>(c) >= ' ' || c == '\n') << int{c};
  EXPECT_TRUE(json::accept(text));
}

TEST(ReportJson, ALargeReportIsOneLineABlobAndQuicklyWritten) {
  const auto report = test::large_image(50'000, 20'000);
  const auto start = std::chrono::steady_clock::now();
  const auto text = write_json({&report, 1});
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  RecordProperty("milliseconds", static_cast<int>(seconds.count() * 1000));
  const auto lines = std::count(text.begin(), text.end(), '\n');
  EXPECT_GT(lines, 50'000 + 20'000 * 4);
  EXPECT_LT(lines, 50'000 + 20'000 * 8);
}

}  // namespace
}  // namespace assay
