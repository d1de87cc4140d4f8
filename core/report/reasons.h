// The tree of a decided rule, condensed to its leaves for a person: what held, what did not, and
// what nobody knows.
#pragma once

#include <assay/value.h>

#include <string>
#include <vector>

namespace assay {

struct Reasons {
  std::vector<std::string> held, failed, unknown;  ///< in the tree's order, each once
  std::vector<std::string> open;                   ///< what the law's own text leaves open
};

/// Reads an Obligation's tree: {"op", "of", "truth"}, leaves {"op": "test", "of": [operand]}.
/// A tree of another shape gives no reasons.
Reasons reasons_of(const Value& tree);

/// One operand of a rule in words: {"declared": "movement", "is": "import"} is
/// "movement is import".
std::string operand_in_words(const Value& operand);

}  // namespace assay
