// ELF file -> ObjectFile: puts together what layout, dynamic part and symbol tables say.
#include <algorithm>
#include <array>
#include <utility>

#include "facts/elf_dynamic.h"
#include "facts/elf_layout.h"
#include "facts/elf_names.h"
#include "facts/elf_symbols.h"
#include "facts/facts.h"

namespace assay {
namespace {

// Registry of e_machine values: https://www.sco.com/developers/gabi/latest/ch4.eheader.html
std::string architecture_of(std::uint16_t machine, bool wide) {
  switch (machine) {
    case 8:
    case 10:
      return wide ? "mips64" : "mips";
    case 22:
      return wide ? "s390x" : "s390";
    case 243:
      return wide ? "riscv64" : "riscv32";
    case 258:
      return wide ? "loongarch64" : "loongarch32";
    default:
      break;
  }
  static constexpr std::array<std::pair<std::uint16_t, const char*>, 27> kNames = {{
      {2, "sparc"},     {3, "i386"},         {4, "m68k"},     {15, "hppa"},    {18, "sparc"},
      {20, "ppc"},      {21, "ppc64"},       {40, "arm"},     {42, "sh"},      {43, "sparc64"},
      {45, "arc"},      {50, "ia64"},        {62, "x86_64"},  {83, "avr"},     {92, "or1k"},
      {93, "arc"},      {94, "xtensa"},      {105, "msp430"}, {113, "nios2"},  {164, "hexagon"},
      {183, "aarch64"}, {189, "microblaze"}, {195, "arc"},    {224, "amdgpu"}, {247, "bpf"},
      {252, "csky"},    {0x9026, "alpha"},
  }};
  for (const auto& [number, name] : kNames)
    if (number == machine) return name;
  return "machine-" + std::to_string(machine);
}

std::string type_of(const elf::Layout& layout, const elf::Dynamic& dynamic, bool interpreted) {
  switch (layout.type) {
    case elf::kRelocatable:
      return "relocatable";
    case elf::kCore:
      return "core";
    case elf::kShared:
      return dynamic.position_independent_executable || (interpreted && dynamic.soname.empty())
                 ? "executable"
                 : "shared";
    default:
      return "executable";
  }
}

std::vector<Section> sections_of(const elf::Layout& layout, Purse& purse, Damage& damage) {
  std::vector<Section> sections;
  elf::Extent strings;
  if (layout.name_section < layout.sections.size())
    strings = layout.extent(layout.sections[layout.name_section]);
  const elf::Names names(layout, strings, purse);
  sections.reserve(layout.sections.size());
  for (const auto& header : layout.sections) {
    if (header.type == 0) continue;
    const auto extent = layout.extent(header);
    if (header.type != elf::kNobits && extent.size != header.size) damage.add("section contents");
    const auto name = names.at(header.name);
    if (!name) damage.add("section names");
    sections.push_back({std::string(name.value_or("")), header.offset, extent.size, header.address,
                        (header.flags & 4) != 0, (header.flags & 1) != 0});
  }
  return sections;
}

/// The identifier in a run of notes: owner "GNU", type 3. Every note is paid for, as many sections
/// may lie about the same run.
std::string build_id_in(const elf::Layout& layout, elf::Extent notes, Purse& purse) {
  const auto& r = layout.reader;
  const auto end = notes.offset + notes.size;
  for (auto at = notes.offset; at + 12 <= end && purse.pay(12);) {
    const std::uint64_t owner = r.u32(at), size = r.u32(at + 4);
    const auto body = at + 12 + ((owner + 3) & ~std::uint64_t{3});
    if (body > end || size > end - body) return {};
    if (r.u32(at + 8) == 3 && owner == 4 && r.holds(at + 12, std::string_view("GNU\0", 4)) &&
        size <= 64) {
      static constexpr char kDigits[] = "0123456789abcdef";
      std::string hex;
      for (const auto byte : r.slice(body, size)) {
        hex += kDigits[byte >> 4];
        hex += kDigits[byte & 15];
      }
      return hex;
    }
    at = body + ((size + 3) & ~std::uint64_t{3});
  }
  return {};
}

std::string build_id_of(const elf::Layout& layout, Purse& purse) {
  for (const auto& section : layout.sections) {
    if (section.type != elf::kNote) continue;
    if (auto id = build_id_in(layout, layout.extent(section), purse); !id.empty()) return id;
  }
  for (const auto& segment : layout.segments) {
    if (segment.type != elf::kSegmentNote) continue;
    if (auto id = build_id_in(layout, layout.clipped(segment.offset, segment.size), purse);
        !id.empty())
      return id;
  }
  return {};
}

std::string interpreter_of(const elf::Layout& layout) {
  for (const auto& segment : layout.segments) {
    if (segment.type != elf::kInterp) continue;
    const auto extent = layout.clipped(segment.offset, std::min<std::uint64_t>(segment.size, 4096));
    const auto text = as_text(layout.reader.slice(extent.offset, extent.size));
    return std::string(text.substr(0, text.find('\0')));
  }
  return {};
}

}  // namespace

ObjectFile read_elf(Bytes bytes, std::string& damage) {
  Damage damaged("ELF file");
  const auto layout = elf::read_layout(bytes, damaged);
  auto purse = Purse::for_file(bytes.size());
  const elf::Reading reading{layout, purse, damaged};
  ObjectFile object;
  object.architecture = architecture_of(layout.machine, layout.wide);
  object.bits = layout.wide ? 64 : 32;
  object.order = layout.order;
  object.sections = sections_of(layout, purse, damaged);
  object.build_id = build_id_of(layout, purse);
  object.interpreter = interpreter_of(layout);
  auto dynamic = elf::read_dynamic(reading);
  object.type = type_of(layout, dynamic, !object.interpreter.empty());
  auto versions = elf::read_versions(reading, dynamic);
  elf::read_symbols(reading, dynamic, versions, object);
  object.soname = std::move(dynamic.soname);
  object.needed = std::move(dynamic.needed);
  object.versions_needed = std::move(versions.needed);
  object.versions_provided = std::move(versions.provided);
  damage = damaged.sentence();
  return object;
}

}  // namespace assay
