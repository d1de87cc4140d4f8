#include "code/cluster.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace assay::code {
namespace {

constexpr std::uint64_t kHalvesApart = 64;
// What is near enough to refuse a cluster: an unrolled hash fills several KiB.
constexpr std::uint64_t kRefusalReach = 4096;

bool by_place(const Mark& left, const Mark& right) {
  return std::tie(left.offset, left.literal, left.half) <
         std::tie(right.offset, right.literal, right.half);
}

// Counts the different literals in a window that slides over the marks.
class Window {
 public:
  void enter(const Mark& mark) { distinct_ += counts_[mark.literal]++ == 0; }
  void leave(const Mark& mark) { distinct_ -= --counts_[mark.literal] == 0; }
  std::uint32_t distinct() const { return distinct_; }

 private:
  std::map<std::uint32_t, std::uint32_t> counts_;
  std::uint32_t distinct_ = 0;
};

bool refused(const std::vector<std::uint64_t>& places, std::uint64_t from, std::uint64_t to) {
  const auto next = std::lower_bound(places.begin(), places.end(), from);
  return next != places.end() && *next <= to;
}

Cluster cluster_of(const Mark* first, const Mark* last) {
  Cluster cluster;
  for (; first <= last; ++first) {
    const auto same = [&](const Mark& mark) { return mark.literal == first->literal; };
    if (std::none_of(cluster.first.begin(), cluster.first.end(), same))
      cluster.first.push_back(*first);
  }
  cluster.distinct = static_cast<std::uint32_t>(cluster.first.size());
  return cluster;
}

}  // namespace

void join_halves(std::vector<Mark>& marks) {
  if (!std::is_sorted(marks.begin(), marks.end(), by_place))
    std::sort(marks.begin(), marks.end(), by_place);
  struct Open {
    const Mark* low = nullptr;
    const Mark* high = nullptr;
  };
  std::map<std::uint32_t, Open> open;
  std::vector<Mark> joined;
  for (const auto& mark : marks) {
    if (mark.half == Mark::whole || mark.half == Mark::refused) {
      joined.push_back(mark);
      continue;
    }
    auto& [low, high] = open[mark.literal];
    (mark.half == Mark::low ? low : high) = &mark;
    if (!low || !high) continue;
    const auto from = std::min(low->offset, high->offset);
    const auto to = std::max(low->offset, high->offset);
    if (to - from > kHalvesApart) continue;
    joined.push_back(
        {from, mark.literal, static_cast<std::uint32_t>(to - from) + mark.length, Mark::whole});
    low = high = nullptr;
  }
  if (!std::is_sorted(joined.begin(), joined.end(), by_place))
    std::sort(joined.begin(), joined.end(), by_place);
  marks = std::move(joined);
}

std::optional<Cluster> best_cluster(const std::vector<Mark>& marks, const ClusterRule& rule) {
  std::vector<Mark> good;
  std::vector<std::uint64_t> bad;
  for (const auto& mark : marks)
    if (mark.half == Mark::refused)
      bad.push_back(mark.offset);
    else
      good.push_back(mark);
  Window window;
  std::uint32_t most = 0;
  std::size_t first = 0, best_first = 0, best_last = 0;
  for (std::size_t last = 0; last < good.size(); ++last) {
    window.enter(good[last]);
    while (good[last].offset - good[first].offset > rule.within) window.leave(good[first++]);
    const auto distinct = window.distinct();
    const auto counted = rule.marks ? last - first + 1 : distinct;
    if (counted < rule.at_least || distinct < rule.distinct || distinct <= most) continue;
    const auto from = good[first].offset, to = good[last].offset;
    if (refused(bad, from - std::min(from, kRefusalReach), to + kRefusalReach)) continue;
    most = distinct;
    best_first = first;
    best_last = last;
  }
  if (most == 0) return std::nullopt;
  return cluster_of(&good[best_first], &good[best_last]);
}

}  // namespace assay::code
