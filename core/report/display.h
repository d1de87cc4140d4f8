// What text does to a terminal: how many columns it takes, and what in it must never reach one.
//
// Names inside an artefact are hostile: control bytes could move the cursor or hide a line,
// bidirectional overrides could turn a name round. Both are shown as escapes ("\x1b", "\u202e"), as
// are bytes that are not UTF-8 ("\xff").
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace assay {

/// One code point of a text, with the bytes it took.
struct Glyph {
  char32_t code = 0;
  std::size_t bytes = 1;
  bool valid = true;  ///< false for a byte that is not UTF-8
};

/// The glyph at `position`, which lies within `text`.
Glyph glyph_at(std::string_view text, std::size_t position);

/// Columns it takes: 2 for East Asian wide characters (Unicode UAX 11: W and F), 0 for combining
/// marks, else 1.
unsigned width_of(char32_t code);

/// The text with everything that could act on a terminal written as an escape.
std::string harmless(std::string_view text);

/// Columns of a harmless text.
std::size_t display_width(std::string_view text);

}  // namespace assay
