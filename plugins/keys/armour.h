// Armour: bytes written as text. Base64 as it stands in files, and in the string literals of
// sources and JSON; PEM blocks (RFC 7468, RFC 1421 headers) and OpenPGP's armour (RFC 4880 6.2).
#pragma once

#include <assay/bytes.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "material.h"

namespace assay::keys {

struct Armour {
  std::string label;   ///< "RSA PRIVATE KEY"
  std::string cipher;  ///< of DEK-Info; empty where the body is plain
  std::vector<std::uint8_t> body;
  std::uint64_t length = 0;  ///< of the whole block in the blob, bytes
};

/// The block whose "-----BEGIN " stands at the start of `text`; nothing where its end line, or
/// anything but base64 before it, is missing.
std::optional<Armour> read_armour(std::string_view text);

/// What stands in a block.
Materials read_block(const Armour& armour);

struct Base64 {
  std::vector<std::uint8_t> bytes;
  std::size_t used = 0;  ///< characters read
};
/// As much base64 as stands at the start of `text`, without blanks; at most `limit` characters.
Base64 read_base64_run(std::string_view text, std::size_t limit);
/// Base64 with blanks, quotes and escaped line ends between; nothing where anything else stands
/// there.
std::optional<std::vector<std::uint8_t>> read_base64(std::string_view text);

}  // namespace assay::keys
