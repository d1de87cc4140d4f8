// An ELF string table, read with a purse (purse.h).
#pragma once

#include <assay/bytes.h>

#include <cstdint>
#include <optional>
#include <string_view>

#include "facts/elf_layout.h"
#include "facts/purse.h"

namespace assay::elf {

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
