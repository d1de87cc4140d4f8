// The words that a symbol's name is made of: "sha256_update", "SHA256Update" and the mangled
// "_ZN6SHA2566updateEPKhj" all read sha256, update.
//
// Mangled C++ and Rust names (Itanium C++ ABI 5.1; Rust's legacy scheme follows it) give the
// identifiers of the name itself, without those of its parameters. Everything is bounded by the
// name's length, of which kLongest bytes are read.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

class NameWords {
 public:
  static constexpr std::size_t kLongest = 256;  ///< bytes of a name that are read
  static constexpr std::size_t kMost = 24;      ///< words of a name that are kept

  /// Splits `name`; the words are in lower case and borrow from this object until the next call.
  void read(std::string_view name);

  const std::string_view* begin() const { return words_.data(); }
  const std::string_view* end() const { return words_.data() + count_; }
  bool is_class_table() const { return class_table_; }  ///< a C++ class's table of functions

 private:
  void split(std::string_view identifier);
  void read_mangled(std::string_view name);
  void add(std::size_t begin, std::size_t end);

  std::array<char, kLongest> lower_{};
  std::array<std::string_view, kMost> words_{};
  std::size_t count_ = 0;
  const char* start_ = nullptr;
  bool class_table_ = false;
};
