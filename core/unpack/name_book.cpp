#include "unpack/name_book.h"

#include <cstdint>

namespace assay {
namespace {

constexpr std::size_t kLongestName = 4096;

/// Length of the well-formed UTF-8 sequence at the start of `text` (Unicode 15, table 3-7), or 0.
std::size_t utf8_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const auto follows = [&](std::size_t i, std::uint8_t low, std::uint8_t high) {
    return i < text.size() && byte(i) >= low && byte(i) <= high;
  };
  const auto first = byte(0);
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  if (first < 0xe0) return follows(1, 0x80, 0xbf) ? 2 : 0;
  const std::uint8_t low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
  const std::uint8_t high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
  if (!follows(1, low, high) || !follows(2, 0x80, 0xbf)) return 0;
  if (first < 0xf0) return 3;
  return follows(3, 0x80, 0xbf) ? 4 : 0;
}

void encode_byte(std::string& out, char c) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto byte = static_cast<std::uint8_t>(c);
  out += '%';
  out += kDigits[byte >> 4];
  out += kDigits[byte & 15];
}

std::string encode(std::string_view raw, std::string_view reserved) {
  std::string out;
  out.reserve(raw.size());
  while (!raw.empty()) {
    const auto length = utf8_length(raw);
    const auto byte = static_cast<std::uint8_t>(raw[0]);
    // C1 controls are U+0080 to U+009F.
    const bool control = byte < 0x20 || byte == 0x7f ||
                         (length == 2 && byte == 0xc2 && static_cast<std::uint8_t>(raw[1]) < 0xa0);
    if (length == 0 || control || reserved.find(raw[0]) != std::string_view::npos) {
      encode_byte(out, raw[0]);
      if (length == 2) encode_byte(out, raw[1]);
    } else {
      out += raw.substr(0, length);
    }
    raw.remove_prefix(length == 0 ? 1 : length);
  }
  return out;
}

}  // namespace

std::string member_name(std::string_view raw) {
  while (raw.starts_with('/') || raw.starts_with("./")) raw.remove_prefix(raw[0] == '/' ? 1 : 2);
  if (raw.empty() || raw == ".") return "unnamed";
  return encode(raw.substr(0, kLongestName), "!%");
}

std::string printable(std::string_view raw) { return encode(raw, ""); }

std::string NameBook::add(std::string_view raw) {
  auto name = member_name(raw);
  if (taken_.insert(name).second) return name;
  for (std::uint64_t repeat = 2;; ++repeat) {
    auto numbered = name + "#" + std::to_string(repeat);
    if (taken_.insert(numbered).second) return numbered;
  }
}

}  // namespace assay
