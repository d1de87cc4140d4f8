// "examples" of a term: what it must match and what it must not.
#pragma once

#include <assay/signature.h>

#include <optional>
#include <vector>

#include "data/node.h"
#include "signatures/layouts.h"
#include "signatures/origin.h"

namespace assay {

/// Reads term.examples: for a literal {"self":layout}, or that with {"flip":n} for one changed
/// byte, {"hex":…} or {"text":…}; for a regex {"hex":…} or {"text":…}; for one that
/// looks into code {"code":hex,"isa":…}; for a name term a plain string. `value` is the literal's
/// value. At least one match and one miss are wanted. Throws ConfigError.
std::vector<SignatureOrigin::Example> read_examples(const Node& term, const Term& read,
                                                    const std::optional<TableValue>& value);

}  // namespace assay
