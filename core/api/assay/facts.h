// What is known of a blob from its bytes alone, before any signature is asked: digest, format,
// class and, for object files, the names it needs, imports and exports. Plain values, cacheable by
// digest.
#pragma once

#include <assay/bytes.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
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

/// A part that an object file itself says it was built of (Go build info, Rust crates, .NET
/// references).
struct Component {
  std::string ecosystem;  ///< "golang", "cargo", "nuget", as in a package URL
  std::string name;       ///< "golang.org/x/crypto", "ring"; Go's own library is "stdlib"
  std::string version;    ///< as written there, empty where none ("v0.17.0", "1.19.8")
  friend bool operator==(const Component&, const Component&) = default;
};

/// One program of a universal Mach-O file; its sections lie inside [offset, offset + size).
struct Slice {
  std::string architecture;
  unsigned bits = 0;
  ByteOrder order = ByteOrder::little;
  std::uint64_t offset = 0;  ///< in the blob, bytes
  std::uint64_t size = 0;
};

/// An executable, library, relocatable object or unit of bytecode. Named after ELF (Generic ABI
/// 4.1); the other formats fill the same nouns: PE the DLLs into `needed`, Java and .NET the
/// classes referred to into `imports` ("javax/crypto/Cipher", "javax/crypto/Cipher.getInstance";
/// "System.Security.Cryptography.Aes", "System.Security.Cryptography.Aes.Create"), Go the functions
/// of its line table into `exports` ("crypto/aes.newCipher").
struct ObjectFile {
  std::string architecture;  ///< "x86_64", "aarch64", "mips" …; "machine-<n>" where unknown
  unsigned bits = 0;         ///< 32 or 64; 0 for bytecode
  ByteOrder order = ByteOrder::little;
  std::string type;      ///< "executable", "shared", "relocatable", "core", "bytecode"
  std::string soname;    ///< its own name as a library, class or assembly
  std::string build_id;  ///< lower-case hex, empty where none
  std::string interpreter;
  std::vector<std::string> needed;             ///< libraries to be linked at load, in file order
  std::vector<std::string> versions_needed;    ///< "libcrypto.so.3:OPENSSL_3.0.0"
  std::vector<std::string> versions_provided;  ///< "NETTLE_8"
  std::vector<Section> sections;
  std::vector<Symbol> imports;  ///< undefined dynamic (or, in a relocatable, static) symbols
  std::vector<Symbol> exports;  ///< defined global or weak symbols, dynamic first, then .symtab
  std::vector<Component> components;  ///< sorted by ecosystem, name, version
  std::vector<Slice> slices;          ///< of a universal Mach-O file, else empty
  /// What a PE's version resource says: ("FileVersion", "1.2.3"), sorted.
  std::vector<std::pair<std::string, std::string>> version_info;
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
