#include "matching/anchor.h"

#include <gtest/gtest.h>

#include <numeric>
#include <random>
#include <set>

namespace assay {
namespace {

using Data = std::vector<std::uint8_t>;

Data concat(std::initializer_list<Data> parts) {
  Data all;
  for (const auto& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

/// The rule again, written the slow way.
bool clean(Bytes window) {
  const auto last = window.last(8);
  return std::set<int>(last.begin(), last.end()).size() >= 5 &&
         std::count(last.begin(), last.end(), 0x00) <= 2 &&
         std::count(last.begin(), last.end(), 0xff) <= 2;
}

TEST(Anchor, RefusesALiteralShorterThanEightBytes) {
  EXPECT_FALSE(choose_anchor(as_bytes("abcdefg")));
  EXPECT_TRUE(choose_anchor(as_bytes("pcdxyfgh")));
}

TEST(Anchor, RefusesZerosAndPadding) {
  EXPECT_FALSE(choose_anchor(Data(64, 0)));
  EXPECT_FALSE(choose_anchor(Data(64, 0xff)));
  EXPECT_FALSE(choose_anchor(concat({Data(8, 0), Data{1, 2, 3, 4}, Data(8, 0)})));
}

/// Each byte of `table` put at `place` of an element `width` bytes wide, or repeated all over it.
Data widened(const Data& table, std::size_t width, std::optional<std::size_t> place) {
  Data wide;
  for (const auto byte : table)
    for (std::size_t at = 0; at < width; ++at)
      wide.push_back(!place || at == *place ? byte : std::uint8_t{0});
  return wide;
}

TEST(Anchor, FindsASpreadWindowInAWidenedTable) {
  const Data table{0x63, 0x7c, 0x77, 0x7b, 0xf2, 0x6b, 0x6f, 0xc5, 0x30};
  for (const auto& wide : {widened(table, 2, 0), widened(table, 2, 1), widened(table, 4, 0),
                           widened(table, 4, 3), widened(table, 4, std::nullopt)}) {
    const auto anchor = choose_anchor(wide);
    ASSERT_TRUE(anchor);
    EXPECT_EQ(anchor->length, 16u);
    EXPECT_NE(wide[anchor->offset + 15], 0);
  }
}

TEST(Anchor, TakesThreeValuesOfALongTable) {
  // Round constants of Keccak: long, and nearly all zeros.
  const Data rows{0x0a, 0x80, 0, 0,    0,    0,    0, 0,    0x0a, 0, 0, 0x80,
                  0,    0,    0, 0x80, 0x81, 0x80, 0, 0x80, 0,    0, 0, 0x80};
  Data table;
  for (int i = 0; i < 5; ++i) table = concat({table, rows});
  EXPECT_FALSE(choose_anchor(table));
  EXPECT_TRUE(choose_anchor(concat({table, rows})));
  EXPECT_FALSE(choose_anchor(Data(256, 0x80)));
}

TEST(Anchor, RefusesAWidenedCountAndAFewBytesInZeros) {
  Data counting(64);
  std::iota(counting.begin(), counting.end(), std::uint8_t{1});
  EXPECT_FALSE(choose_anchor(widened(counting, 4, 0)));
  EXPECT_FALSE(choose_anchor(widened({0x63, 0x7c, 0x63, 0x7c, 0x63, 0x7c, 0x77}, 4, 3)));
  EXPECT_FALSE(choose_anchor(widened({0x63, 0x7c, 0x77, 0xf2, 0x6b, 0x6f}, 8, 0)));
}

TEST(Anchor, EndsOnTheMostVariedBytes) {
  const Data varied{0x98, 0x2f, 0x8a, 0x42, 0x91, 0x44, 0x37, 0xa1};
  const auto literal = concat({Data{1, 1, 2, 3, 4, 5, 0, 0}, Data(20, 0), varied, Data(20, 0xff)});
  EXPECT_EQ(choose_anchor(literal), (Anchor{20, 16}));
}

TEST(Anchor, PrefersAnythingToACountingTable) {
  Data counting(32);
  std::iota(counting.begin(), counting.end(), std::uint8_t{0x50});
  const auto literal = concat({counting, Data{0x20, 0x65, 0x74, 0x61, 0x6f, 0x93, 0x93, 0x93}});
  const auto anchor = choose_anchor(literal);
  ASSERT_TRUE(anchor);
  EXPECT_GE(anchor->offset + anchor->length, 34u);
}

TEST(Anchor, IsCleanAndInsideWheneverThereIsACleanWindow) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    Data literal(random() % 60);
    const auto spread = 1 + random() % 12;
    for (auto& byte : literal)
      byte = static_cast<std::uint8_t>(random() % 5 == 0 ? 0 : 255 - random() % spread);
    bool any = false;
    for (std::size_t end = 8; end <= literal.size(); ++end)
      any = any || clean(Bytes(literal).first(end));
    const auto anchor = choose_anchor(literal);
    if (!any) continue;
    ASSERT_TRUE(anchor);
    ASSERT_GE(anchor->length, 8u);
    ASSERT_LE(anchor->length, 16u);
    ASSERT_LE(anchor->offset + anchor->length, literal.size());
    ASSERT_TRUE(clean(Bytes(literal).subspan(anchor->offset, anchor->length)));
  }
}

}  // namespace
}  // namespace assay
