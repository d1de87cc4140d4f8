// Whether a literal can be searched for at all; the rule is the matcher's.
#pragma once

#include <assay/bytes.h>

#include <string>

namespace assay {

/// Why these bytes cannot be a pattern, as the end of a sentence; empty where they can.
std::string hygiene_fault(Bytes literal);

}  // namespace assay
