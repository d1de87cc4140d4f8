#include "numbers.h"

namespace assay::code {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
}
int hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  const auto low = static_cast<char>(c | 0x20);
  return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

struct Literal {
  std::uint64_t value = 0;
  std::size_t digits = 0;
  std::size_t end = 0;
  bool whole = true;
};

Literal read_literal(std::string_view code, std::size_t at) {
  const bool hex = at + 1 < code.size() && code[at] == '0' && (code[at + 1] | 0x20) == 'x';
  Literal literal;
  literal.end = at + (hex ? 2 : 0);
  const std::uint64_t base = hex ? 16 : 10;
  for (; literal.end < code.size(); ++literal.end) {
    const auto c = code[literal.end];
    if (c == '_' && literal.digits > 0) continue;
    const auto digit = hex ? hex_digit(c) : is_digit(c) ? c - '0' : -1;
    if (digit < 0) break;
    literal.value = literal.value * base + static_cast<std::uint64_t>(digit);
    ++literal.digits;
  }
  literal.whole = literal.digits > 0 && literal.digits <= (hex ? 16 : 19);
  if (!hex && literal.end < code.size() && code[literal.end] == '.') literal.whole = false;
  while (literal.end < code.size() && (is_word(code[literal.end]) || code[literal.end] == '.'))
    ++literal.end;  // a suffix (UL, n, u32), or the rest of a fraction
  return literal;
}

/// "- 5" after a comma, a bracket or an equals sign is a sign, not a subtraction.
bool is_negative(std::string_view code, std::size_t at) {
  while (at > 0 && code[at - 1] == ' ') --at;
  return at > 0 && code[at - 1] == '-';
}

void add(Numbers& numbers, std::uint32_t value, std::size_t at) {
  numbers.all.push_back(value);
  numbers.offsets.push_back(at);
  if (value < 0x10000) return;
  numbers.large.push_back(value);
  numbers.large_offsets.push_back(at);
}

}  // namespace

Numbers read_numbers(std::string_view code, std::size_t most) {
  Numbers numbers;
  for (std::size_t at = 0; at < code.size() && numbers.all.size() < most;) {
    if (!is_digit(code[at])) {
      if (is_word(code[at]))
        while (at < code.size() && is_word(code[at])) ++at;  // an identifier with its digits
      else
        ++at;
      continue;
    }
    const auto literal = read_literal(code, at);
    if (literal.whole) {
      auto value = literal.value;
      if (is_negative(code, at) && value <= 0x80000000U) value = (0 - value) & 0xffffffffU;
      if (value > 0xffffffffU) add(numbers, static_cast<std::uint32_t>(value >> 32), at);
      add(numbers, static_cast<std::uint32_t>(value), at);
    }
    at = literal.end;
  }
  return numbers;
}

}  // namespace assay::code
