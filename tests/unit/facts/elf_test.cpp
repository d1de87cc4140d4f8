// read_elf on files written by recipe in both widths and orders, and on this test program itself.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "facts/facts.h"
#include "unit/facts/elf_recipe.h"

namespace assay {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> names_of(const std::vector<Symbol>& symbols) {
  std::vector<std::string> names;
  std::transform(symbols.begin(), symbols.end(), std::back_inserter(names),
                 [](const Symbol& s) { return s.name; });
  return names;
}

std::vector<std::uint8_t> file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class EveryWidthAndOrder : public testing::TestWithParam<std::tuple<bool, ByteOrder>> {};

TEST_P(EveryWidthAndOrder, NamesAreReadWithoutSectionHeaders) {
  test::ElfRecipe recipe;
  recipe.wide = std::get<0>(GetParam());
  recipe.order = std::get<1>(GetParam());
  recipe.machine = 8;
  recipe.needed = {"libcrypto.so.3", "libc.so.0"};
  recipe.soname = "libvendor.so.1";
  recipe.imports = {"EVP_EncryptInit_ex", "memcpy"};
  recipe.exports = {"vendor_open"};
  std::string damage;
  const auto object = read_elf(test::elf_bytes(recipe), damage);
  EXPECT_EQ(damage, "");
  EXPECT_EQ(object.architecture, recipe.wide ? "mips64" : "mips");
  EXPECT_EQ(object.bits, recipe.wide ? 64U : 32U);
  EXPECT_EQ(object.order, recipe.order);
  EXPECT_EQ(object.type, "shared");
  EXPECT_EQ(object.soname, "libvendor.so.1");
  EXPECT_THAT(object.needed, ElementsAre("libcrypto.so.3", "libc.so.0"));
  EXPECT_THAT(names_of(object.imports), ElementsAre("EVP_EncryptInit_ex", "memcpy"));
  EXPECT_THAT(names_of(object.exports), ElementsAre("vendor_open"));
  EXPECT_TRUE(object.exports.at(0).function);
  EXPECT_THAT(object.sections, IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Elf, EveryWidthAndOrder,
                         testing::Combine(testing::Bool(),
                                          testing::Values(ByteOrder::little, ByteOrder::big)));

TEST(Elf, AProgramTellsWhatItNeedsImportsAndDefines) {
  const auto bytes = file("/proc/self/exe");
  std::string damage;
  const auto object = read_elf(bytes, damage);
  EXPECT_EQ(damage, "");
  EXPECT_EQ(object.type, "executable");
  EXPECT_THAT(object.needed, Contains("libc.so.6"));
  EXPECT_THAT(object.versions_needed, Contains(testing::StartsWith("libc.so.6:GLIBC_2.")));
  EXPECT_THAT(names_of(object.imports), Contains("__libc_start_main"));
  EXPECT_THAT(names_of(object.exports), Contains("main"));
  EXPECT_THAT(object.interpreter, testing::StartsWith("/lib"));
  const auto start = std::find_if(object.imports.begin(), object.imports.end(),
                                  [](const Symbol& s) { return s.name == "__libc_start_main"; });
  ASSERT_NE(start, object.imports.end());
  EXPECT_THAT(start->version, testing::StartsWith("GLIBC_"));
  const auto text = std::find_if(object.sections.begin(), object.sections.end(),
                                 [](const Section& s) { return s.name == ".text"; });
  ASSERT_NE(text, object.sections.end());
  EXPECT_TRUE(text->executable);
  EXPECT_EQ(section_at(object, text->offset + 1), &*text);
}

TEST(Elf, EverySymbolIsListedOnce) {
  std::string damage;
  const auto object = read_elf(file("/proc/self/exe"), damage);
  auto names = names_of(object.exports);
  std::sort(names.begin(), names.end());
  EXPECT_EQ(std::adjacent_find(names.begin(), names.end()), names.end());
}

TEST(Elf, TheCLibraryProvidesVersionsAndHasABuildId) {
  std::string path;
  for (const char* candidate :
       {"/lib/x86_64-linux-gnu/libc.so.6", "/lib/aarch64-linux-gnu/libc.so.6"})
    if (std::ifstream(candidate)) path = candidate;
  if (path.empty()) GTEST_SKIP() << "no glibc at a known place";
  std::string damage;
  const auto object = read_elf(file(path), damage);
  EXPECT_EQ(damage, "");
  EXPECT_EQ(object.type, "shared");
  EXPECT_EQ(object.soname, "libc.so.6");
  EXPECT_EQ(object.build_id.size(), 40U);
  EXPECT_THAT(object.versions_provided, Contains("GLIBC_2.34"));
  EXPECT_THAT(object.versions_provided, Not(Contains("libc.so.6")));
}

TEST(Elf, AnUnknownMachineIsNamedByNumber) {
  test::ElfRecipe recipe;
  recipe.machine = 4711;
  std::string damage;
  EXPECT_EQ(read_elf(test::elf_bytes(recipe), damage).architecture, "machine-4711");
}

TEST(Facts, OnlyAnElfFileGetsAnObject) {
  std::string damage;
  const auto elf = gather_facts(test::elf_bytes({}), "00", "elf", false, damage);
  EXPECT_TRUE(elf.object.has_value());
  EXPECT_EQ(elf.klass, BlobClass::code);
  const auto text = gather_facts(as_bytes("hello\n"), "00", "text", false, damage);
  EXPECT_FALSE(text.object.has_value());
  EXPECT_EQ(text.klass, BlobClass::text);
  EXPECT_EQ(gather_facts(as_bytes("x"), "00", "zip", true, damage).klass, BlobClass::container);
}

TEST(Facts, AnElfFileWithoutAHeaderSaysSo) {
  std::string damage;
  const auto facts = gather_facts(as_bytes("\x7f"
                                           "ELF\x09"),
                                  "00", "elf", false, damage);
  EXPECT_FALSE(facts.object.has_value());
  EXPECT_THAT(damage, testing::HasSubstr("not read as an ELF file"));
}

}  // namespace
}  // namespace assay
