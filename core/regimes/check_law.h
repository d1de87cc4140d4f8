// What the readers of the law let pass and `assay signatures check` refuses: cases that nothing can
// reach, context keys that no rule asks for, texts without their translation.
//
// Each fault is one sentence "file#/pointer: why".
#pragma once

#include <string>
#include <vector>

#include "data/node.h"
#include "regimes/pack.h"

namespace assay {

std::vector<std::string> check_law(const Law& law);

/// Every text of a file has its English and its Chinese: an object with one of "en" and "zh" has
/// both, and the Chinese is not English.
void check_translations(const Node& node, std::vector<std::string>& faults);

}  // namespace assay
