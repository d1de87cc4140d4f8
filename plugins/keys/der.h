// DER, read strictly: one place that knows tags and lengths (ITU-T X.690 8.1, 10.1).
//
// Nothing here throws or copies. What is not there, not definite or not minimal reads as an empty
// Element, and everything read from an empty Element is empty too, so that a parser asks once at
// its end. Elements borrow from the bytes given; depth is the depth of the caller's own code.
#pragma once

#include <assay/bytes.h>

#include <cstdint>
#include <string>
#include <vector>

namespace assay::keys {

namespace tag {
inline constexpr std::uint8_t kInteger = 0x02, kBitString = 0x03, kOctetString = 0x04, kNull = 0x05,
                              kOid = 0x06, kUtcTime = 0x17, kGeneralizedTime = 0x18,
                              kSequence = 0x30, kSet = 0x31, kContext0 = 0xa0, kContext1 = 0xa1;
}  // namespace tag

struct Element {
  std::uint8_t tag = 0;
  Bytes content;
  Bytes whole;  ///< with tag and length; empty where nothing was read
  explicit operator bool() const { return !whole.empty(); }
};

/// Reads one element after the other.
class Der {
 public:
  explicit Der(Bytes bytes) : rest_(bytes) {}
  explicit Der(const Element& element) : rest_(element.content) {}

  bool done() const { return rest_.empty(); }
  std::uint8_t peek() const { return rest_.empty() ? 0 : rest_[0]; }
  Bytes rest() const { return rest_; }
  /// The next element, or an empty one and no further reading.
  Element next();
  /// The next element if it has this tag; otherwise an empty one, and nothing was read.
  Element next(std::uint8_t tag);

 private:
  Bytes rest_;
};

/// The element at the very start of `bytes`.
inline Element first_element(Bytes bytes) { return Der(bytes).next(); }

/// Bits of a non-negative INTEGER's content; 0 where it is negative or empty.
std::int64_t bits_of(const Element& integer);
/// The value of an INTEGER of at most 4 bytes; -1 where it is larger or none.
std::int64_t small_value(const Element& integer);
/// The bytes of a BIT STRING with no unused bits; empty otherwise.
Bytes whole_bits(const Element& bit_string);

/// An element built of a tag and content.
std::vector<std::uint8_t> element_bytes(std::uint8_t tag, Bytes content);
void append(std::vector<std::uint8_t>& to, Bytes bytes);

}  // namespace assay::keys
