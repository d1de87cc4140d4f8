#include "facts/coff.h"

#include <string>

#include "facts/facts.h"

namespace assay {
namespace {

constexpr std::uint64_t kSymbol = 18, kSection = 40, kFileHeader = 20;
constexpr std::uint64_t kLongestName = 4096;
constexpr std::uint8_t kExternal = 2, kWeak = 105;
constexpr std::uint16_t kI386 = 0x14c;

struct SymbolTable {
  std::uint64_t offset = 0, count = 0, entry = kSymbol;
  bool wide_sections = false;  ///< "big object": 32-bit section numbers
  std::uint64_t strings() const { return offset + count * entry; }
};

/// C names carry an underscore on 32-bit x86 only.
std::string_view plain(std::string_view name, std::uint16_t machine) {
  if (machine == kI386 && name.starts_with('_')) name.remove_prefix(1);
  return name;
}

void read_symbols(const Reader& r, const SymbolTable& table, std::uint16_t machine, bool image,
                  NameSink& names) {
  r.slice(table.offset, table.count * table.entry);
  for (std::uint64_t i = 0; i < table.count; ++i) {
    const auto at = table.offset + i * table.entry;
    const auto tail = at + (table.wide_sections ? 16 : 14);
    const std::uint32_t section = table.wide_sections ? r.u32(at + 12) : r.u16(at + 12);
    const auto storage = r.u8(tail + 2);
    i += r.u8(tail + 3);  // auxiliary records
    if (storage != kExternal && storage != kWeak) continue;
    std::string_view name;
    if (r.u32(at) == 0) {
      name = r.c_string(table.strings() + r.u32(at + 4), kLongestName);
    } else {
      name = as_text(r.slice(at, 8));
      name = name.substr(0, name.find('\0'));
    }
    name = plain(name, machine);
    const bool undefined = section == 0 && r.u32(at + 8) == 0;
    if (image && undefined) continue;
    if (!(undefined ? names.import(name) : names.define(name))) return;
  }
}

/// A member of an import library: the DLL and the one function it stands for.
ObjectFile read_import_member(const Reader& r, std::uint64_t size) {
  ObjectFile object;
  object.type = "relocatable";
  object.architecture = pe::architecture_of(r.u16(6));
  NameSink names(object, size);
  const auto symbol = r.c_string(20, kLongestName);
  const auto library = r.c_string(20 + symbol.size() + 1, kLongestName);
  object.needed.emplace_back(library);
  names.import(plain(symbol, r.u16(6)));
  return object;
}

}  // namespace

void read_image_symbols(const pe::Layout& layout, NameSink& names) {
  const auto& r = layout.reader;
  const std::uint64_t header = std::uint64_t{r.u32(0x3c)} + 4;
  SymbolTable table;
  table.offset = r.u32(header + 8);
  table.count = r.u32(header + 12);
  if (table.offset && table.count) read_symbols(r, table, layout.machine, true, names);
}

ObjectFile read_coff(Bytes bytes, std::string& damage) {
  damage.clear();
  const Reader r(bytes);
  const bool special = r.u16(0) == 0 && r.u16(2) == 0xffff;
  if (special && r.u16(4) == 0) return read_import_member(r, bytes.size());
  const auto machine = r.u16(special ? 6 : 0);
  const std::uint64_t sections = special ? r.u32(44) : r.u16(2);
  const std::uint64_t headers = special ? 56 : kFileHeader + r.u16(16);
  SymbolTable table;
  table.wide_sections = special;
  table.entry = special ? 20 : kSymbol;
  table.offset = r.u32(special ? 48 : 8);
  table.count = r.u32(special ? 52 : 12);
  ObjectFile object;
  object.type = "relocatable";
  object.architecture = pe::architecture_of(machine);
  object.bits = object.architecture.ends_with("64") ? 64 : 32;
  NameSink names(object, bytes.size());
  try {
    r.slice(headers, sections * kSection);
    for (std::uint64_t i = 0; i < sections; ++i)
      object.sections.push_back(
          pe::read_section_header(r, headers + i * kSection, table.strings()));
    if (table.count) read_symbols(r, table, machine, false, names);
  } catch (const Malformed& error) {
    damage = std::string("COFF object is damaged; not read whole: ") + error.what();
  }
  return object;
}

}  // namespace assay
