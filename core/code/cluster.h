// From sightings to clusters: enough different things near each other, none of those that refuse.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace assay::code {

/// Something of one term, seen in one region.
struct Mark {
  std::uint64_t offset = 0;
  std::uint32_t literal = 0;
  std::uint32_t length = 0;
  enum Half : std::uint8_t { whole, low, high, refused } half = whole;
};

struct ClusterRule {
  std::uint32_t at_least = 1;  ///< different literals, or marks where `marks` are counted
  std::uint32_t distinct = 1;  ///< different literals wanted in any case
  std::uint64_t within = 4096;
  bool marks = false;
};

struct Cluster {
  std::uint32_t distinct = 0;
  std::vector<Mark> first;  ///< the first mark of each literal in it, by offset
};

/// Joins the halves of 64-bit words that stand within 64 bytes of each other into whole ones, and
/// sorts by offset. Halves without their other half go.
void join_halves(std::vector<Mark>& marks);

/// The first of those clusters with the most different literals that satisfy the rule. `marks` as
/// join_halves leaves them.
std::optional<Cluster> best_cluster(const std::vector<Mark>& marks, const ClusterRule& rule);

}  // namespace assay::code
