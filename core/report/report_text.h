// The text form of a report, for a person in a terminal: what was not seen first, then the verdict,
// the duties with who, what, by when and why, then the findings.
#pragma once

#include <string>

#include "model/report.h"

namespace assay {

struct TextStyle {
  bool colour = false;
  unsigned width = 80;        ///< columns
  bool all_findings = false;  ///< otherwise the most telling ones, with a count of the rest
};

std::string write_text(const Report& report, const TextStyle& style);

}  // namespace assay
