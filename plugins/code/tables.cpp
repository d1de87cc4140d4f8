#include "tables.h"

#include <algorithm>
#include <stdexcept>

namespace assay::code {
namespace {

[[noreturn]] void refuse(const Signature& signature, const char* why) {
  throw std::runtime_error("signature " + signature.id + ": " + why);
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const auto low = static_cast<char>(c | 0x20);
  return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

std::vector<std::uint64_t> numbers_of(const std::string& hex, std::size_t digits) {
  std::vector<std::uint64_t> values;
  std::uint64_t value = 0;
  std::size_t count = 0;
  for (const auto c : hex) {
    const auto digit = hex_digit(c);
    if (digit < 0) continue;
    value = value << 4 | static_cast<std::uint64_t>(digit);
    if (++count % digits == 0) {
      values.push_back(value);
      value = 0;
    }
  }
  return values;
}

const List& list_of(const Signature& signature, std::string_view name) {
  static const List kNone;
  const auto found = signature.extra.find(name);
  if (found == signature.extra.end()) return kNone;
  if (!found->second.list()) refuse(signature, "a list is wanted in extra");
  return *found->second.list();
}

const std::string& text_of(const Signature& signature, const Value& value) {
  if (!value.string()) refuse(signature, "a string is wanted in extra");
  return *value.string();
}

}  // namespace

Tables::Tables(std::span<const Signature> signatures) {
  for (std::uint32_t i = 0; i < signatures.size(); ++i) {
    const auto& signature = signatures[i];
    for (const auto& table : list_of(signature, "tables")) {
      if (!table.object()) refuse(signature, "a table is an object");
      add_row(i, *table.object());
    }
    for (const auto& set : list_of(signature, "sets")) {
      Set values{i, {}};
      for (const auto value : numbers_of(text_of(signature, set), 8))
        values.values.push_back(static_cast<std::uint32_t>(value));
      if (values.values.size() < 2) refuse(signature, "a set has at least two numbers");
      sets_.push_back(std::move(values));
    }
    for (const auto& number : list_of(signature, "hex"))
      hex_.push_back({i, text_of(signature, number)});
  }
}

void Tables::add_row(std::uint32_t signature, const Object& table) {
  const auto bits = table.at("bits").integer();
  const auto values = table.at("values").string();
  if (!bits || !values) throw std::runtime_error("a table has bits and values");
  Row row{signature, {}}, swapped{signature, {}};
  for (const auto value : numbers_of(*values, static_cast<std::size_t>(*bits) / 4)) {
    if (*bits == 64) row.values.push_back(static_cast<std::uint32_t>(value >> 32));
    row.values.push_back(static_cast<std::uint32_t>(value));
    if (*bits != 64) continue;
    swapped.values.push_back(static_cast<std::uint32_t>(value));
    swapped.values.push_back(static_cast<std::uint32_t>(value >> 32));
  }
  for (auto* one : {&row, &swapped}) {
    if (one->values.size() <= kPivot) continue;
    by_pivot_[one->values[kPivot]].push_back(static_cast<std::uint32_t>(rows_.size()));
    rows_.push_back(std::move(*one));
  }
}

bool Tables::holds(const std::vector<std::uint32_t>& numbers, std::size_t at, const Row& row) {
  return row.values.size() <= numbers.size() - at &&
         std::equal(row.values.begin(), row.values.end(),
                    numbers.begin() + static_cast<std::ptrdiff_t>(at));
}

std::optional<Place> Tables::place_of(const Set& set, const Numbers& numbers) {
  Place place;
  for (const auto value : set.values) {
    const auto at = std::find(numbers.large.begin(), numbers.large.end(), value);
    if (at == numbers.large.end()) return std::nullopt;
    const auto offset = numbers.large_offsets[static_cast<std::size_t>(at - numbers.large.begin())];
    if (place.count == 0 || offset < place.offset) place.offset = offset;
    ++place.count;
  }
  return place;
}

std::optional<Place> Tables::place_of_hex(std::string_view digits, std::string_view text) {
  if (text.find(digits) == std::string_view::npos) return std::nullopt;
  return Place{0, 0, 1};
}

std::string hex_runs(std::string_view text) {
  constexpr std::size_t kShortest = 8;
  std::string runs;
  bool joined = false;
  for (std::size_t at = 0; at < text.size();) {
    auto end = at;
    while (end < text.size() && (hex_digit(text[end]) >= 0 || text[end] == '_')) ++end;
    if (end - at >= kShortest) {
      if (!joined && !runs.empty()) runs += '\n';
      for (; at < end; ++at)
        if (text[at] != '_') runs += static_cast<char>(text[at] < 'A' ? text[at] : text[at] | 0x20);
      joined = true;
      continue;
    }
    const auto c = text[at];
    if (c != ' ' && c != '\n' && c != '\t' && c != '\r' && c != '\'' && c != '"' && c != '+')
      joined = false;
    at = std::max(end, at + 1);
  }
  return runs;
}

}  // namespace assay::code
