// A page of terminal text: paragraphs wrapped to a width, labelled fields, colour where it is
// wanted.
//
// Every text that comes in is made harmless (report/display.h) before it goes out. Lines are
// wrapped by display width, so Chinese and combining characters line up; a word too long for a line
// is broken. No line ends in a space.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay {

enum class Tone { plain, bold, dim, red, yellow, green, cyan };

/// A piece of a paragraph in one tone.
struct Span {
  std::string text;
  Tone tone = Tone::plain;
};
using Spans = std::vector<Span>;

class Page {
 public:
  Page(unsigned width, bool colour);

  /// Wrapped text. The first line starts at column `indent`, the others at `hanging`.
  void paragraph(const Spans& spans, std::size_t indent = 0, std::size_t hanging = 0);
  void paragraph(std::string_view text, std::size_t indent = 0, Tone tone = Tone::plain);
  /// A heading with an optional quieter part after it; preceded by an empty line.
  void heading(std::string_view title, std::string_view aside = {}, Tone tone = Tone::bold);
  struct LabelStyle {
    std::size_t indent = 2;
    std::size_t width = 13;  ///< columns from the indent to the text
    Tone tone = Tone::dim;
  };
  /// "  label     text", the text wrapped beside its label.
  void labelled(std::string_view label, const Spans& spans, LabelStyle style);
  /// The same, but nothing where the text is empty.
  void field(std::string_view label, const Spans& spans, std::size_t indent = 2);
  void field(std::string_view label, std::string_view text, std::size_t indent = 2);
  /// One line as it is, columns kept; cut at the terminal's edge.
  void verbatim(std::string_view line, std::size_t indent, Tone tone = Tone::plain);
  /// One row of a table: cells padded to `widths` with `gap` between, the last one wrapped. The
  /// first cell in the first tone, the others in the second.
  void columns(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths,
               std::size_t gap, std::pair<Tone, Tone> tones);
  void blank();

  std::string take() { return std::move(out_); }

 private:
  struct Word;
  std::vector<Word> words_of(const Spans& spans) const;
  void start_line(std::size_t column);
  void wrap(const std::vector<Word>& words, std::size_t hanging);
  void put(const Word& word);
  void put_broken(const Word& word, std::size_t hanging);
  void end_line();

  std::size_t width_;
  bool colour_;
  std::string out_, line_;
  std::size_t column_ = 0;
};

/// "a, b, c"; at most `most` of them, then "and 12 more".
std::string joined(const std::vector<std::string>& items, std::size_t most = 1000);
/// "1 finding", "2 findings".
std::string counted(std::size_t count, std::string_view one, std::string_view many);
/// "512 bytes", "1.9 MiB".
std::string bytes_in_words(std::uint64_t bytes);

}  // namespace assay
