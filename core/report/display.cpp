#include "report/display.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace assay {
namespace {

struct Range {
  char32_t first, last;
};

template <std::size_t N>
bool within(const std::array<Range, N>& ranges, char32_t code) {
  const auto after =
      std::upper_bound(ranges.begin(), ranges.end(), code,
                       [](char32_t value, const Range& range) { return value < range.first; });
  return after != ranges.begin() && code <= std::prev(after)->last;
}

// Unicode 15, EastAsianWidth.txt: W and F, neighbouring blocks joined.
constexpr std::array<Range, 22> kWide{
    {{0x1100, 0x115f},   {0x231a, 0x231b},   {0x2329, 0x232a},   {0x23e9, 0x23ec},
     {0x2e80, 0x303e},   {0x3041, 0x33ff},   {0x3400, 0x4dbf},   {0x4e00, 0xa4cf},
     {0xa960, 0xa97f},   {0xac00, 0xd7a3},   {0xf900, 0xfaff},   {0xfe10, 0xfe19},
     {0xfe30, 0xfe6f},   {0xff00, 0xff60},   {0xffe0, 0xffe6},   {0x16fe0, 0x18cff},
     {0x1b000, 0x1b2ff}, {0x1f200, 0x1f265}, {0x1f300, 0x1f64f}, {0x1f680, 0x1f6ff},
     {0x1f900, 0x1faff}, {0x20000, 0x3fffd}}};

// Unicode 15, general categories Mn and Me of the scripts met in names, and the two joiners.
constexpr std::array<Range, 20> kCombining{
    {{0x0300, 0x036f}, {0x0483, 0x0489}, {0x0591, 0x05bd}, {0x0610, 0x061a}, {0x064b, 0x065f},
     {0x06d6, 0x06dc}, {0x0900, 0x0902}, {0x093c, 0x093c}, {0x0941, 0x0948}, {0x094d, 0x094d},
     {0x0e31, 0x0e31}, {0x0e34, 0x0e3a}, {0x0e47, 0x0e4e}, {0x1ab0, 0x1aff}, {0x1dc0, 0x1dff},
     {0x200c, 0x200d}, {0x20d0, 0x20ff}, {0x302a, 0x302d}, {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f}}};

// Controls, and format characters that reorder or hide text (categories Cc, Zl, Zp and most of Cf).
constexpr std::array<Range, 12> kActing{{{0x0000, 0x001f},
                                         {0x007f, 0x009f},
                                         {0x00ad, 0x00ad},
                                         {0x061c, 0x061c},
                                         {0x180e, 0x180e},
                                         {0x200b, 0x200b},
                                         {0x200e, 0x200f},
                                         {0x2028, 0x202e},
                                         {0x2060, 0x206f},
                                         {0xfeff, 0xfeff},
                                         {0xfff9, 0xfffb},
                                         {0xe0000, 0xe0fff}}};

std::size_t length_by_first_byte(unsigned char byte) {
  if (byte < 0x80) return 1;
  if (byte >= 0xc2 && byte < 0xe0) return 2;
  if (byte >= 0xe0 && byte < 0xf0) return 3;
  if (byte >= 0xf0 && byte < 0xf5) return 4;
  return 0;
}

bool is_overlong_or_surrogate(char32_t code, std::size_t length) {
  return (length == 3 && code < 0x800) || (length == 4 && code < 0x10000) || code > 0x10ffff ||
         (code >= 0xd800 && code < 0xe000);
}

}  // namespace

Glyph glyph_at(std::string_view text, std::size_t position) {
  const auto byte = [text, position](std::size_t i) {
    return static_cast<unsigned char>(text[position + i]);
  };
  const Glyph bad{byte(0), 1, false};
  const auto length = length_by_first_byte(byte(0));
  if (length == 0 || length > text.size() - position) return bad;
  if (length == 1) return {byte(0), 1, true};
  char32_t code = byte(0) & (0x7fU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return bad;
    code = code << 6 | (byte(i) & 0x3fU);
  }
  if (is_overlong_or_surrogate(code, length)) return bad;
  return {code, length, true};
}

unsigned width_of(char32_t code) {
  if (code < 0x300) return 1;
  if (within(kCombining, code)) return 0;
  return within(kWide, code) ? 2 : 1;
}

std::string harmless(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto glyph = glyph_at(text, i);
    const auto code = static_cast<unsigned>(glyph.code);
    if (!glyph.valid || code < 0x20 || code == 0x7f)
      out += fmt::format("\\x{:02x}", code);
    else if (within(kActing, glyph.code))
      out += fmt::format("\\u{:04x}", code);
    else
      out += text.substr(i, glyph.bytes);
    i += glyph.bytes;
  }
  return out;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto glyph = glyph_at(text, i);
    width += width_of(glyph.code);
    i += glyph.bytes;
  }
  return width;
}

}  // namespace assay
