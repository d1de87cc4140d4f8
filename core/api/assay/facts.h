// What is known of a blob from its bytes alone, before any signature is asked: digest, format,
// class and, for object files, the names it needs, imports and exports. Plain values, cacheable by
// digest.
#pragma once

#include <assay/bytes.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace assay {

/// What a blob mainly is. `opaque` is data of no known form and high entropy; `container` was
/// opened.
enum class BlobClass : std::uint8_t { code, text, data, padding, opaque, encrypted, container };

struct Section {
  std::string name;
  std::uint64_t offset = 0;   ///< in the blob, bytes
  std::uint64_t size = 0;     ///< in the blob, bytes; 0 where the section takes no room in the file
  std::uint64_t address = 0;  ///< virtual address when loaded
  bool executable = false;
  bool writable = false;
};

struct Symbol {
  std::string name;
  std::string version;      ///< symbol version, empty where none ("OPENSSL_3.0.0")
  std::uint64_t value = 0;  ///< virtual address; 0 for imports
  std::uint64_t size = 0;   ///< bytes
  bool function = false;
};

/// An executable, library or relocatable object (ELF Generic ABI 4.1; other formats fill the same
/// nouns).
struct ObjectFile {
  std::string architecture;  ///< "x86_64", "aarch64", "mips" …; "machine-<n>" where unknown
  unsigned bits = 0;         ///< 32 or 64
  ByteOrder order = ByteOrder::little;
  std::string type;  ///< "executable", "shared", "relocatable", "core"
  std::string soname;
  std::string build_id;  ///< lower-case hex, empty where none
  std::string interpreter;
  std::vector<std::string> needed;             ///< libraries to be linked at load, in file order
  std::vector<std::string> versions_needed;    ///< "libcrypto.so.3:OPENSSL_3.0.0"
  std::vector<std::string> versions_provided;  ///< "NETTLE_8"
  std::vector<Section> sections;
  std::vector<Symbol> imports;  ///< undefined dynamic (or, in a relocatable, static) symbols
  std::vector<Symbol> exports;  ///< defined global or weak symbols, dynamic first, then .symtab
};

struct BlobFacts {
  std::string digest;  ///< SHA-256, lower-case hex
  std::uint64_t size = 0;
  std::string format;  ///< "elf", "deb", "tar", "gzip", "text", "data" …
  BlobClass klass = BlobClass::data;
  std::optional<ObjectFile> object;
};

/// The section that holds file offset `offset`, or nullptr.
inline const Section* section_at(const ObjectFile& object, std::uint64_t offset) {
  for (const auto& section : object.sections)
    if (offset >= section.offset && offset - section.offset < section.size) return &section;
  return nullptr;
}

}  // namespace assay
