#include "report/page.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "report/display.h"

namespace assay {
namespace {

constexpr std::size_t kNarrowest = 20;
constexpr std::size_t kWorthFilling = 12;  // columns left that a word to be broken may begin in

std::string_view code_of(Tone tone) {
  constexpr std::array<std::string_view, 7> kCodes{"", "1", "2", "31", "33", "32", "36"};
  return kCodes.at(static_cast<std::size_t>(tone));
}

// Punctuation that a line of Chinese text must not start with.
bool clings(char32_t code) {
  constexpr std::u32string_view kClosing = U"、。，．：；！？）》」』】〕”’";
  return kClosing.find(code) != std::u32string_view::npos;
}

}  // namespace

// What is never parted unless it alone is too long for a line.
struct Page::Word {
  Spans pieces;
  std::size_t width = 0;
  std::size_t spaces = 0;  ///< before it: none, one, or two to set it off

  void add(std::string_view text, Tone tone, std::size_t columns) {
    if (pieces.empty() || pieces.back().tone != tone) pieces.push_back({"", tone});
    pieces.back().text += text;
    width += columns;
  }
};

Page::Page(unsigned width, bool colour)
    : width_(std::max<std::size_t>(width, kNarrowest)), colour_(colour) {}

std::vector<Page::Word> Page::words_of(const Spans& spans) const {
  std::vector<Word> words(1);
  bool after_wide = false;
  for (const auto& span : spans) {
    const auto text = harmless(span.text);
    for (std::size_t i = 0; i < text.size();) {
      const auto glyph = glyph_at(text, i);
      const auto columns = width_of(glyph.code);
      const bool may_break = (columns == 2 && !clings(glyph.code)) || (columns == 1 && after_wide);
      if (glyph.code == ' ') {
        if (!words.back().pieces.empty()) words.emplace_back();
        words.back().spaces = std::min<std::size_t>(words.back().spaces + 1, 2);
      } else {
        if (may_break && !words.back().pieces.empty()) words.emplace_back();
        words.back().add(std::string_view(text).substr(i, glyph.bytes), span.tone, columns);
      }
      if (columns > 0) after_wide = columns == 2;
      i += glyph.bytes;
    }
  }
  if (words.back().pieces.empty()) words.pop_back();
  return words;
}

void Page::start_line(std::size_t column) {
  line_.assign(column, ' ');
  column_ = column;
}

void Page::put(const Word& word) {
  for (const auto& piece : word.pieces) {
    const auto code = colour_ ? code_of(piece.tone) : std::string_view();
    if (code.empty())
      line_ += piece.text;
    else
      line_ += fmt::format("\x1b[{}m{}\x1b[0m", code, piece.text);
  }
  column_ += word.width;
}

void Page::put_broken(const Word& word, std::size_t hanging) {
  for (const auto& piece : word.pieces)
    for (std::size_t i = 0; i < piece.text.size();) {
      const auto glyph = glyph_at(piece.text, i);
      Word one;
      one.add(std::string_view(piece.text).substr(i, glyph.bytes), piece.tone,
              width_of(glyph.code));
      if (column_ + one.width > width_ && column_ > hanging) {
        end_line();
        start_line(hanging);
      }
      put(one);
      i += glyph.bytes;
    }
}

void Page::end_line() {
  const auto last = line_.find_last_not_of(' ');
  line_.resize(last == std::string::npos ? 0 : last + 1);
  out_ += line_;
  out_ += '\n';
  line_.clear();
}

// Words onto the line that was started, and onto more lines from column `hanging`.
void Page::wrap(const std::vector<Word>& words, std::size_t hanging) {
  bool fresh = true;
  for (const auto& word : words) {
    const std::size_t gap = fresh ? 0 : word.spaces;
    const bool too_long = word.width > width_ - hanging;
    const bool little_room = column_ + kWorthFilling > width_;
    if (!fresh && column_ + gap + word.width > width_ && (!too_long || little_room)) {
      end_line();
      start_line(hanging);
    } else {
      line_.append(gap, ' ');
      column_ += gap;
    }
    if (column_ + word.width <= width_)
      put(word);
    else
      put_broken(word, hanging);
    fresh = false;
  }
  end_line();
}

void Page::paragraph(const Spans& spans, std::size_t indent, std::size_t hanging) {
  start_line(std::min(indent, width_ / 2));
  wrap(words_of(spans), std::min(std::max(indent, hanging), width_ / 2));
}

void Page::paragraph(std::string_view text, std::size_t indent, Tone tone) {
  paragraph(Spans{{std::string(text), tone}}, indent, indent);
}

void Page::heading(std::string_view title, std::string_view aside, Tone tone) {
  blank();
  Spans spans{{std::string(title), tone}};
  if (!aside.empty()) spans.push_back({"  " + std::string(aside), Tone::dim});
  paragraph(spans, 0, 2);
}

void Page::labelled(std::string_view label, const Spans& spans, LabelStyle style) {
  const auto name = harmless(label);
  const auto columns = display_width(name);
  const auto start = style.indent + style.width;
  // A long label, or a narrow terminal, has no room for a column of its own.
  if (width_ < start * 2 || style.indent + columns + 1 > start) {
    Spans all{{std::string(label) + ": ", style.tone}};
    all.insert(all.end(), spans.begin(), spans.end());
    paragraph(all, style.indent, style.indent + 2);
    return;
  }
  Word word;
  word.add(name, style.tone, columns);
  start_line(style.indent);
  put(word);
  line_.append(start - column_, ' ');
  column_ = start;
  wrap(words_of(spans), start);
}

void Page::columns(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths,
                   std::size_t gap, std::pair<Tone, Tone> tones) {
  start_line(0);
  for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
    const auto text = harmless(cells[i]);
    Word word;
    word.add(text, i == 0 ? tones.first : tones.second, display_width(text));
    put(word);
    const auto padding = widths[i] - word.width + gap;
    line_.append(padding, ' ');
    column_ += padding;
  }
  wrap(words_of({{cells.back(), cells.size() == 1 ? tones.first : tones.second}}), column_);
}

void Page::field(std::string_view label, const Spans& spans, std::size_t indent) {
  const bool empty =
      std::all_of(spans.begin(), spans.end(), [](const Span& span) { return span.text.empty(); });
  LabelStyle style;
  style.indent = indent;
  if (!empty) labelled(label, spans, style);
}

void Page::field(std::string_view label, std::string_view text, std::size_t indent) {
  field(label, Spans{{std::string(text), Tone::plain}}, indent);
}

void Page::verbatim(std::string_view line, std::size_t indent, Tone tone) {
  const auto text = harmless(line);
  start_line(std::min(indent, width_ / 2));
  Word word;
  for (std::size_t i = 0; i < text.size();) {
    const auto glyph = glyph_at(text, i);
    const auto columns = width_of(glyph.code);
    if (column_ + word.width + columns > width_) break;
    word.add(std::string_view(text).substr(i, glyph.bytes), tone, columns);
    i += glyph.bytes;
  }
  put(word);
  end_line();
}

void Page::blank() { out_ += '\n'; }

std::string joined(const std::vector<std::string>& items, std::size_t most) {
  std::string text;
  for (std::size_t i = 0; i < items.size() && i < most; ++i) text += (i ? ", " : "") + items[i];
  if (items.size() > most) text += fmt::format(" and {} more", items.size() - most);
  return text;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string bytes_in_words(std::uint64_t bytes) {
  if (bytes < 1024) return counted(bytes, "byte", "bytes");
  constexpr std::array<const char*, 5> kUnits{"KiB", "MiB", "GiB", "TiB", "PiB"};
  double amount = static_cast<double>(bytes) / 1024;
  std::size_t unit = 0;
  while (amount >= 1024 && unit + 1 < kUnits.size()) {
    amount /= 1024;
    ++unit;
  }
  return fmt::format("{:.1f} {}", amount, kUnits.at(unit));
}

}  // namespace assay
