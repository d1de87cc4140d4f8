#include "facts/go_functions.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "facts/name_sink.h"

namespace assay {
namespace {

using namespace std::string_view_literals;

constexpr std::uint64_t kLongestName = 4096;

enum class Layout : std::uint8_t { go12, go116, go118 };

struct Table {
  Reader reader{{}};
  Layout layout = Layout::go12;
  std::uint64_t width = 8;  ///< of a pointer
  std::uint64_t count = 0;
  std::uint64_t text = 0;       ///< address that entries are relative to
  std::uint64_t names = 0;      ///< where the names begin
  std::uint64_t functions = 0;  ///< where the list of functions begins

  std::uint64_t word(std::uint64_t at) const {
    return width == 8 ? reader.u64(at) : reader.u32(at);
  }
};

std::optional<Layout> layout_of(std::uint32_t magic) {
  switch (magic) {
    case 0xfffffffb:
      return Layout::go12;
    case 0xfffffffa:
      return Layout::go116;
    case 0xfffffff0:
    case 0xfffffff1:
      return Layout::go118;
    default:
      return std::nullopt;
  }
}

std::optional<Table> open_table(Bytes bytes, ByteOrder order) {
  if (bytes.size() < 16) return std::nullopt;
  Table table;
  table.reader = Reader(bytes, order);
  const auto& r = table.reader;
  const auto layout = layout_of(r.u32(0));
  const auto quantum = r.u8(6), width = r.u8(7);
  if (!layout || r.u16(4) != 0 || (quantum != 1 && quantum != 2 && quantum != 4) ||
      (width != 4 && width != 8))
    return std::nullopt;
  table.layout = *layout;
  table.width = width;
  table.count = table.word(8);
  const auto field = [&](unsigned n) { return table.word(8 + n * table.width); };
  if (table.layout == Layout::go12) {
    table.functions = 8 + table.width;
  } else if (table.layout == Layout::go116) {
    table.names = field(2);
    table.functions = field(6);
  } else {
    table.text = field(2);
    table.names = field(3);
    table.functions = field(7);
  }
  return table;
}

/// The section made for the table, or a search for its head in the read-only data.
std::optional<Table> find_table(Bytes bytes, const ObjectFile& object) {
  for (const auto& section : object.sections) {
    if (section.offset >= bytes.size()) continue;
    const auto part = bytes.subspan(
        section.offset, std::min<std::uint64_t>(section.size, bytes.size() - section.offset));
    if (section.name.ends_with("gopclntab")) return open_table(part, object.order);
    // PE has no such section; a C linker folds it into the relocated data of an ELF file.
    if (section.name != ".rdata" && section.name != ".text" && section.name != ".data.rel.ro")
      continue;
    const auto text = as_text(part);
    for (auto at = text.find("\xff\xff\xff\0\0"sv); at != std::string_view::npos;
         at = text.find("\xff\xff\xff\0\0"sv, at + 1))
      if (at > 0 && (at - 1) % 4 == 0)
        if (auto table = open_table(part.subspan(at - 1), object.order)) return table;
  }
  return std::nullopt;
}

struct Function {
  std::uint64_t address = 0, name = 0;  ///< name: where it stands in the table
};

Function function_at(const Table& table, std::uint64_t index) {
  const auto& r = table.reader;
  if (table.layout == Layout::go118) {
    const auto entry = table.functions + 8 * index;
    const auto about = table.functions + r.u32(entry + 4);
    return {table.text + r.u32(entry), table.names + r.u32(about + 4)};
  }
  const auto entry = table.functions + 2 * table.width * index;
  const auto base = table.layout == Layout::go116 ? table.functions : 0;
  const auto about = base + table.word(entry + table.width);
  return {table.word(entry), table.names + r.u32(about + table.width)};
}

std::uint64_t text_address(const ObjectFile& object) {
  for (const auto& section : object.sections)
    if (section.name == ".text" || section.name == "__TEXT,__text") return section.address;
  return 0;
}

}  // namespace

void add_go_functions(Bytes bytes, ObjectFile& object) {
  try {
    auto table = find_table(bytes, object);
    if (!table) return;
    if (table->text == 0) table->text = text_address(object);  // to be relocated
    NameSink names(object, bytes.size());
    for (std::uint64_t i = 0; i < table->count; ++i) {
      const auto function = function_at(*table, i);
      const auto name = table->reader.c_string(function.name, kLongestName);
      if (!names.define(name, function.address)) return;
    }
  } catch (const Malformed&) {
    // What was read up to there stays.
  }
}

}  // namespace assay
