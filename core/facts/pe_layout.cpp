#include "facts/pe_layout.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

namespace assay::pe {
namespace {

constexpr std::uint64_t kSectionHeader = 40, kSymbol = 18, kFileHeader = 20;
constexpr std::uint64_t kLongestText = 4096;
constexpr std::size_t kMostRanges = 256;  // Windows itself loads at most 96 sections

struct Headers {
  std::uint64_t file = 0, optional = 0, sections = 0, strings = 0;
  std::uint16_t section_count = 0;
};

Headers read_headers(Layout& layout) {
  const auto& r = layout.reader;
  Headers at;
  if (!r.holds(0, "MZ")) throw Malformed("no MZ magic");
  const std::uint64_t start = r.u32(0x3c);
  if (!r.holds(start, std::string_view("PE\0\0", 4))) throw Malformed("no PE signature");
  at.file = start + 4;
  layout.machine = r.u16(at.file);
  at.section_count = r.u16(at.file + 2);
  const std::uint64_t symbols = r.u32(at.file + 8), count = r.u32(at.file + 12);
  if (symbols) at.strings = symbols + count * kSymbol;
  layout.characteristics = r.u16(at.file + 18);
  at.optional = at.file + kFileHeader;
  at.sections = at.optional + r.u16(at.file + 16);
  return at;
}

void read_optional(Layout& layout, const Headers& at) {
  const auto& r = layout.reader;
  const auto magic = r.u16(at.optional);
  if (magic != 0x10b && magic != 0x20b) throw Malformed("neither PE32 nor PE32+");
  layout.wide = magic == 0x20b;
  layout.image_base = layout.wide ? r.u64(at.optional + 24) : r.u32(at.optional + 28);
  layout.header_size = r.u32(at.optional + 60);
  const auto counted = at.optional + (layout.wide ? 108 : 92);
  const auto count = std::min<std::size_t>(r.u32(counted), layout.directories.size());
  for (std::size_t i = 0; i < count && counted + 12 + 8 * i <= at.sections; ++i)
    layout.directories[i] = {r.u32(counted + 4 + 8 * i), r.u32(counted + 8 + 8 * i)};
}

}  // namespace

std::string_view architecture_of(std::uint16_t machine) {
  static constexpr std::array<std::pair<std::uint16_t, const char*>, 12> kNames = {{
      {0x14c, "i386"},
      {0x166, "mips"},
      {0x1c0, "arm"},
      {0x1c2, "arm"},
      {0x1c4, "arm"},
      {0x200, "ia64"},
      {0x5032, "riscv32"},
      {0x5064, "riscv64"},
      {0x6264, "loongarch64"},
      {0x8664, "x86_64"},
      {0xaa64, "aarch64"},
      {0xa641, "aarch64"},
  }};
  for (const auto& [number, name] : kNames)
    if (number == machine) return name;
  return {};
}

Section read_section_header(const Reader& reader, std::uint64_t at, std::uint64_t strings) {
  auto name = as_text(reader.slice(at, 8));
  name = name.substr(0, name.find('\0'));
  // GNU tools write longer names behind the symbols: "/4" is offset 4 in that table.
  std::uint32_t offset = 0;
  if (strings && name.size() > 1 && name[0] == '/' &&
      std::from_chars(name.data() + 1, name.data() + name.size(), offset).ec == std::errc{} &&
      strings + offset < reader.size())
    name = reader.c_string(strings + offset, kLongestText);
  const std::uint32_t flags = reader.u32(at + 36), start = reader.u32(at + 20);
  const bool in_file = (flags & 0x80) == 0 && start != 0;
  std::uint64_t size = in_file ? reader.u32(at + 16) : 0;
  size = start >= reader.size() ? 0 : std::min<std::uint64_t>(size, reader.size() - start);
  return {.name = std::string(name),
          .offset = start,
          .size = size,
          .address = reader.u32(at + 12),
          .executable = (flags & 0x20000020) != 0,
          .writable = (flags & 0x80000000) != 0};
}

std::optional<std::uint64_t> Layout::offset_of(std::uint32_t address) const {
  for (const auto& range : ranges)
    if (address >= range.address && address - range.address < range.size)
      return std::uint64_t{range.offset} + (address - range.address);
  if (address < header_size) return address;
  return std::nullopt;
}

std::optional<std::string_view> Layout::text_at(std::uint32_t address) const {
  const auto offset = offset_of(address);
  if (!offset || *offset >= reader.size()) return std::nullopt;
  const auto rest = as_text(reader.bytes().subspan(*offset)).substr(0, kLongestText);
  const auto end = rest.find('\0');
  if (end == std::string_view::npos) return std::nullopt;
  return rest.substr(0, end);
}

Layout read_layout(Bytes bytes, Damage& damage) {
  Layout layout;
  layout.reader = Reader(bytes);
  const auto at = read_headers(layout);
  read_optional(layout, at);
  for (std::uint64_t i = 0; i < at.section_count; ++i) {
    const auto header = at.sections + i * kSectionHeader;
    if (header + kSectionHeader > bytes.size()) {
      damage.add("section headers");
      break;
    }
    auto section = read_section_header(layout.reader, header, at.strings);
    const auto loaded = layout.reader.u32(header + 8);
    if (section.size && layout.ranges.size() < kMostRanges)
      layout.ranges.push_back(
          {static_cast<std::uint32_t>(section.address),
           static_cast<std::uint32_t>(std::max<std::uint64_t>(loaded, section.size)),
           static_cast<std::uint32_t>(section.offset)});
    section.address += layout.image_base;
    layout.sections.push_back(std::move(section));
  }
  return layout;
}

}  // namespace assay::pe
