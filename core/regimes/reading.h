// Shared by the readers of facts and packs.
#pragma once

#include <filesystem>
#include <vector>

#include "data/node.h"
#include "regimes/pack.h"

namespace assay {

Confidence read_confidence(const Node& node);
/// The *.json of one folder, sorted; none where there is no folder.
std::vector<std::filesystem::path> json_files(const std::filesystem::path& folder);

/// The conflicts of signatures/context.json.
std::vector<ConflictRule> read_conflicts(const Node& root, const ContextKeys& keys);

/// One pack of one file. Obligations it names may stand in another pack; load_law checks that.
Pack read_pack(const Node& root, const ContextKeys& keys, const Facts& facts);

}  // namespace assay
