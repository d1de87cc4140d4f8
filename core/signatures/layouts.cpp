#include "signatures/layouts.h"

#include <algorithm>
#include <array>

namespace assay {
namespace {

using Out = std::vector<std::uint8_t>;
using Form = TableValue::Form;

void put_le(Out& out, std::uint64_t value, unsigned bytes) {
  for (unsigned i = 0; i < bytes; ++i) out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

void put_be(Out& out, std::uint64_t value, unsigned bytes) {
  for (unsigned i = bytes; i-- > 0;) out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

template <unsigned kBytes>
Out widened_le(const TableValue& value) {
  Out out;
  for (const auto byte : value.bytes) put_le(out, byte, kBytes);
  return out;
}

template <unsigned kBytes>
Out widened_be(const TableValue& value) {
  Out out;
  for (const auto byte : value.bytes) put_be(out, byte, kBytes);
  return out;
}

Out as_is(const TableValue& value) { return value.bytes; }

Out splat32(const TableValue& value) {
  Out out;
  for (const auto byte : value.bytes) out.insert(out.end(), 4, byte);
  return out;
}

Out hex_text(const TableValue& value, std::string_view digits) {
  Out out;
  for (const auto byte : value.bytes) {
    out.push_back(static_cast<std::uint8_t>(digits[byte >> 4]));
    out.push_back(static_cast<std::uint8_t>(digits[byte & 15]));
  }
  // Sources print a number with or without leading zeros; without them both are found.
  if (value.form == Form::number)
    out.erase(out.begin(), std::find_if(out.begin(), out.end(), [](auto c) { return c != '0'; }));
  return out;
}

Out hex_upper(const TableValue& value) { return hex_text(value, "0123456789ABCDEF"); }
Out hex_lower(const TableValue& value) { return hex_text(value, "0123456789abcdef"); }

template <unsigned kTimes>
Out words_le(const TableValue& value) {
  Out out;
  for (const auto word : value.words)
    for (unsigned i = 0; i < kTimes; ++i) put_le(out, word, value.bits / 8);
  return out;
}

template <unsigned kTimes>
Out words_be(const TableValue& value) {
  Out out;
  for (const auto word : value.words)
    for (unsigned i = 0; i < kTimes; ++i) put_be(out, word, value.bits / 8);
  return out;
}

// AVX2 code reads one row of round constants for two blocks at a time.
Out doubled_rows(const TableValue& value) {
  constexpr std::size_t kRow = 16;
  const Out plain = words_le<1>(value);
  if (plain.size() % kRow) return {};
  Out out;
  for (auto row = plain.begin(); row != plain.end(); row += kRow)
    for (int i = 0; i < 2; ++i) out.insert(out.end(), row, row + kRow);
  return out;
}

Out paired_le64(const TableValue& value) {
  if (value.bits != 32 || value.words.size() % 2) return {};
  Out out;
  for (std::size_t i = 0; i < value.words.size(); i += 2)
    put_le(out, value.words[i] << 32 | value.words[i + 1], 8);
  return out;
}

Out halves_hilo(const TableValue& value) {
  if (value.bits != 64) return {};
  Out out;
  for (const auto word : value.words) {
    put_le(out, word >> 32, 4);
    put_le(out, word, 4);
  }
  return out;
}

// javac pushes small values without the pool, and a value that is there already is not added again.
bool takes_a_pool_entry(const TableValue& value, std::size_t index) {
  const auto begin = value.words.begin();
  const auto at = begin + static_cast<std::ptrdiff_t>(index);
  if (std::find(begin, at, *at) != at) return false;
  if (value.bits == 64) return *at > 1;
  const auto number = static_cast<std::int32_t>(static_cast<std::uint32_t>(*at));
  return number < -32768 || number > 32767;
}

// A whole table is rarely one run in the pool, its first fresh entries are; four ints or three
// longs tell enough.
Out java_constants(const TableValue& value) {
  if (value.bits == 16) return {};
  const unsigned width = value.bits / 8;
  const std::size_t wanted = width == 4 ? 4 : 3;
  Out out;
  std::size_t run = 0;
  for (std::size_t i = 0; i < value.words.size() && run < wanted; ++i) {
    if (!takes_a_pool_entry(value, i)) continue;
    ++run;
    out.push_back(width == 4 ? 3 : 5);
    put_be(out, value.words[i], width);
  }
  return run == wanted ? out : Out{};
}

Out little_endian_number(const TableValue& value) {
  return {value.bytes.rbegin(), value.bytes.rend()};
}

template <unsigned kLimb>
Out limbs_be(const TableValue& value) {
  Out number = value.bytes;
  number.insert(number.begin(), (kLimb - number.size() % kLimb) % kLimb, 0);
  Out out;
  for (auto end = number.end(); end != number.begin(); end -= kLimb)
    out.insert(out.end(), end - kLimb, end);
  return out;
}

Out utf16le(const TableValue& value) {
  if (std::any_of(value.bytes.begin(), value.bytes.end(), [](auto c) { return c >= 0x80; }))
    return {};
  return widened_le<2>(value);
}

struct Layout {
  Form form;
  std::string_view name;
  bool by_default;
  Out (*expand)(const TableValue&);
};

constexpr std::array<Layout, 26> kLayouts{{
    {Form::bytes, "u8", true, as_is},
    {Form::bytes, "u16le", false, widened_le<2>},
    {Form::bytes, "u16be", false, widened_be<2>},
    {Form::bytes, "u32le", false, widened_le<4>},
    {Form::bytes, "u32be", false, widened_be<4>},
    {Form::bytes, "u64le", false, widened_le<8>},
    {Form::bytes, "u64be", false, widened_be<8>},
    {Form::bytes, "splat32", false, splat32},
    {Form::bytes, "hexupper", false, hex_upper},
    {Form::bytes, "hexlower", false, hex_lower},
    {Form::words, "le", true, words_le<1>},
    {Form::words, "be", true, words_be<1>},
    {Form::words, "le2", false, words_le<2>},
    {Form::words, "be2", false, words_be<2>},
    {Form::words, "rows2", false, doubled_rows},
    {Form::words, "le64", false, paired_le64},
    {Form::words, "hilo", false, halves_hilo},
    {Form::words, "javaconst", false, java_constants},
    {Form::number, "be", true, as_is},
    {Form::number, "le", true, little_endian_number},
    {Form::number, "be32lsf", true, limbs_be<4>},
    {Form::number, "be64lsf", true, limbs_be<8>},
    {Form::number, "hexupper", true, hex_upper},
    {Form::number, "hexlower", true, hex_lower},
    {Form::text, "ascii", true, as_is},
    {Form::text, "utf16le", false, utf16le},
}};

}  // namespace

std::vector<std::string_view> layouts_of(Form form) {
  std::vector<std::string_view> names;
  for (const auto& layout : kLayouts)
    if (layout.form == form) names.push_back(layout.name);
  return names;
}

std::vector<std::string_view> default_layouts(Form form) {
  std::vector<std::string_view> names;
  for (const auto& layout : kLayouts)
    if (layout.form == form && layout.by_default) names.push_back(layout.name);
  return names;
}

std::optional<std::vector<std::uint8_t>> in_layout(const TableValue& value,
                                                   std::string_view layout) {
  for (const auto& known : kLayouts)
    if (known.form == value.form && known.name == layout) return known.expand(value);
  return std::nullopt;
}

}  // namespace assay
