// Layouts: the forms in which one table, number or text is found in real programs.
//
// A standard prints a table once; compilers, byte orders, vector code and class files store it
// differently: bytes widened to ints, words in either order, rows doubled for vector registers,
// numbers as limbs, hex text, Java constant-pool entries. A signature gives the value once, as its
// standard prints it, and names the layouts; here each becomes the exact bytes to look for.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// A literal term's value before it has a layout.
struct TableValue {
  enum class Form : std::uint8_t { bytes, words, number, text };
  Form form = Form::bytes;
  std::vector<std::uint8_t> bytes;   ///< bytes; a number, most significant byte first; a text
  std::vector<std::uint64_t> words;  ///< form words
  unsigned bits = 0;                 ///< width of a word: 16, 32 or 64
};

/// Names of the layouts that a form of value can take, in their fixed order.
std::vector<std::string_view> layouts_of(TableValue::Form form);
/// Those that are meant when a term names none. Of these, the ones that cannot be searched for are
/// left out without a word.
std::vector<std::string_view> default_layouts(TableValue::Form form);

/// The bytes of `value` in `layout`. Empty where the value cannot take this layout (an odd number
/// of words in pairs, text that is not ASCII in UTF-16); nothing where the form has no such layout.
///
/// bytes:  u8; u16le u16be u32le u32be u64le u64be (each byte in a wider integer); splat32 (each
///         byte four times); hexupper hexlower (as text).
/// words:  le be; le2 be2 (each word twice); rows2 (little-endian rows of 16 bytes, each twice);
///         le64 (32-bit words: two make one 64-bit word, the first its upper half, stored little
///         endian); hilo (64-bit words: upper, then lower half, each little endian); javaconst (the
///         first entries of a class file's constant pool, JVMS 4.4.4 and 4.4.5).
/// number: be le; be32lsf be64lsf (big-endian limbs, least significant first); hexupper hexlower
///         (without leading zeros).
/// text:   ascii, utf16le.
std::optional<std::vector<std::uint8_t>> in_layout(const TableValue& value,
                                                   std::string_view layout);

}  // namespace assay
