// The tree of a decided rule for a person: condensed to its leaves, or drawn whole.
#pragma once

#include <assay/value.h>

#include <string>
#include <vector>

#include "report/voice.h"

namespace assay {

struct Reasons {
  std::vector<std::string> held, failed, unknown;  ///< in the tree's order, each once
  std::vector<std::string> open;                   ///< what the law's own text leaves open
};

/// Reads an Obligation's tree: {"op", "of", "truth"}, leaves {"op": "test", "of": [operand]}.
/// A tree of another shape gives no reasons.
Reasons reasons_of(const Value& tree, const Tongue& tongue);

/// The whole tree, a line a node, each with whether it held.
void put_tree(const Voice& say, const Value& tree, std::size_t indent);

/// One operand of a rule in words: {"declared": "movement", "is": "import"} is
/// "movement is import".
std::string operand_in_words(const Value& operand, const Tongue& tongue);

}  // namespace assay
