// ELF files that lie: whatever the bytes say, read_elf ends, in time, with an object or Malformed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>
#include <fstream>
#include <iterator>
#include <random>

#include "facts/facts.h"
#include "unit/facts/elf_recipe.h"

namespace assay {
namespace {

std::vector<std::uint8_t> a_program() {
  std::ifstream in("/bin/true", std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Reads, and says how many names came of it; Malformed counts as none.
std::size_t names_in(Bytes bytes) {
  std::string damage;
  try {
    const auto object = read_elf(bytes, damage);
    return object.imports.size() + object.exports.size();
  } catch (const Malformed&) {
    return 0;
  }
}

TEST(HostileElf, EveryTruncationIsAnswered) {
  const auto whole = a_program();
  ASSERT_GT(names_in(whole), 10U);
  for (std::size_t size = 0; size < whole.size(); size += size < 2048 ? 1 : 37)
    names_in(Bytes(whole).first(size));
}

TEST(HostileElf, ThousandsOfByteFlipsAreAnswered) {
  const auto whole = a_program();
  std::mt19937 random(20240501);
  std::size_t seen = 0;
  for (int round = 0; round < 6000; ++round) {
    auto bytes = whole;
    const std::size_t reach = round % 2 ? bytes.size() : std::size_t{4096};
    for (int flips = 1 + round % 8; flips > 0; --flips)
      bytes[random() % reach] = static_cast<std::uint8_t>(random());
    seen += names_in(bytes);
  }
  EXPECT_GT(seen, 0U);
}

TEST(HostileElf, AFlippedFileWrittenByRecipeIsAnsweredInEveryForm) {
  std::mt19937 random(7);
  for (int round = 0; round < 8000; ++round) {
    test::ElfRecipe recipe;
    recipe.wide = round & 1;
    recipe.order = round & 2 ? ByteOrder::big : ByteOrder::little;
    recipe.needed = {"libcrypto.so.3"};
    recipe.imports = {"EVP_DigestInit", "EVP_DigestFinal"};
    auto bytes = test::elf_bytes(recipe);
    for (int flips = 0; flips < 3; ++flips)
      bytes[random() % bytes.size()] = static_cast<std::uint8_t>(random());
    names_in(bytes);
  }
}

TEST(HostileElf, ADamagedTableIsNamedAndTheRestIsRead) {
  auto bytes = a_program();
  ASSERT_EQ(bytes.at(4), 2) << "a 64-bit program is wanted here";
  for (std::size_t at = 40; at < 48; ++at) bytes[at] = 0x7f;  // e_shoff
  std::string damage;
  const auto object = read_elf(bytes, damage);
  EXPECT_THAT(damage, testing::HasSubstr("section headers"));
  EXPECT_THAT(object.needed, testing::Contains("libc.so.6"));
  EXPECT_GT(object.imports.size(), 10U);
}

TEST(HostileElf, AMillionSymbolsThatShareOneLongNameCostNoMoreThanTheFile) {
  test::ElfRecipe recipe;
  recipe.soname = std::string(60000, 'a');
  recipe.imports.assign(200000, "");
  auto bytes = test::elf_bytes(recipe);
  // Every symbol's name points somewhere into the long one.
  const Reader reader(bytes);
  const auto strings = std::size_t{64 + 2 * 56};
  const auto symbols = strings + 1 + 60001 + recipe.imports.size();
  for (std::size_t i = 0; i < recipe.imports.size(); ++i) {
    const auto name = static_cast<std::uint32_t>(1 + i % 30000);
    std::memcpy(bytes.data() + symbols + 24 + 24 * i, &name, sizeof name);
  }
  std::string damage;
  std::size_t total = 0;
  for (const auto& symbol : read_elf(bytes, damage).imports) total += symbol.name.size();
  EXPECT_LE(total, 4 * bytes.size() + 65536);
  EXPECT_THAT(damage, testing::HasSubstr("symbol names"));
}

}  // namespace
}  // namespace assay
