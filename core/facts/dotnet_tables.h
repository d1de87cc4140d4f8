// The tables of .NET metadata (ECMA-335, II.22 and II.24.2.6): where each begins, how long its rows
// are, and what stands in a column.
#pragma once

#include <assay/bytes.h>

#include <array>
#include <cstdint>
#include <string_view>

namespace assay::dotnet {

enum TableId : std::size_t {
  kTypeRef = 0x01,
  kTypeDef = 0x02,
  kMemberRef = 0x0a,
  kModuleRef = 0x1a,
  kImplMap = 0x1c,
  kAssembly = 0x20,
  kAssemblyRef = 0x23,
  kTables = 0x2c
};

class Tables {
 public:
  /// `stream` is the stream "#~", `strings` the stream "#Strings". Throws Malformed.
  Tables(Bytes stream, Bytes strings);

  std::uint32_t rows(std::size_t table) const { return rows_[table]; }
  /// The number in a column; `row` counts from 0, columns as in the standard.
  std::uint32_t cell(std::size_t table, std::uint32_t row, std::size_t column) const;
  /// The text that a column of strings points at.
  std::string_view text(std::size_t table, std::uint32_t row, std::size_t column) const;

 private:
  unsigned width(char column) const;

  Reader reader_;
  std::string_view strings_;
  unsigned heap_sizes_ = 0;
  std::array<std::uint32_t, 64> rows_{};
  std::array<std::uint64_t, kTables> starts_{};
  std::array<unsigned, kTables> row_sizes_{};
  struct Column {
    std::uint8_t offset = 0;  ///< in the row
    bool wide = false;        ///< 32 bits, else 16
  };
  std::array<std::array<Column, 9>, kTables> columns_{};
};

}  // namespace assay::dotnet
