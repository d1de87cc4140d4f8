// Writes integers and text one behind the other, and patches places left open.
#pragma once

#include <assay/bytes.h>

#include <cstdint>
#include <string_view>
#include <vector>

namespace assay::test {

class ByteWriter {
 public:
  explicit ByteWriter(ByteOrder order = ByteOrder::little) : order_(order) {}

  std::size_t size() const { return bytes_.size(); }
  std::vector<std::uint8_t> take() { return std::move(bytes_); }

  ByteWriter& u8(std::uint64_t value) { return number(value, 1); }
  ByteWriter& u16(std::uint64_t value) { return number(value, 2); }
  ByteWriter& u32(std::uint64_t value) { return number(value, 4); }
  ByteWriter& u64(std::uint64_t value) { return number(value, 8); }
  ByteWriter& number(std::uint64_t value, unsigned width) {
    bytes_.resize(bytes_.size() + width);
    return patch(bytes_.size() - width, value, width);
  }
  ByteWriter& text(std::string_view value) {
    bytes_.insert(bytes_.end(), value.begin(), value.end());
    return *this;
  }
  ByteWriter& c_string(std::string_view value) { return text(value).u8(0); }
  /// Zeros up to `size` bytes in all.
  ByteWriter& pad_to(std::size_t size) {
    if (bytes_.size() < size) bytes_.resize(size);
    return *this;
  }
  ByteWriter& align(std::size_t to) { return pad_to((bytes_.size() + to - 1) / to * to); }
  /// `value` in exactly `width` bytes.
  ByteWriter& field(std::string_view value, std::size_t width) {
    const auto end = bytes_.size() + width;
    return text(value.substr(0, width)).pad_to(end);
  }
  ByteWriter& patch(std::size_t at, std::uint64_t value, unsigned width) {
    for (unsigned i = 0; i < width; ++i) {
      const unsigned shift = 8 * (order_ == ByteOrder::little ? i : width - 1 - i);
      bytes_[at + i] = static_cast<std::uint8_t>(value >> shift);
    }
    return *this;
  }

 private:
  ByteOrder order_;
  std::vector<std::uint8_t> bytes_;
};

}  // namespace assay::test
