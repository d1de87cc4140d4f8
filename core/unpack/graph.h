// The graph of distinct blobs as it grows, and the Tree made of it at the end. While it grows, the
// order of arrival rules; the Tree has none of it.
#pragma once

#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "unpack/unpack.h"

namespace assay {

/// A Problem before its path is known.
struct MemberProblem {
  std::string member;  ///< encoded; empty for the container itself
  std::string plugin, message;
  bool loses_bytes = true;
};

/// What a container gave.
struct Opened {
  std::vector<Containment> members;  ///< `parent` is set by the graph
  std::vector<std::string> links;
  std::vector<MemberProblem> problems;
  std::uint64_t unread_bytes = 0;
  std::uint64_t encrypted_bytes = 0;
};

struct GraphNode {
  BlobNode blob;
  Opened opened;
  bool container = false;  ///< was opened, or should have been
};

class Graph {
 public:
  /// The blob's index, and whether it was met for the first time. From any thread.
  std::pair<std::uint32_t, bool> claim(const std::string& digest);
  /// A node without a digest yet: the folder.
  std::uint32_t claim_unnamed();
  /// Fills a node in; once for each. From any thread.
  void set(std::uint32_t index, GraphNode node);

  /// Removes the edges that lead back to a container from inside it (a Problem each), then tells
  /// how deep the deepest container lies; the root counts as `root_level`.
  std::uint64_t straighten(std::uint32_t root, std::uint64_t root_level);

  /// The finished tree: what cannot be reached from the root is gone. At most `path_limit` paths.
  Tree take_tree(std::uint32_t root, std::uint64_t path_limit);

 private:
  std::vector<std::uint32_t> sort_and_reach(std::uint32_t root);

  std::mutex mutex_;
  std::unordered_map<std::string, std::uint32_t> indices_;
  std::deque<GraphNode> nodes_;
};

}  // namespace assay
