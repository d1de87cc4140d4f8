#include "facts/elf_symbols.h"

#include <string_view>

#include "facts/name_set.h"

namespace assay::elf {
namespace {

constexpr std::uint64_t kMostSymbols = 1 << 20;  // of each direction
constexpr unsigned kLocal = 0, kFunction = 2, kIndirectFunction = 10;
constexpr unsigned kSectionSymbol = 3, kFileSymbol = 4;

struct RawSymbol {
  std::uint32_t name = 0;
  std::uint64_t value = 0, size = 0;
  std::uint16_t section = 0;
  unsigned type = 0, binding = 0;
};

class SymbolTables {
 public:
  SymbolTables(const Reading& reading, ObjectFile& object)
      : layout_(reading.layout), purse_(reading.purse), damage_(reading.damage), object_(object) {}

  void read_dynamic_table(const Dynamic& dynamic, const Versions& versions) {
    const Names names(layout_, dynamic.strings, purse_);
    const auto count = dynamic.symbols.size / entry();
    for (std::uint64_t i = 1; i < count; ++i) {
      const auto raw = read(dynamic.symbols.offset + i * entry());
      std::string_view version;
      if (2 * i + 2 <= dynamic.versions.size) {
        const std::uint16_t number =
            layout_.reader.u16(dynamic.versions.offset + 2 * i) & std::uint16_t{0x7fff};
        if (const auto found = versions.names.find(number); found != versions.names.end())
          version = found->second;
      }
      add(raw, names, version, raw.section == 0);
    }
  }

  void read_static_table() {
    const auto* table = layout_.section_of_type(kSymtab);
    if (!table) return;
    if (table->link >= layout_.sections.size()) {
      damage_.add("the symbol table's strings");
      return;
    }
    const Names names(layout_, layout_.extent(layout_.sections[table->link]), purse_);
    const auto extent = layout_.extent(*table);
    const bool imports = layout_.type == kRelocatable;
    for (std::uint64_t i = 1; i < extent.size / entry(); ++i) {
      const auto raw = read(extent.offset + i * entry());
      if (raw.section == 0 && !imports) continue;
      add(raw, names, {}, raw.section == 0);
    }
  }

 private:
  std::uint64_t entry() const { return layout_.wide ? 24 : 16; }

  RawSymbol read(std::uint64_t at) const {
    const auto& r = layout_.reader;
    RawSymbol raw;
    raw.name = r.u32(at);
    const auto info = r.u8(at + (layout_.wide ? 4 : 12));
    raw.section = r.u16(at + (layout_.wide ? 6 : 14));
    raw.value = layout_.word(at + (layout_.wide ? 8 : 4));
    raw.size = layout_.word(at + (layout_.wide ? 16 : 8));
    raw.type = info & 15;
    raw.binding = info >> 4;
    return raw;
  }

  void add(const RawSymbol& raw, const Names& names, std::string_view version, bool import) {
    if (raw.binding == kLocal || raw.type == kSectionSymbol || raw.type == kFileSymbol) return;
    if (raw.name == 0) return;
    auto name = names.at(raw.name);
    if (!name) {
      damage_.add("symbol names");
      return;
    }
    // A linked file's .symtab writes the version into the name: "memcpy@@GLIBC_2.14".
    if (const auto sign = name->find('@'); sign != std::string_view::npos && sign > 0)
      name = name->substr(0, sign);
    auto& list = import ? object_.imports : object_.exports;
    auto& seen = import ? imported_ : exported_;
    if (name->empty() || !seen.insert(*name)) return;
    if (list.size() >= kMostSymbols || !purse_.pay(version.size())) {
      damage_.add("symbols beyond the first million");
      return;
    }
    auto& symbol = list.emplace_back();
    symbol.name = *name;
    symbol.version = version;
    symbol.value = import ? 0 : raw.value;
    symbol.size = raw.size;
    symbol.function = raw.type == kFunction || raw.type == kIndirectFunction;
  }

  const Layout& layout_;
  Purse& purse_;
  Damage& damage_;
  ObjectFile& object_;
  NameSet imported_, exported_;
};

}  // namespace

void read_symbols(const Reading& reading, const Dynamic& dynamic, const Versions& versions,
                  ObjectFile& object) {
  SymbolTables tables(reading, object);
  tables.read_dynamic_table(dynamic, versions);
  tables.read_static_table();
}

}  // namespace assay::elf
