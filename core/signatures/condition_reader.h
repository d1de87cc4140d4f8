// "when" in a claim -> Condition: a term's id, or {"all":[…]}, {"any":[…]}, {"none":[…]},
// {"at_least":n,"of":[…]} of such.
#pragma once

#include <assay/signature.h>

#include <vector>

#include "data/node.h"

namespace assay {

/// Reads the condition and notes in `used` (one flag a term) which terms it stands on. Throws
/// ConfigError for a term that is not there, an empty list, or a count that cannot be met.
Condition read_condition(const Node& node, const std::vector<Term>& terms, std::vector<bool>& used);

/// True when both ask the same.
bool same_condition(const Condition& a, const Condition& b);

}  // namespace assay
