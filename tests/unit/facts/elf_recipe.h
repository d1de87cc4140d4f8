// A small shared library, written field by field in either width and byte order, with program
// headers and no section headers: what is left in much firmware.
#pragma once

#include <assay/bytes.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay::test {

struct ElfRecipe {
  bool wide = true;
  ByteOrder order = ByteOrder::little;
  std::uint16_t machine = 62;
  std::vector<std::string> needed;
  std::string soname;
  std::vector<std::string> imports, exports;
};

class ElfWriter {
 public:
  explicit ElfWriter(const ElfRecipe& recipe) : recipe_(recipe) {}

  std::vector<std::uint8_t> bytes() {
    const std::uint64_t header = recipe_.wide ? 64 : 52, segment = recipe_.wide ? 56 : 32;
    write_strings();
    const auto symbols = table_of_symbols();
    const auto hash = table_of_hashes();
    const std::uint64_t strings_at = header + 2 * segment,
                        symbols_at = strings_at + strings_.size(),
                        hash_at = symbols_at + symbols.size(), dynamic_at = hash_at + hash.size();
    const auto dynamic = table_of_tags(strings_at, symbols_at, hash_at);
    const auto end = dynamic_at + dynamic.size();
    write_header(header, segment);
    write_segment(1, 0, kBase, end);
    write_segment(2, dynamic_at, kBase + dynamic_at, dynamic.size());
    for (const Part* part : {&std::as_const(strings_), &symbols, &hash, &dynamic})
      out_.insert(out_.end(), part->begin(), part->end());
    return out_;
  }

 private:
  using Part = std::vector<std::uint8_t>;
  static constexpr std::uint64_t kBase = 0x10000;

  void put(Part& part, std::uint64_t value, unsigned size) const {
    for (unsigned i = 0; i < size; ++i) {
      const auto shift = 8 * (recipe_.order == ByteOrder::little ? i : size - 1 - i);
      part.push_back(static_cast<std::uint8_t>(value >> shift));
    }
  }
  void word(Part& part, std::uint64_t value) const { put(part, value, recipe_.wide ? 8 : 4); }

  std::uint64_t string(std::string_view text) {
    const auto at = strings_.size();
    strings_.insert(strings_.end(), text.begin(), text.end());
    strings_.push_back(0);
    return at;
  }
  void write_strings() {
    strings_.push_back(0);
    for (const auto& name : recipe_.needed) needed_.push_back(string(name));
    soname_ = recipe_.soname.empty() ? 0 : string(recipe_.soname);
    for (const auto& name : recipe_.imports) names_.push_back(string(name));
    for (const auto& name : recipe_.exports) names_.push_back(string(name));
  }
  Part table_of_symbols() const {
    Part part(recipe_.wide ? 24 : 16, 0);
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const bool import = i < recipe_.imports.size();
      const std::uint64_t value = import ? 0 : kBase + 16 * i, size = import ? 0 : 16;
      put(part, names_[i], 4);
      if (!recipe_.wide) put(part, value, 4), put(part, size, 4);
      put(part, (1U << 4) | 2U, 1);  // global function
      put(part, 0, 1);
      put(part, import ? 0 : 7, 2);
      if (recipe_.wide) put(part, value, 8), put(part, size, 8);
    }
    return part;
  }
  Part table_of_hashes() const {
    Part part;
    put(part, 1, 4);
    put(part, names_.size() + 1, 4);
    for (std::size_t i = 0; i < names_.size() + 2; ++i) put(part, 0, 4);
    return part;
  }
  Part table_of_tags(std::uint64_t strings, std::uint64_t symbols, std::uint64_t hash) const {
    Part part;
    const auto tag = [&](std::uint64_t name, std::uint64_t value) {
      word(part, name);
      word(part, value);
    };
    for (const auto name : needed_) tag(1, name);
    if (soname_) tag(14, soname_);
    tag(5, kBase + strings);
    tag(10, strings_.size());
    tag(6, kBase + symbols);
    tag(4, kBase + hash);
    tag(0, 0);
    return part;
  }
  void write_header(std::uint64_t header, std::uint64_t segment) {
    for (const char c : std::string_view("\x7f"
                                         "ELF"))
      out_.push_back(static_cast<std::uint8_t>(c));
    put(out_, recipe_.wide ? 2 : 1, 1);
    put(out_, recipe_.order == ByteOrder::little ? 1 : 2, 1);
    put(out_, 1, 1);
    for (int i = 0; i < 9; ++i) put(out_, 0, 1);
    put(out_, 3, 2);
    put(out_, recipe_.machine, 2);
    put(out_, 1, 4);
    word(out_, 0);
    word(out_, header);
    word(out_, 0);
    put(out_, 0, 4);
    put(out_, header, 2);
    put(out_, segment, 2);
    put(out_, 2, 2);
    for (int i = 0; i < 3; ++i) put(out_, 0, 2);
  }
  void write_segment(std::uint32_t type, std::uint64_t offset, std::uint64_t address,
                     std::uint64_t size) {
    put(out_, type, 4);
    if (recipe_.wide) put(out_, 5, 4);
    word(out_, offset);
    word(out_, address);
    word(out_, address);
    word(out_, size);
    word(out_, size);
    if (!recipe_.wide) put(out_, 5, 4);
    word(out_, 4096);
  }

  const ElfRecipe& recipe_;
  Part out_, strings_;
  std::vector<std::uint64_t> needed_, names_;
  std::uint64_t soname_ = 0;
};

inline std::vector<std::uint8_t> elf_bytes(const ElfRecipe& recipe) {
  return ElfWriter(recipe).bytes();
}

}  // namespace assay::test
