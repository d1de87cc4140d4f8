#include "facts/dotnet_tables.h"

#include <algorithm>

namespace assay::dotnet {
namespace {

// One letter a column. 2, 4: an integer of so many bytes; S, G, B: an index into the heap of
// strings, GUIDs, blobs; a to m: a coded index (below); others: an index into one table (kSingle).
constexpr std::array<std::string_view, kTables> kColumns = {
    "2SGGG", "lSS", "4SSaFM",    "F",   "2SB",  "M",   "422SBP", "P",    "22S", "Ta",   "fSB",
    "2bB",   "ckB", "dB",        "2eB", "24T",  "4F",  "B",      "TE",   "E",   "2Sa",  "TO",
    "O",     "2SB", "2Mg",       "Thh", "S",    "B",   "2iSR",   "4F",   "44",  "4",    "422224BSS",
    "4",     "444", "22224BSSB", "4A",  "444A", "4SB", "44SSj",  "44Sj", "TT",  "22mS", "hB"};

struct Single {
  char letter;
  std::size_t table;
};
constexpr std::array<Single, 8> kSingle = {{{'T', 0x02},
                                            {'F', 0x04},
                                            {'M', 0x06},
                                            {'P', 0x08},
                                            {'E', 0x14},
                                            {'O', 0x17},
                                            {'R', 0x1a},
                                            {'A', 0x23}}};

struct Coded {
  char letter;
  unsigned tag_bits;
  std::array<std::uint8_t, 22> tables;  ///< unused places name table 0, which has one row
};

/// II.24.2.6: a TypeDefOrRef, b HasConstant, c HasCustomAttribute, d HasFieldMarshal,
/// e HasDeclSecurity, f MemberRefParent, g HasSemantics, h MethodDefOrRef, i MemberForwarded,
/// j Implementation, k CustomAttributeType, l ResolutionScope, m TypeOrMethodDef.
constexpr std::array<Coded, 13> kCoded = {{
    {'a', 2, {0x02, 0x01, 0x1b}},
    {'b', 2, {0x04, 0x08, 0x17}},
    {'c', 5, {0x06, 0x04, 0x01, 0x02, 0x08, 0x09, 0x0a, 0x00, 0x0e, 0x17, 0x14,
              0x11, 0x1a, 0x1b, 0x20, 0x23, 0x26, 0x27, 0x28, 0x2a, 0x2b, 0x2c}},
    {'d', 1, {0x04, 0x08}},
    {'e', 2, {0x02, 0x06, 0x20}},
    {'f', 3, {0x02, 0x01, 0x1a, 0x06, 0x1b}},
    {'g', 1, {0x14, 0x17}},
    {'h', 1, {0x06, 0x0a}},
    {'i', 1, {0x04, 0x06}},
    {'j', 2, {0x26, 0x23, 0x27}},
    {'k', 3, {0x06, 0x0a}},
    {'l', 2, {0x00, 0x1a, 0x23, 0x01}},
    {'m', 1, {0x02, 0x06}},
}};

}  // namespace

unsigned Tables::width(char column) const {
  switch (column) {
    case '2':
      return 2;
    case '4':
      return 4;
    case 'S':
      return heap_sizes_ & 1 ? 4 : 2;
    case 'G':
      return heap_sizes_ & 2 ? 4 : 2;
    case 'B':
      return heap_sizes_ & 4 ? 4 : 2;
    default:
      break;
  }
  for (const auto& single : kSingle)
    if (single.letter == column) return rows_[single.table] > 0xffff ? 4 : 2;
  const auto& code = kCoded[static_cast<std::size_t>(column - 'a')];
  std::uint32_t most = 0;
  for (const auto table : code.tables) most = std::max(most, rows_[table]);
  return most >> (16 - code.tag_bits) ? 4 : 2;
}

Tables::Tables(Bytes stream, Bytes strings) : reader_(stream), strings_(as_text(strings)) {
  heap_sizes_ = reader_.u8(6);
  const auto present = reader_.u64(8);
  std::uint64_t at = 24;
  for (std::size_t table = 0; table < rows_.size(); ++table) {
    if (!(present >> table & 1)) continue;
    rows_[table] = reader_.u32(at);
    at += 4;
  }
  if (heap_sizes_ & 0x40) at += 4;  // "extra data" of edited assemblies
  for (std::size_t table = 0; table < kTables; ++table) {
    for (std::size_t i = 0; i < kColumns[table].size(); ++i) {
      columns_[table][i] = {static_cast<std::uint8_t>(row_sizes_[table]),
                            width(kColumns[table][i]) == 4};
      row_sizes_[table] += width(kColumns[table][i]);
    }
    starts_[table] = at;
    at += std::uint64_t{rows_[table]} * row_sizes_[table];
    if (at > reader_.size()) throw Malformed(".NET table runs past its stream");
  }
}

std::uint32_t Tables::cell(std::size_t table, std::uint32_t row, std::size_t column) const {
  const auto& place = columns_[table][column];
  const auto at = starts_[table] + std::uint64_t{row} * row_sizes_[table] + place.offset;
  return place.wide ? reader_.u32(at) : reader_.u16(at);
}

std::string_view Tables::text(std::size_t table, std::uint32_t row, std::size_t column) const {
  constexpr std::size_t kLongest = 1024;  // II.22: names are shorter than that
  const auto start = cell(table, row, column);
  if (start >= strings_.size()) throw Malformed(".NET name outside its heap");
  const auto rest = strings_.substr(start, kLongest);
  return rest.substr(0, rest.find('\0'));
}

}  // namespace assay::dotnet
