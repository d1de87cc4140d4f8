#include "unit/report/golden.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace assay::test {
namespace {

bool updating() {
  const char* const wish = std::getenv("ASSAY_UPDATE_GOLDEN");
  if (wish && std::string(wish) == "1") return true;
  for (const auto& argument : testing::internal::GetArgvs())
    if (argument == "--update") return true;
  return false;
}

// A JSON file gets the hint as a member, which readers of a report ignore.
std::string with_hint(const std::string& name, const std::string& text) {
  if (!name.ends_with(".json")) return "# " + std::string(kGoldenHint) + "\n" + text;
  return "{\n  \"#\": \"" + std::string(kGoldenHint) + "\"," + text.substr(1);
}

std::string without_hint(const std::string& name, const std::string& text) {
  if (!name.ends_with(".json")) return text.substr(std::min(text.find('\n') + 1, text.size()));
  const auto end = text.find(",\n");
  return end == std::string::npos ? text : "{" + text.substr(end + 1);
}

}  // namespace

const char* const kGoldenHint = "rewritten by: ASSAY_UPDATE_GOLDEN=1 ctest --preset dev -R Golden";

std::string golden(const std::string& name, const std::string& actual) {
  const std::filesystem::path file =
      std::filesystem::path(ASSAY_SOURCE_DIR) / "tests/unit/report/golden" / name;
  if (updating()) std::ofstream(file, std::ios::binary) << with_hint(name, actual);
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return without_hint(name, text.str());
}

}  // namespace assay::test
