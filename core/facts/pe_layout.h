// The skeleton of a Windows PE file (Microsoft PE and COFF Specification, sections 2 to 4):
// machine, sections, data directories, and the way from a relative virtual address to a place in
// the file.
#pragma once

#include <assay/bytes.h>
#include <assay/facts.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "facts/damage.h"

namespace assay::pe {

enum Directory : std::size_t {
  kExports = 0,
  kImports = 1,
  kResources = 2,
  kDelayImports = 13,
  kClr = 14
};

struct DataDirectory {
  std::uint32_t address = 0, size = 0;
};

struct SectionRange {
  std::uint32_t address = 0, size = 0;  ///< when loaded, relative to the image's base
  std::uint32_t offset = 0;             ///< in the file
};

struct Layout {
  Reader reader{{}};
  bool wide = false;  ///< PE32+
  std::uint16_t machine = 0, characteristics = 0;
  std::uint64_t image_base = 0;
  std::uint32_t header_size = 0;
  std::array<DataDirectory, 16> directories{};
  std::vector<SectionRange> ranges;
  std::vector<Section> sections;

  bool library() const { return (characteristics & 0x2000) != 0; }
  /// Where a relative virtual address lies in the file.
  std::optional<std::uint64_t> offset_of(std::uint32_t address) const;
  /// The text at a relative virtual address; nothing where there is none of at most 4 KiB.
  std::optional<std::string_view> text_at(std::uint32_t address) const;
};

/// "x86_64", "i386" …; empty for a number that is no machine.
std::string_view architecture_of(std::uint16_t machine);

/// One 40-byte section header. `strings` is the offset of the COFF string table, 0 for none.
Section read_section_header(const Reader& reader, std::uint64_t at, std::uint64_t strings);

/// Throws Malformed when the headers themselves do not hold.
Layout read_layout(Bytes bytes, Damage& damage);

}  // namespace assay::pe
