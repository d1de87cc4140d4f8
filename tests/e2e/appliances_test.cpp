// Whole appliances: root file systems as an integrator builds them, of Debian packages and the
// files he writes. The recipes stand in appliances.json with the product types that are expected
// and why. An appliance whose packages cannot be fetched is skipped, and the reason said.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "command.h"
#include "data/json.h"
#include "unit/unpack/recipes.h"

namespace assay::test {
namespace {

namespace fs = std::filesystem;

const Value& recipes() {
  static const Value read =
      read_json_file(fs::path(ASSAY_SOURCE_DIR) / "tests" / "e2e" / "appliances.json");
  return read;
}

/// A member that may be absent.
const Object& optional_object(const Value& recipe, const std::string& key) {
  static const Object kNone;
  const auto member = recipe.object()->find(key);
  return member == recipe.object()->end() ? kNone : *member->second.object();
}

std::vector<std::string> strings(const Value& list) {
  std::vector<std::string> texts;
  for (const auto& value : *list.list()) texts.push_back(*value.string());
  return texts;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text += line + "\n";
  return text;
}

std::string bytes_of_hex(const std::string& hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
  return bytes;
}

/// One component of a Java Card load file: tag, size, content.
std::string component(char tag, const std::string& content) {
  return std::string{tag, static_cast<char>(content.size() >> 8),
                     static_cast<char>(content.size() & 0xff)} +
         content;
}

/// A load file that imports the packages of these AIDs (Java Card VM specification, chapter 6).
std::string card_file(const std::vector<std::string>& imported) {
  const std::string aid = bytes_of_hex("06f00000000101");
  std::string packages(1, static_cast<char>(imported.size()));
  for (const auto& one : imported)
    packages += std::string{0, 1, static_cast<char>(one.size() / 2)} + bytes_of_hex(one);
  return recipe::pack(
      "zip", "none",
      {{"app/javacard/Header.cap", component(1, bytes_of_hex("decaffed0102040001") + aid)},
       {"app/javacard/Applet.cap", component(3, bytes_of_hex("01") + aid + bytes_of_hex("0010"))},
       {"app/javacard/Import.cap", component(4, packages)}});
}

/// Writes over what a package may have put there.
void put(const Folder& root, const std::string& name, const std::string& text) {
  fs::remove(root.path() / name);
  root.write(name, text);
}

/// False where a package cannot be had.
bool install(const Folder& root, const std::vector<std::string>& names) {
  fetch_packages(names);
  std::string status;
  for (const auto& name : names) {
    const auto deb = package(name);
    if (deb.empty()) return false;
    EXPECT_EQ(run({"dpkg-deb", "-x", deb.string(), root.path().string()}).exit, 0) << name;
    status += run({"dpkg-deb", "-f", deb.string()}).out + "Status: install ok installed\n\n";
  }
  if (!status.empty()) put(root, "var/lib/dpkg/status", status);
  return true;
}

bool build(const Folder& root, const Value& recipe) {
  if (!install(root, strings(at(recipe, "packages")))) return false;
  for (const auto& [name, lines] : optional_object(recipe, "files"))
    put(root, name, joined(strings(lines)));
  for (const auto& [name, imported] : optional_object(recipe, "cards"))
    put(root, name, card_file(strings(imported)));
  for (const auto& [name, target] : optional_object(recipe, "links")) {
    fs::create_directories((root.path() / name).parent_path());
    fs::remove(root.path() / name);
    fs::create_symlink(*target.string(), root.path() / name);
  }
  return true;
}

std::vector<std::string> candidates(const Value& report) {
  std::vector<std::string> types;
  for (const auto& match : *at(report, "ccis").list())
    if (text(match, "verdict") == "candidate") types.push_back(text(match, "type"));
  return types;
}

class Appliance : public testing::TestWithParam<const Value*> {};

TEST_P(Appliance, is_a_candidate_for_its_types_and_no_others) {
  const Value& recipe = *GetParam();
  const Folder root;
  if (!build(root, recipe)) GTEST_SKIP() << "offline: a package of it cannot be fetched";
  const Value report = scan_json({root.path().string()});
  std::vector<std::string> expected;
  for (const auto& [type, why] : optional_object(recipe, "candidates")) expected.push_back(type);
  EXPECT_THAT(candidates(report), testing::UnorderedElementsAreArray(expected))
      << text(recipe, "what");
  EXPECT_THAT(strings(at(at(report, "encryption"), "forms")),
              testing::UnorderedElementsAreArray(strings(at(recipe, "forms"))));
}

std::vector<const Value*> all() {
  std::vector<const Value*> appliances;
  for (const auto& recipe : *at(recipes(), "appliances").list()) appliances.push_back(&recipe);
  return appliances;
}

INSTANTIATE_TEST_SUITE_P(Recipes, Appliance, testing::ValuesIn(all()), [](const auto& one) {
  std::string name = text(*one.param, "id");
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

TEST(Appliances, together_show_every_one_of_the_thirteen_types) {
  std::set<std::string> types;
  for (const auto* recipe : all())
    for (const auto& [type, why] : optional_object(*recipe, "candidates")) types.insert(type);
  EXPECT_EQ(types.size(), 13u);
}

}  // namespace
}  // namespace assay::test
