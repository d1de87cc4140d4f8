// The text form of a report, for a person in a terminal: what was not seen first, then a screen
// with the verdict and what to do, then the duties with who, what, by when and why, then the
// findings. In English, in Chinese, or each line in both.
#pragma once

#include <cstdint>
#include <string>

#include "model/report.h"

namespace assay {

struct Glossary;

enum class Language : std::uint8_t { en, zh, both };

struct TextStyle {
  bool colour = false;
  unsigned width = 80;        ///< columns
  bool all_findings = false;  ///< otherwise the most telling ones, with a count of the rest
  bool full = false;  ///< duties with their whole rules, quotations and what would change them
  Language language = Language::en;
  const Glossary* glossary = nullptr;  ///< borrowed; without one, names of the data stand as ids
};

std::string write_text(const Report& report, const TextStyle& style);

}  // namespace assay
