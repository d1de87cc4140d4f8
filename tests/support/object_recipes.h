// Small programs of every form but ELF, assembled byte by byte: just what a reader looks at.
#pragma once

#include <assay/bytes.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace assay::test {

struct PeRecipe {
  bool wide = true;
  std::uint16_t machine = 0x8664;
  std::string library = "BCRYPT.dll";
  std::vector<std::string> imports = {"BCryptEncrypt", "BCryptOpenAlgorithmProvider"};
  std::string delayed = "CRYPT32.dll";  ///< its one function is CryptMsgOpenToDecode
  std::string own_name = "Vendor.dll";
  std::vector<std::string> exports = {"vendor_seal"};
  std::string file_version = "4.5.6.7";
  std::vector<std::uint8_t> clr;   ///< .NET metadata, or none
  std::vector<std::uint8_t> data;  ///< section .data
};
std::vector<std::uint8_t> pe_bytes(const PeRecipe& recipe = {});

/// .NET metadata of assembly "Vendor.Vault": type Vendor.Vault.Box, references to
/// System.Security.Cryptography.Aes, its method Create, and assembly System.Security 4.0.1.0.
std::vector<std::uint8_t> dotnet_metadata();

struct MachRecipe {
  bool wide = true;
  ByteOrder order = ByteOrder::little;
  std::uint32_t cpu = 0x0100000c;
  std::string library = "/usr/lib/libSystem.B.dylib";
  std::vector<std::string> imports = {"_CCCrypt"};
  std::vector<std::string> exports = {"_vendor_open"};
  bool trie_only = false;  ///< the exports stand in the export tree and in no symbol table
};
std::vector<std::uint8_t> mach_bytes(const MachRecipe& recipe = {});
/// A universal file of two.
std::vector<std::uint8_t> universal_bytes(const std::vector<std::uint8_t>& first,
                                          const std::vector<std::uint8_t>& second);

/// COFF object with these defined and undefined symbols.
std::vector<std::uint8_t> coff_bytes(std::uint16_t machine, const std::vector<std::string>& defined,
                                     const std::vector<std::string>& undefined);

/// Class `own` that calls the given methods ("javax/crypto/Cipher", "getInstance").
std::vector<std::uint8_t> java_class_bytes(
    const std::string& own, const std::vector<std::pair<std::string, std::string>>& calls);

/// Module that imports "env"."emscripten_memcpy", exports `exports` and names `functions`.
std::vector<std::uint8_t> wasm_bytes(const std::vector<std::string>& exports,
                                     const std::vector<std::string>& functions);

/// Sections of a Go program: build information (inline) and a line table of Go 1.20.
std::vector<std::uint8_t> go_build_info(const std::string& version, const std::string& modules);
std::vector<std::uint8_t> go_line_table(const std::vector<std::string>& functions);

}  // namespace assay::test
