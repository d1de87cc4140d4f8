// Bytes that mean nothing, the same on every run.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

namespace assay::test {

/// `size` bytes of a fixed pseudo-random sequence, another for each seed.
inline std::vector<std::uint8_t> noise(std::size_t size, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<std::uint8_t> bytes(size);
  for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random() >> 11);
  return bytes;
}

}  // namespace assay::test
