// A context file to fill in: every key with null, and beside it, under "//key", what it means,
// what may stand there and which duties it helps to decide. Readers ignore members that begin with
// "//", so the file can be used as it is.
#pragma once

#include <string>

#include "report/report_text.h"

namespace assay {

struct Law;

/// JSON text. The glossary of the style may be null.
std::string context_template(const Law& law, const TextStyle& style);

}  // namespace assay
