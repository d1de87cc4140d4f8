#include "code/cluster.h"

#include <gtest/gtest.h>

namespace assay::code {
namespace {

std::vector<Mark> marks(std::initializer_list<std::pair<std::uint64_t, std::uint32_t>> places) {
  std::vector<Mark> list;
  for (const auto& [offset, literal] : places) list.push_back({offset, literal, 4});
  return list;
}

TEST(Cluster, DifferentLiteralsMustStandWithinReach) {
  const ClusterRule rule{.at_least = 3, .within = 100};
  EXPECT_TRUE(best_cluster(marks({{0, 0}, {50, 1}, {100, 2}}), rule));
  EXPECT_FALSE(best_cluster(marks({{0, 0}, {50, 1}, {101, 2}}), rule));
}

TEST(Cluster, OneLiteralRepeatedIsStillOne) {
  EXPECT_FALSE(best_cluster(marks({{0, 0}, {10, 0}, {20, 0}, {30, 1}}), {.at_least = 3}));
}

TEST(Cluster, OneMnemonicRepeatedIsNoFamily) {
  const ClusterRule rule{.at_least = 3, .distinct = 2, .marks = true};
  EXPECT_FALSE(best_cluster(marks({{0, 0}, {4, 0}, {8, 0}, {12, 0}}), rule));
  EXPECT_TRUE(best_cluster(marks({{0, 0}, {4, 0}, {8, 1}}), rule));
}

TEST(Cluster, RefusedNearAWordThatBelongsToAnother) {
  auto list = marks({{0, 0}, {50, 1}, {3000, 0}});
  list.back().half = Mark::refused;
  EXPECT_FALSE(best_cluster(list, {.at_least = 2}));
  list.back().offset = 9000;
  EXPECT_TRUE(best_cluster(list, {.at_least = 2}));
}

TEST(Cluster, HalvesJoinOnlyWithTheirOtherHalfNearby) {
  std::vector<Mark> list{
      {0, 0, 4, Mark::low}, {4, 0, 4, Mark::high}, {500, 1, 4, Mark::low}, {700, 1, 4, Mark::high}};
  join_halves(list);
  ASSERT_EQ(list.size(), 1U);
  EXPECT_EQ(list[0].offset, 0U);
  EXPECT_EQ(list[0].length, 8U);
}

}  // namespace
}  // namespace assay::code
