#include "der.h"

#include <bit>

namespace assay::keys {
namespace {

struct Header {
  std::uint64_t length = 0;
  std::size_t size = 0;  // 0: malformed
};

Header read_header(Bytes bytes) {
  if (bytes.size() < 2 || (bytes[0] & 0x1f) == 0x1f) return {};
  if (bytes[1] < 0x80) return {bytes[1], 2};
  const std::size_t count = bytes[1] & 0x7f;
  if (count == 0 || count > 4 || bytes.size() < 2 + count || bytes[2] == 0) return {};
  std::uint64_t length = 0;
  for (std::size_t i = 0; i < count; ++i) length = length << 8 | bytes[2 + i];
  if (length < 0x80) return {};
  return {length, 2 + count};
}

}  // namespace

Element Der::next() {
  const auto header = read_header(rest_);
  if (header.size == 0 || header.length > rest_.size() - header.size) {
    rest_ = {};
    return {};
  }
  const auto whole = rest_.first(header.size + header.length);
  rest_ = rest_.subspan(whole.size());
  return {whole[0], whole.subspan(header.size), whole};
}

Element Der::next(std::uint8_t tag) { return peek() == tag ? next() : Element{}; }

std::int64_t bits_of(const Element& integer) {
  auto digits = integer.content;
  if (integer.tag != tag::kInteger || digits.empty() || digits[0] >= 0x80) return 0;
  while (!digits.empty() && digits[0] == 0) digits = digits.subspan(1);
  if (digits.empty()) return 0;
  return static_cast<std::int64_t>(digits.size() - 1) * 8 + std::bit_width(digits[0]);
}

std::int64_t small_value(const Element& integer) {
  const auto digits = integer.content;
  if (integer.tag != tag::kInteger || digits.empty() || digits.size() > 4 || digits[0] >= 0x80)
    return -1;
  std::int64_t value = 0;
  for (const auto digit : digits) value = value << 8 | digit;
  return value;
}

Bytes whole_bits(const Element& bit_string) {
  if (bit_string.tag != tag::kBitString || bit_string.content.empty() || bit_string.content[0] != 0)
    return {};
  return bit_string.content.subspan(1);
}

std::vector<std::uint8_t> element_bytes(std::uint8_t tag, Bytes content) {
  std::vector<std::uint8_t> out{tag};
  if (content.size() < 0x80) {
    out.push_back(static_cast<std::uint8_t>(content.size()));
  } else {
    std::size_t count = 1;
    while (content.size() >> (8 * count)) ++count;
    out.push_back(static_cast<std::uint8_t>(0x80 | count));
    while (count-- > 0) out.push_back(static_cast<std::uint8_t>(content.size() >> (8 * count)));
  }
  append(out, content);
  return out;
}

void append(std::vector<std::uint8_t>& to, Bytes bytes) {
  to.insert(to.end(), bytes.begin(), bytes.end());
}

}  // namespace assay::keys
