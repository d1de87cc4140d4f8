// The bytes that the benchmarks look at: this machine's own programs and libraries.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace assay::bench {

/// ELF files below `folders` in sorted order, one after the other, until `wanted` bytes are there;
/// fewer where the machine has no more. Links are not followed.
std::vector<std::uint8_t> binaries(const std::vector<std::filesystem::path>& folders,
                                   std::size_t wanted);

}  // namespace assay::bench
