// The numbers of a program, in the order they stand in it, whatever their layout: decimal, hex,
// octal, negative, with separators and suffixes, in one line or a thousand.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace assay::code {

struct Numbers {
  /// Every number modulo 2^32; one of more than 32 bits as its two halves, high first.
  std::vector<std::uint32_t> all;
  std::vector<std::size_t> offsets;  ///< of each of them, in the text
  /// The same without those below 65536: a list of constants that stand among indices.
  std::vector<std::uint32_t> large;
  std::vector<std::size_t> large_offsets;
};

/// At most `most` numbers.
Numbers read_numbers(std::string_view code, std::size_t most);

}  // namespace assay::code
