// Runs the examples of all signatures: the ones in bytes through the real PatternSet, names through
// the same globs that plugins use.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "signatures/catalogue.h"

namespace assay {

/// One sentence for each example that does not do what it says, and for each term that the matcher
/// cannot compile.
std::vector<std::string> check_examples(const Catalogue& catalogue);

}  // namespace assay
