// Words of code at an offset that the caller has checked once for a whole loop.
#pragma once

#include <assay/bytes.h>

#include <cstring>

namespace assay::code {

template <typename T>
T load(Bytes code, std::size_t offset) {
  T value;
  std::memcpy(&value, code.data() + offset, sizeof value);
  return value;
}

/// Sign-extends the low `bits` of `value`.
constexpr std::uint64_t extended(std::uint64_t value, unsigned bits) {
  const std::uint64_t sign = std::uint64_t{1} << (bits - 1);
  return ((value & ((sign << 1) - 1)) ^ sign) - sign;
}

/// A cryptographic instruction: those words of which (word & mask) == value.
template <typename M>
struct Encoding {
  std::uint32_t value, mask;
  M mnemonic;
};

}  // namespace assay::code
