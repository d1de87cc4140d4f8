#include "unpack/graph.h"

#include <algorithm>
#include <numeric>

#include "unpack/paths.h"

namespace assay {
namespace {

constexpr auto kNowhere = static_cast<std::uint32_t>(-1);

}  // namespace

std::pair<std::uint32_t, bool> Graph::claim(const std::string& digest) {
  const std::lock_guard lock(mutex_);
  const auto [at, fresh] = indices_.try_emplace(digest, static_cast<std::uint32_t>(nodes_.size()));
  if (fresh) nodes_.emplace_back();
  return {at->second, fresh};
}

std::uint32_t Graph::claim_unnamed() {
  const std::lock_guard lock(mutex_);
  nodes_.emplace_back();
  return static_cast<std::uint32_t>(nodes_.size() - 1);
}

void Graph::set(std::uint32_t index, GraphNode node) {
  std::sort(node.opened.members.begin(), node.opened.members.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  for (auto& edge : node.opened.members) edge.parent = index;
  const std::lock_guard lock(mutex_);
  nodes_[index] = std::move(node);
}

std::uint64_t Graph::straighten(std::uint32_t root, std::uint64_t root_level) {
  enum class State : unsigned char { fresh, open, done };
  std::vector<State> states(nodes_.size(), State::fresh);
  // Containers below a node, itself included, on the longest way down.
  std::vector<std::uint64_t> height(nodes_.size(), 0);
  std::vector<std::pair<std::uint32_t, std::size_t>> way{{root, 0}};
  states[root] = State::open;
  while (!way.empty()) {
    auto& [index, next] = way.back();
    auto& opened = nodes_[index].opened;
    if (next == opened.members.size()) {
      std::uint64_t below = 0;
      for (const auto& edge : opened.members) below = std::max(below, height[edge.child]);
      height[index] = nodes_[index].container ? below + 1 : 0;
      states[index] = State::done;
      way.pop_back();
      continue;
    }
    const auto child = opened.members[next].child;
    if (states[child] == State::open) {
      opened.problems.push_back(
          {opened.members[next].name, "",
           "contains itself: it is a container it lies in, and is not opened again", false});
      opened.members.erase(opened.members.begin() + static_cast<std::ptrdiff_t>(next));
      continue;
    }
    ++next;
    if (states[child] == State::fresh) {
      states[child] = State::open;
      way.emplace_back(child, 0);
    }
  }
  return height[root] == 0 ? 0 : height[root] - 1 + root_level;
}

/// New index by old; kNowhere for what the root does not reach.
std::vector<std::uint32_t> Graph::sort_and_reach(std::uint32_t root) {
  std::vector<bool> reached(nodes_.size(), false);
  std::vector<std::uint32_t> order{root};
  reached[root] = true;
  for (std::size_t i = 0; i < order.size(); ++i)
    for (const auto& edge : nodes_[order[i]].opened.members)
      if (!reached[edge.child]) {
        reached[edge.child] = true;
        order.push_back(edge.child);
      }
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return nodes_[a].blob.digest < nodes_[b].blob.digest;
  });
  std::vector<std::uint32_t> renamed(nodes_.size(), kNowhere);
  for (std::size_t i = 0; i < order.size(); ++i) renamed[order[i]] = static_cast<std::uint32_t>(i);
  return renamed;
}

Tree Graph::take_tree(std::uint32_t root, std::uint64_t path_limit) {
  const auto renamed = sort_and_reach(root);
  std::vector<GraphNode> sorted(static_cast<std::size_t>(
      std::count_if(renamed.begin(), renamed.end(), [](auto index) { return index != kNowhere; })));
  for (std::size_t old = 0; old < renamed.size(); ++old)
    if (renamed[old] != kNowhere) sorted[renamed[old]] = std::move(nodes_[old]);
  nodes_.clear();
  indices_.clear();

  Tree tree;
  tree.root = renamed[root];
  for (auto& node : sorted) {
    tree.blobs.push_back(std::move(node.blob));
    tree.unread_bytes += node.opened.unread_bytes;
    tree.encrypted_bytes += node.opened.encrypted_bytes;
    for (auto& edge : node.opened.members) {
      edge.parent = renamed[edge.parent];
      edge.child = renamed[edge.child];
      tree.edges.push_back(std::move(edge));
    }
  }
  name_paths(tree, path_limit);
  place(tree, sorted, path_limit);
  return tree;
}

}  // namespace assay
