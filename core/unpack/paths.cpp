#include "unpack/paths.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace assay {
namespace {

constexpr std::uint64_t kPathBytes = 256ULL << 20;  // all paths together

class Ways {
 public:
  Ways(Tree& tree, std::uint64_t limit) : tree_(tree), limit_(limit) {
    first_.assign(tree.blobs.size() + 1, 0);
    for (const auto& edge : tree.edges) ++first_[edge.parent + 1];
    for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
    tree.paths.assign(tree.blobs.size(), {});
  }

  /// One path a blob, by the fewest containers.
  void name_each_once() {
    std::vector<std::uint32_t> order{tree_.root};
    add(tree_.root, "");
    for (std::size_t i = 0; i < order.size(); ++i)
      for (auto at = first_[order[i]]; at < first_[order[i] + 1]; ++at) {
        const auto& edge = tree_.edges[at];
        if (!tree_.paths[edge.child].empty()) continue;
        add(edge.child, join_path(tree_.paths[order[i]].front(), edge.name));
        order.push_back(edge.child);
      }
  }

  /// All the others, in order, while there is room. False where there was none.
  bool name_the_rest() {
    count_ = bytes_ = 0;
    std::vector<std::pair<std::uint32_t, std::string>> waiting{{tree_.root, ""}};
    while (!waiting.empty()) {
      auto [index, path] = std::move(waiting.back());
      waiting.pop_back();
      if (count_ + waiting.size() > limit_ || bytes_ > kPathBytes) return false;
      for (auto at = first_[index + 1]; at-- > first_[index];)
        waiting.emplace_back(tree_.edges[at].child, join_path(path, tree_.edges[at].name));
      if (path != tree_.paths[index].front())
        add(index, std::move(path));
      else
        ++count_;
    }
    return true;
  }

 private:
  void add(std::uint32_t index, std::string path) {
    ++count_;
    bytes_ += path.size();
    tree_.paths[index].push_back(std::move(path));
  }

  Tree& tree_;
  std::uint64_t limit_, count_ = 0, bytes_ = 0;
  std::vector<std::size_t> first_;  ///< where a blob's edges start
};

bool before(const Problem& a, const Problem& b) {
  return std::tie(a.path, a.message, a.plugin) < std::tie(b.path, b.message, b.plugin);
}

}  // namespace

std::string join_path(std::string_view container, std::string_view name) {
  if (container.empty()) return std::string(name);
  if (name.empty()) return std::string(container);
  std::string path;
  path.reserve(container.size() + 2 + name.size());
  return path.append(container).append("!/").append(name);
}

void name_paths(Tree& tree, std::uint64_t limit) {
  Ways ways(tree, limit);
  ways.name_each_once();
  if (!ways.name_the_rest())
    tree.problems.push_back({"", Stage::unpack, "",
                             "copies inside copies make more paths than the limit of " +
                                 std::to_string(limit) +
                                 "; every blob was looked at, but not all its paths are listed",
                             false});
  for (auto& paths : tree.paths) std::sort(paths.begin(), paths.end());
}

void place(Tree& tree, std::vector<GraphNode>& nodes, std::uint64_t limit) {
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    for (auto& problem : nodes[i].opened.problems)
      tree.problems.push_back({join_path(tree.paths[i].front(), problem.member), Stage::unpack,
                               std::move(problem.plugin), std::move(problem.message),
                               problem.loses_bytes});
    for (const auto& path : tree.paths[i]) {
      if (tree.links.size() > limit) break;
      for (const auto& link : nodes[i].opened.links) tree.links.push_back(join_path(path, link));
    }
  }
  std::sort(tree.links.begin(), tree.links.end());
  std::sort(tree.problems.begin(), tree.problems.end(), before);
}

}  // namespace assay
