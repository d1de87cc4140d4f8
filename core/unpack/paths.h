// Paths inside the artefact: every way from the root to a blob, bounded where copies of copies
// would make them explode.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "unpack/graph.h"
#include "unpack/unpack.h"

namespace assay {

/// "a.deb" and "usr/bin/x" give "a.deb!/usr/bin/x"; what lies in the artefact itself, or in the
/// folder that is the artefact, has its own name.
std::string join_path(std::string_view container, std::string_view name);

/// Fills tree.paths from the edges (sorted, without cycles): at least one path a blob, at most
/// `limit` in all beyond that, and a Problem where there are more.
void name_paths(Tree& tree, std::uint64_t limit);

/// Gives problems and links their paths. `nodes` stand in the order of tree.blobs.
void place(Tree& tree, std::vector<GraphNode>& nodes, std::uint64_t limit);

}  // namespace assay
