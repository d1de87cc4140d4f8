// `assay signatures check`: everything that can be said against the data, one sentence a fault.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace assay {

/// What was checked, for the closing line.
struct CheckCounts {
  std::size_t files = 0, signatures = 0, terms = 0, examples = 0, rules = 0;
};

/// Loads all data below `folder`, validates each file against its schema, runs every example
/// through the real matcher. Empty when all is well. A signature that is refused does not keep the
/// others from being checked.
std::vector<std::string> check_signatures(const std::filesystem::path& folder, CheckCounts& counts);

}  // namespace assay
