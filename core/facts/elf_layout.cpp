#include "facts/elf_layout.h"

#include <algorithm>

namespace assay::elf {
namespace {

// Real files stay far below; more would only cost memory.
constexpr std::uint64_t kMostSections = 1 << 18;
constexpr std::uint64_t kMostSegments = 1 << 16;

struct Tables {
  std::uint64_t segments = 0, sections = 0;
  std::uint64_t segment_size = 0, section_size = 0;
  std::uint64_t segment_count = 0, section_count = 0;
};

SectionHeader read_section(const Layout& layout, std::uint64_t at) {
  const auto& r = layout.reader;
  SectionHeader s;
  s.name = r.u32(at);
  s.type = r.u32(at + 4);
  s.flags = layout.word(at + 8);
  s.address = layout.word(at + (layout.wide ? 16 : 12));
  s.offset = layout.word(at + (layout.wide ? 24 : 16));
  s.size = layout.word(at + (layout.wide ? 32 : 20));
  s.link = r.u32(at + (layout.wide ? 40 : 24));
  return s;
}

Segment read_segment(const Layout& layout, std::uint64_t at) {
  return {layout.reader.u32(at), layout.word(at + (layout.wide ? 8 : 4)),
          layout.word(at + (layout.wide ? 16 : 8)), layout.word(at + (layout.wide ? 32 : 16))};
}

Tables read_header(Layout& layout, Bytes bytes) {
  const Reader ident(bytes);
  if (!ident.holds(0,
                   "\x7f"
                   "ELF"))
    throw Malformed("no ELF magic");
  const auto width = ident.u8(4), order = ident.u8(5);
  if (width < 1 || width > 2) throw Malformed("ELF class is neither 32 nor 64 bits");
  if (order < 1 || order > 2) throw Malformed("ELF byte order is neither little nor big");
  layout.wide = width == 2;
  layout.order = order == 1 ? ByteOrder::little : ByteOrder::big;
  layout.reader = Reader(bytes, layout.order);
  const auto& r = layout.reader;
  layout.type = r.u16(16);
  layout.machine = r.u16(18);
  Tables tables;
  tables.segments = layout.word(layout.wide ? 32 : 28);
  tables.sections = layout.word(layout.wide ? 40 : 32);
  const std::uint64_t rest = layout.wide ? 48 : 36;
  layout.flags = r.u32(rest);
  tables.segment_size = r.u16(rest + 6);
  tables.segment_count = r.u16(rest + 8);
  tables.section_size = r.u16(rest + 10);
  tables.section_count = r.u16(rest + 12);
  layout.name_section = r.u16(rest + 14);
  return tables;
}

// Counts that do not fit 16 bits stand in the first section header (gABI, chapter 4).
void take_extended_counts(Layout& layout, Tables& tables) {
  const auto first = read_section(layout, tables.sections);
  if (tables.section_count == 0) tables.section_count = first.size;
  if (layout.name_section == 0xffff) layout.name_section = first.link;
  if (tables.segment_count == 0xffff)
    tables.segment_count = layout.reader.u32(tables.sections + (layout.wide ? 44 : 28));
}

/// How many of `count` entries of `size` bytes from `offset` are in the file.
std::uint64_t fitting(const Layout& layout, std::uint64_t offset, std::uint64_t count,
                      std::uint64_t size) {
  if (size == 0 || offset >= layout.reader.size()) return 0;
  return std::min(count, (layout.reader.size() - offset) / size);
}

void read_sections(Layout& layout, Tables& tables, Damage& damage) {
  const std::uint64_t least = layout.wide ? 64 : 40;
  if (tables.sections == 0) return;
  if (tables.section_size < least ||
      fitting(layout, tables.sections, 1, tables.section_size) == 0) {
    damage.add("section headers");
    return;
  }
  take_extended_counts(layout, tables);
  const auto count = std::min(
      kMostSections, fitting(layout, tables.sections, tables.section_count, tables.section_size));
  if (count < tables.section_count) damage.add("section headers");
  layout.sections.reserve(count);
  for (std::uint64_t i = 0; i < count; ++i)
    layout.sections.push_back(read_section(layout, tables.sections + i * tables.section_size));
}

void read_segments(Layout& layout, const Tables& tables, Damage& damage) {
  const std::uint64_t least = layout.wide ? 56 : 32;
  if (tables.segments == 0 || tables.segment_count == 0) return;
  if (tables.segment_size < least) {
    damage.add("program headers");
    return;
  }
  const auto count = std::min(
      kMostSegments, fitting(layout, tables.segments, tables.segment_count, tables.segment_size));
  if (count < tables.segment_count) damage.add("program headers");
  layout.segments.reserve(count);
  for (std::uint64_t i = 0; i < count; ++i)
    layout.segments.push_back(read_segment(layout, tables.segments + i * tables.segment_size));
}

}  // namespace

Extent Layout::clipped(std::uint64_t offset, std::uint64_t size) const {
  if (offset >= reader.size()) return {};
  return {offset, std::min(size, reader.size() - offset)};
}

Extent Layout::extent(const SectionHeader& section) const {
  if (section.type == kNobits || section.type == 0) return {};
  return clipped(section.offset, section.size);
}

std::optional<Extent> Layout::at_address(std::uint64_t address) const {
  for (const auto& segment : segments) {
    if (segment.type != kLoad || address < segment.address ||
        address - segment.address >= segment.size)
      continue;
    const auto inside = address - segment.address;
    const auto part = clipped(segment.offset, segment.size);
    if (inside >= part.size) continue;
    return Extent{part.offset + inside, part.size - inside};
  }
  return std::nullopt;
}

const SectionHeader* Layout::section_of_type(std::uint32_t wanted) const {
  const auto found = std::find_if(sections.begin(), sections.end(),
                                  [&](const SectionHeader& s) { return s.type == wanted; });
  return found == sections.end() ? nullptr : &*found;
}

Layout read_layout(Bytes bytes, Damage& damage) {
  Layout layout;
  auto tables = read_header(layout, bytes);
  read_sections(layout, tables, damage);
  read_segments(layout, tables, damage);
  return layout;
}

}  // namespace assay::elf
