#include "facts/elf_dynamic.h"

#include <algorithm>

namespace assay::elf {
namespace {

// Tags of gABI 4.1 figure 5-10, GNU's and MIPS's own.
constexpr std::uint64_t kNeeded = 1, kHash = 4, kStringTable = 5, kSymbolTable = 6,
                        kStringSize = 10, kSoname = 14, kGnuHash = 0x6ffffef5, kFlags1 = 0x6ffffffb,
                        kVersionDefinitions = 0x6ffffffc, kVersionNeeds = 0x6ffffffe,
                        kVersionSymbols = 0x6ffffff0, kMipsSymbolCount = 0x70000011;
constexpr std::uint64_t kPie = 0x08000000;

using Tags = std::map<std::uint64_t, std::uint64_t>;

Extent dynamic_table(const Layout& layout) {
  const auto* section = layout.section_of_type(kDynamic);
  for (const auto& segment : layout.segments) {
    if (segment.type != kSegmentDynamic) continue;
    // A detached debug file keeps the program headers and none of the bytes.
    const bool absent =
        std::any_of(layout.sections.begin(), layout.sections.end(), [&](const SectionHeader& s) {
          return s.type == kNobits && s.address == segment.address && s.size == segment.size;
        });
    if (absent) return {};
    return layout.clipped(segment.offset, segment.size);
  }
  return section ? layout.extent(*section) : Extent{};
}

std::uint64_t tag_or(const Tags& tags, std::uint64_t tag, std::uint64_t otherwise) {
  const auto found = tags.find(tag);
  return found == tags.end() ? otherwise : found->second;
}

/// The number of symbols that a GNU hash table speaks of: the end of the last chain.
std::uint64_t gnu_hash_count(const Layout& layout, Extent table) {
  const auto& r = layout.reader;
  const std::uint64_t buckets = r.u32(table.offset), first = r.u32(table.offset + 4),
                      bloom = r.u32(table.offset + 8);
  const auto at = table.offset + 16 + bloom * (layout.wide ? 8 : 4);
  r.slice(at, buckets * 4);
  std::uint64_t last = 0;
  for (std::uint64_t i = 0; i < buckets; ++i)
    last = std::max<std::uint64_t>(last, r.u32(at + 4 * i));
  if (last < first) return first;
  const auto chains = at + 4 * buckets;
  while ((r.u32(chains + 4 * (last - first)) & 1) == 0) ++last;
  return last + 1;
}

std::uint64_t symbol_count(const Layout& layout, const Tags& tags) {
  if (const auto hash = layout.at_address(tag_or(tags, kHash, 0)); hash && tags.count(kHash))
    return layout.reader.u32(hash->offset + 4);
  if (const auto hash = layout.at_address(tag_or(tags, kGnuHash, 0)); hash && tags.count(kGnuHash))
    return gnu_hash_count(layout, *hash);
  return tag_or(tags, kMipsSymbolCount, 0);
}

void locate_symbols(const Layout& layout, const Tags& tags, Dynamic& found) {
  const std::uint64_t entry = layout.wide ? 24 : 16;
  if (const auto* section = layout.section_of_type(kDynsym))
    found.symbols = layout.extent(*section);
  const auto table = layout.at_address(tag_or(tags, kSymbolTable, 0));
  if (found.symbols.size == 0 && tags.count(kSymbolTable) && table) {
    const auto count = std::min(symbol_count(layout, tags), table->size / entry);
    found.symbols = {table->offset, count * entry};
  }
  const auto count = found.symbols.size / entry;
  const auto numbers = layout.at_address(tag_or(tags, kVersionSymbols, 0));
  if (tags.count(kVersionSymbols) && numbers)
    found.versions = {numbers->offset, std::min(numbers->size, count * 2)};
}

Extent strings_of(const Layout& layout, const Tags& tags) {
  const auto table = layout.at_address(tag_or(tags, kStringTable, 0));
  if (tags.count(kStringTable) && table)
    return {table->offset, std::min(table->size, tag_or(tags, kStringSize, table->size))};
  const auto* section = layout.section_of_type(kDynsym);
  if (section && section->link < layout.sections.size())
    return layout.extent(layout.sections[section->link]);
  return {};
}

}  // namespace

Dynamic read_dynamic(const Reading& reading) {
  const auto& layout = reading.layout;
  Dynamic found;
  const auto table = dynamic_table(layout);
  const std::uint64_t entry = layout.wide ? 16 : 8;
  Tags tags;
  std::vector<std::uint64_t> needed;
  for (std::uint64_t at = table.offset, left = table.size / entry; left > 0; --left, at += entry) {
    const auto tag = layout.word(at), value = layout.word(at + entry / 2);
    if (tag == 0) break;
    if (tag == kNeeded)
      needed.push_back(value);
    else
      tags.emplace(tag, value);
  }
  found.strings = strings_of(layout, tags);
  found.position_independent_executable = (tag_or(tags, kFlags1, 0) & kPie) != 0;
  const Names names(layout, found.strings, reading.purse);
  for (const auto offset : needed) {
    if (const auto name = names.at(offset))
      found.needed.emplace_back(*name);
    else
      reading.damage.add("names of needed libraries");
  }
  if (tags.count(kSoname)) {
    if (const auto name = names.at(tags[kSoname]))
      found.soname = *name;
    else
      reading.damage.add("the library's own name");
  }
  try {
    locate_symbols(layout, tags, found);
  } catch (const Malformed&) {
    reading.damage.add("the symbol hash table");
  }
  if (const auto at = layout.at_address(tag_or(tags, kVersionNeeds, 0)); tags.count(kVersionNeeds))
    found.needs = at.value_or(Extent{});
  if (const auto at = layout.at_address(tag_or(tags, kVersionDefinitions, 0));
      tags.count(kVersionDefinitions))
    found.definitions = at.value_or(Extent{});
  return found;
}

namespace {

// Both tables are chains of records with chains of names; each step forward is at least one byte,
// and every record is paid for, so a table that overlaps itself ends.
constexpr std::uint64_t kRecord = 16;

void read_needs(const Layout& layout, const Names& names, Extent table, Purse& purse,
                Versions& into) {
  const auto& r = layout.reader;
  std::uint64_t at = table.offset;
  while (table.size > 0) {
    if (!purse.pay(kRecord)) throw Malformed("version needs overlap");
    const auto file = names.at(r.u32(at + 4)).value_or("");
    std::uint64_t name = at + r.u32(at + 8);
    for (auto left = r.u16(at + 2); left > 0; --left) {
      if (!purse.pay(kRecord)) throw Malformed("version needs overlap");
      const std::string version(names.at(r.u32(name + 8)).value_or(""));
      into.names[r.u16(name + 6) & 0x7fff] = version;
      into.needed.push_back(std::string(file) + ":" + version);
      const auto next = r.u32(name + 12);
      if (next == 0) break;
      name += next;
    }
    const auto next = r.u32(at + 12);
    if (next == 0) return;
    at += next;
  }
}

void read_definitions(const Layout& layout, const Names& names, Extent table, Purse& purse,
                      Versions& into) {
  const auto& r = layout.reader;
  std::uint64_t at = table.offset;
  while (table.size > 0) {
    if (!purse.pay(kRecord)) throw Malformed("version definitions overlap");
    const bool base = (r.u16(at + 2) & 1) != 0;  // the file's own name
    const std::string version(names.at(r.u32(at + r.u32(at + 12))).value_or(""));
    into.names[r.u16(at + 4) & 0x7fff] = base ? "" : version;
    if (!base) into.provided.push_back(version);
    const auto next = r.u32(at + 16);
    if (next == 0) return;
    at += next;
  }
}

}  // namespace

Versions read_versions(const Reading& reading, const Dynamic& dynamic) {
  const auto& layout = reading.layout;
  Versions versions;
  const Names names(layout, dynamic.strings, reading.purse);
  try {
    read_needs(layout, names, dynamic.needs, reading.purse, versions);
    read_definitions(layout, names, dynamic.definitions, reading.purse, versions);
  } catch (const Malformed&) {
    reading.damage.add("symbol versions");
  }
  return versions;
}

}  // namespace assay::elf
