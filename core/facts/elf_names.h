// A string table, read with a purse: every name costs its length, and the purse holds a small
// multiple of the file's size. So a file whose million symbols all point at one long string costs
// what an honest file of its size costs.
#pragma once

#include <assay/bytes.h>

#include <cstdint>
#include <optional>
#include <string_view>

#include "facts/elf_layout.h"

namespace assay::elf {

class Purse {
 public:
  explicit Purse(std::uint64_t bytes) : left_(bytes) {}
  /// Takes `bytes` out; false, and empty from then on, when they are not there.
  bool pay(std::uint64_t bytes);

 private:
  std::uint64_t left_;
};

/// What every reader of a file's tables shares.
struct Reading {
  const Layout& layout;
  Purse& purse;
  Damage& damage;
};

class Names {
 public:
  Names(const Layout& layout, Extent table, Purse& purse);
  /// The name at `offset`: nothing where it is outside, has no end, is longer than 64 KiB or can
  /// no longer be paid.
  std::optional<std::string_view> at(std::uint64_t offset) const;

 private:
  std::string_view text_;
  Purse* purse_;
};

}  // namespace assay::elf
