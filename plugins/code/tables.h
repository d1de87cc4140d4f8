// Constants of algorithms among the numbers of a program. signatures/code says which: each
// signature's `extra` has "tables" (numbers that stand in a row: {"bits", "values"}), "sets" (lists
// of 32-bit numbers that all stand somewhere) and "hex" (large numbers written in hex digits).
#pragma once

#include <assay/signature.h>

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "numbers.h"

namespace assay::code {

struct Place {
  std::size_t offset = 0;
  std::size_t length = 0;
  std::size_t count = 0;  ///< numbers that stood there
};

class Tables {
 public:
  Tables() = default;
  /// Throws std::runtime_error where `extra` is not as said above.
  explicit Tables(std::span<const Signature> signatures);

  /// Calls found(signature, place) for each table and set that the numbers hold.
  template <typename Found>
  void match(const Numbers& numbers, Found&& found) const {
    match_rows(numbers.all, numbers.offsets, found);
    match_rows(numbers.large, numbers.large_offsets, found);
    for (const auto& set : sets_)
      if (const auto place = place_of(set, numbers)) found(set.signature, *place);
  }
  /// The same of large numbers in hex, in text without comments.
  template <typename Found>
  void match_hex(std::string_view text, Found&& found) const {
    for (const auto& number : hex_)
      if (const auto place = place_of_hex(number.digits, text)) found(number.signature, *place);
  }

 private:
  struct Row {
    std::uint32_t signature = 0;
    std::vector<std::uint32_t> values;
  };
  struct Set {
    std::uint32_t signature = 0;
    std::vector<std::uint32_t> values;
  };
  struct Hex {
    std::uint32_t signature = 0;
    std::string digits;
  };
  static constexpr std::size_t kPivot = 4;  ///< the place in a row by which it is looked up

  void add_row(std::uint32_t signature, const Object& table);
  static std::optional<Place> place_of(const Set& set, const Numbers& numbers);
  static std::optional<Place> place_of_hex(std::string_view digits, std::string_view text);
  static bool holds(const std::vector<std::uint32_t>& numbers, std::size_t at, const Row& row);

  template <typename Found>
  void match_rows(const std::vector<std::uint32_t>& numbers,
                  const std::vector<std::size_t>& offsets, Found& found) const {
    for (std::size_t i = kPivot; i < numbers.size(); ++i) {
      const auto rows = by_pivot_.find(numbers[i]);
      if (rows == by_pivot_.end()) continue;
      for (const auto index : rows->second) {
        const auto& row = rows_[index];
        if (!holds(numbers, i - kPivot, row)) continue;
        const auto last = i - kPivot + row.values.size() - 1;
        found(row.signature,
              Place{offsets[i - kPivot], offsets[last] - offsets[i - kPivot], row.values.size()});
      }
    }
  }

  std::vector<Row> rows_;
  std::vector<Set> sets_;
  std::vector<Hex> hex_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> by_pivot_;
};

/// All runs of hex digits in the text, lower case, a line end between: those that only blanks,
/// quotes and plus signs part are joined, as large numbers are written over several lines.
std::string hex_runs(std::string_view text);

}  // namespace assay::code
