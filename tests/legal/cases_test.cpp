// The worked cases: a report, a declared context and a date, and what must follow. Each file in
// cases/ holds a list; the test only reads them.
#include <gtest/gtest.h>

#include "data/json.h"
#include "legal/judging.h"

namespace assay::legal {
namespace {

void expect_row(const Node& wanted, const Report& report, const std::string& name) {
  wanted.only({"id", "view", "for", "status", "deadline", "asks", "cites", "ended_on", "binding",
               "says", "confidence", "authority"});
  const auto id = wanted.at("id").string();
  const auto view = wanted.at("view").string();
  const auto for_what = wanted.string_or("for", "encryption");
  SCOPED_TRACE(name + ": " + id + " " + view + " " + for_what);
  const auto* found = row(report, id, view, for_what);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->status, wanted.at("status").string()) << found->text.en;
  if (wanted.has("deadline")) {
    const auto deadline = wanted.at("deadline");
    EXPECT_EQ(found->deadline.value_or("none"),
              deadline.value().is_null() ? "none" : deadline.string());
  }
  if (wanted.has("asks")) {
    EXPECT_EQ(found->asks, wanted.at("asks").strings());
  }
  if (wanted.has("binding")) {
    EXPECT_EQ(found->binding, wanted.at("binding").string());
  }
  if (wanted.has("confidence")) {
    EXPECT_EQ(found->confidence, wanted.at("confidence").string());
  }
  if (wanted.has("ended_on")) {
    EXPECT_EQ(found->ended_on.value_or("none"), wanted.at("ended_on").string());
  }
  if (wanted.has("cites")) {
    for (const auto& fact : wanted.at("cites").strings())
      EXPECT_EQ(std::count(found->citations.begin(), found->citations.end(), fact), 1) << fact;
  }
  if (wanted.has("authority")) {
    EXPECT_NE(found->authority.find(wanted.at("authority").string()), std::string::npos);
  }
  if (wanted.has("says")) {
    auto said = found->text.en;
    if (const auto* action = found->action.object(); action && action->count("deadline"))
      said += " " + *action->find("deadline")->second.object()->find("en")->second.string();
    EXPECT_NE(said.find(wanted.at("says").string()), std::string::npos) << said;
  }
}

class WorkedCases : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(WorkedCases, give_the_expected_statuses) {
  const auto file = GetParam().string();
  const auto value = read_json_file(GetParam());
  for (const auto& one : Node(value, file).list()) {
    one.only({"name", "report", "context", "as_of", "expect", "conflicts", "absent"});
    auto report = read_report(one.at("report"));
    report.context = one.at("context").value();
    report.as_of = one.at("as_of").string();
    regimes().oblige(report);
    const auto name = one.at("name").string();
    for (const auto& wanted : one.at("expect").list()) expect_row(wanted, report, name);
    EXPECT_EQ(static_cast<std::int64_t>(report.conflicts.size()), one.integer_or("conflicts", 0))
        << name;
    if (!one.has("absent")) continue;
    for (const auto& status : one.at("absent").strings())
      for (const auto& found : report.obligations) EXPECT_NE(found.status, status) << found.id;
  }
}

std::vector<std::filesystem::path> case_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(
           std::filesystem::path(ASSAY_SOURCE_DIR) / "tests/legal/cases"))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

INSTANTIATE_TEST_SUITE_P(Legal, WorkedCases, testing::ValuesIn(case_files()),
                         [](const auto& one) { return one.param.stem().string(); });

}  // namespace
}  // namespace assay::legal
