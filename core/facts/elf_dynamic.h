// The dynamic part of an ELF file: what the loader would read. Found by the program headers, as the
// loader does, so that it is seen in files whose section headers were stripped or lie.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "facts/elf_layout.h"
#include "facts/elf_names.h"

namespace assay::elf {

struct Dynamic {
  std::vector<std::string> needed;
  std::string soname;
  bool position_independent_executable = false;
  Extent strings;      ///< size 0 where there are none
  Extent symbols;      ///< .dynsym, all of it
  Extent versions;     ///< .gnu.version, parallel to the symbols
  Extent needs;        ///< .gnu.version_r
  Extent definitions;  ///< .gnu.version_d
};

/// Symbol versions, by the number that .gnu.version gives.
struct Versions {
  std::map<std::uint16_t, std::string> names;
  std::vector<std::string> needed;    ///< "libcrypto.so.3:OPENSSL_3.0.0", in file order
  std::vector<std::string> provided;  ///< in file order, without the file's own base name
};

Dynamic read_dynamic(const Reading& reading);
Versions read_versions(const Reading& reading, const Dynamic& dynamic);

}  // namespace assay::elf
