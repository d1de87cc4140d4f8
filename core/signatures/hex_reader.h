// Hex text in data files -> bytes and words. Blanks between digits or words are welcome.
#pragma once

#include <cstdint>
#include <vector>

#include "data/node.h"

namespace assay {

std::vector<std::uint8_t> read_hex_bytes(const Node& node);
/// The bytes of an even number of hex digits, already checked.
std::vector<std::uint8_t> from_hex(std::string_view digits);

/// Words of exactly `bits` bits in value order: a list of hex strings, or one string with blanks.
std::vector<std::uint64_t> read_hex_words(const Node& node, unsigned bits);

}  // namespace assay
