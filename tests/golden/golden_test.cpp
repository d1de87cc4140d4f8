// Every folder beside this file that holds a make.json is a case: its artefact is built, scanned by
// the command with the arguments given, and the report compared with expected.json. With
// ASSAY_UPDATE_GOLDEN=1 the expectations are written anew; read the difference before you commit
// it.
#include "data/json.h"
#include "data/node.h"
#include "e2e/command.h"
#include "golden/recipe.h"
#include "support/schema_check.h"

namespace assay::test {
namespace {

namespace fs = std::filesystem;

const fs::path kCases = fs::path(ASSAY_SOURCE_DIR) / "tests" / "golden";

std::vector<std::string> case_names() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(kCases))
    if (fs::exists(entry.path() / "make.json")) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

// Digests and versions of our own data and plugins change with every release and say nothing of the
// case.
void forget_versions(Value& report) {
  auto& members = std::get<Object>(report.held);
  members.erase("tool");
  for (auto& regime : std::get<List>(members.at("regimes").held)) {
    std::get<Object>(regime.held).erase("digest");
    std::get<Object>(regime.held).erase("version");
  }
}

class Golden : public testing::TestWithParam<std::string> {};

TEST_P(Golden, ReportIsAsApproved) {
  const auto make = read_json_file(kCases / GetParam() / "make.json");
  const std::string file = "make.json";
  const Node recipe(make, file);
  const Folder folder;
  const auto artefact =
      folder.write(recipe.at("artefact").at("name").string(),
                   build(recipe.at("artefact").value(),
                         Catalogue::load(fs::path(ASSAY_SOURCE_DIR) / "signatures")));
  auto arguments = recipe.at("arguments").strings();
  arguments.push_back(artefact.string());
  auto report = scan_json(arguments, static_cast<int>(recipe.integer_or("exit", 0)));
  EXPECT_EQ(schema_faults("assay-report-1.json", to_json(report)), "");
  forget_versions(report);

  const auto expected = kCases / GetParam() / "expected.json";
  if (std::getenv("ASSAY_UPDATE_GOLDEN")) {
    std::ofstream(expected) << to_json(
        Object{{"#", "written by: ASSAY_UPDATE_GOLDEN=1 ctest -L golden"}, {"report", report}});
    GTEST_SKIP() << "written anew: " << expected;
  }
  EXPECT_EQ(to_json(report), to_json(at(read_json_file(expected), "report")));
}

INSTANTIATE_TEST_SUITE_P(Cases, Golden, testing::ValuesIn(case_names()), [](const auto& param) {
  std::string name = param.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace assay::test
