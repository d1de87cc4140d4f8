// What would change the answer: one rule asked again with each of its operands at another value,
// one at a time.
//
// in:  a rule, the situation it was decided for, and the status that came out.
// out: for each operand the values that lead elsewhere; sorted by operand, then status.
#pragma once

#include <string>
#include <vector>

#include "regimes/pack.h"

namespace assay {

std::vector<Change> changes_of(const Rule& rule, const Situation& situation,
                               const Obligation& decided);

}  // namespace assay
