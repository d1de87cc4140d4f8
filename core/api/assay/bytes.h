// Bounds-checked reading: the only way any parser in Assay, or any plugin, takes an integer out of
// an artefact.
//
// A Reader never looks outside its span: an offset or length that does not fit throws Malformed,
// which the scanner turns into a Problem for that blob and goes on. All offsets and lengths are in
// bytes and 64 bits wide.
#pragma once

#include <algorithm>
#include <bit>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace assay {

using Bytes = std::span<const std::uint8_t>;

/// These bytes do not hold what their format promises. Caught at one place per blob.
class __attribute__((visibility("default"))) Malformed : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

enum class ByteOrder : std::uint8_t { little, big };

/// The bytes of `text`, borrowed.
inline Bytes as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// `bytes` seen as characters, borrowed.
inline std::string_view as_text(Bytes bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Reads integers and slices from a borrowed span, in one byte order, at absolute offsets.
class Reader {
 public:
  explicit Reader(Bytes bytes, ByteOrder order = ByteOrder::little)
      : bytes_(bytes), order_(order) {}

  std::uint64_t size() const { return bytes_.size(); }
  Bytes bytes() const { return bytes_; }

  /// `length` bytes from `offset`; throws Malformed when they are not all there.
  Bytes slice(std::uint64_t offset, std::uint64_t length) const {
    if (offset > bytes_.size() || length > bytes_.size() - offset)
      throw Malformed("read of " + std::to_string(length) + " bytes at " + std::to_string(offset) +
                      " runs past the end at " + std::to_string(bytes_.size()));
    return bytes_.subspan(offset, length);
  }

  template <std::unsigned_integral T>
  T read(std::uint64_t offset) const {
    T value;
    std::memcpy(&value, slice(offset, sizeof value).data(), sizeof value);
    return order_ == ByteOrder::little ? value : swapped(value);
  }
  std::uint8_t u8(std::uint64_t offset) const { return read<std::uint8_t>(offset); }
  std::uint16_t u16(std::uint64_t offset) const { return read<std::uint16_t>(offset); }
  std::uint32_t u32(std::uint64_t offset) const { return read<std::uint32_t>(offset); }
  std::uint64_t u64(std::uint64_t offset) const { return read<std::uint64_t>(offset); }

  /// The characters from `offset` up to a NUL; throws Malformed when no NUL stands within `limit`
  /// bytes.
  std::string_view c_string(std::uint64_t offset, std::uint64_t limit = 65536) const {
    if (offset >= bytes_.size()) throw Malformed("string past the end");
    const std::string_view rest =
        as_text(bytes_.subspan(offset, std::min<std::uint64_t>(limit, bytes_.size() - offset)));
    const auto end = rest.find('\0');
    if (end == std::string_view::npos) throw Malformed("string without an end");
    return rest.substr(0, end);
  }

  /// True when `expected` stands at `offset`.
  bool holds(std::uint64_t offset, std::string_view expected) const {
    return offset <= bytes_.size() && expected.size() <= bytes_.size() - offset &&
           as_text(bytes_.subspan(offset, expected.size())) == expected;
  }

 private:
  static_assert(std::endian::native == std::endian::little, "add the big-endian host case here");

  template <std::unsigned_integral T>
  static T swapped(T value) {
    if constexpr (sizeof(T) == 1) return value;
    if constexpr (sizeof(T) == 2) return __builtin_bswap16(value);
    if constexpr (sizeof(T) == 4) return __builtin_bswap32(value);
    if constexpr (sizeof(T) == 8) return __builtin_bswap64(value);
  }

  Bytes bytes_;
  ByteOrder order_;
};

}  // namespace assay
