// An ELF file's skeleton (ELF gABI 4.1, chapters 4 and 5): its header, section headers and program
// headers, and the way from a virtual address to a place in the file. What the tables mean is read
// by elf_dynamic and elf_symbols.
#pragma once

#include <assay/bytes.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "facts/damage.h"

namespace assay::elf {

inline constexpr std::uint32_t kSymtab = 2, kStrtab = 3, kDynamic = 6, kNote = 7, kNobits = 8,
                               kDynsym = 11, kVerdef = 0x6ffffffd, kVerneed = 0x6ffffffe,
                               kVersym = 0x6fffffff;
inline constexpr std::uint32_t kLoad = 1, kSegmentDynamic = 2, kInterp = 3, kSegmentNote = 4;
inline constexpr std::uint16_t kRelocatable = 1, kExecutable = 2, kShared = 3, kCore = 4;

struct SectionHeader {
  std::uint32_t name = 0, type = 0, link = 0;
  std::uint64_t flags = 0, address = 0, offset = 0, size = 0;
};

struct Segment {
  std::uint32_t type = 0;
  std::uint64_t offset = 0, address = 0, size = 0;
};

/// A run of bytes in the file, always inside it.
struct Extent {
  std::uint64_t offset = 0, size = 0;
};

struct Layout {
  Reader reader{{}};
  bool wide = false;  ///< 64-bit
  ByteOrder order = ByteOrder::little;
  std::uint16_t type = 0, machine = 0;
  std::uint32_t flags = 0;
  std::vector<SectionHeader> sections;
  std::vector<Segment> segments;
  std::uint32_t name_section = 0;  ///< index of the section that holds the sections' names

  /// An address-sized integer at `offset`.
  std::uint64_t word(std::uint64_t offset) const {
    return wide ? reader.u64(offset) : reader.u32(offset);
  }
  /// The part of [offset, offset + size) that is in the file.
  Extent clipped(std::uint64_t offset, std::uint64_t size) const;
  /// The bytes of a section in the file; empty for one that takes no room there.
  Extent extent(const SectionHeader& section) const;
  /// The bytes from `address` to the end of the loaded segment that holds it.
  std::optional<Extent> at_address(std::uint64_t address) const;
  /// The first section of this type, or nullptr.
  const SectionHeader* section_of_type(std::uint32_t wanted) const;
};

/// Throws Malformed when the ELF header itself does not hold.
Layout read_layout(Bytes bytes, Damage& damage);

}  // namespace assay::elf
