// Source: a text seen as a program. Which family of languages it is in, and its code with comments
// and the insides of strings blanked out.
//
// The families differ in what begins a comment: that is all that has to be known to tell code from
// prose. A text whose lines do not look like a program's (a manual, a change log, a list) is none.
// Offsets are those of the blob; everything is one pass.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace assay::code {

enum class Family { braces, hash, lua };  ///< // and /* */;  #;  -- and --[[ ]]

struct Source {
  Family family = Family::braces;
  std::string code;         ///< as long as the text: blanks where comments and strings stand
  std::string uncommented;  ///< as long as the text: blanks where comments stand
};

/// Nothing where the text does not look like a program.
std::optional<Source> read_source(std::string_view text);

}  // namespace assay::code
