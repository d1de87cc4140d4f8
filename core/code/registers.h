// Registers: the values that instructions built of constants, as far as a linear sweep can know.
#pragma once

#include <array>
#include <cstdint>

namespace assay::code {

/// 32 registers. `now` counts instructions from 1; a value is forgotten `kAge` of them after it was
/// set.
class Registers {
 public:
  static constexpr std::uint32_t kAge = 64;

  bool knows(unsigned reg, std::uint32_t now) const {
    return cells_[reg].set != 0 && now - cells_[reg].set < kAge;
  }
  std::uint64_t value(unsigned reg) const { return cells_[reg].value; }
  /// The value, or 0 where none is known.
  std::uint64_t value_or_zero(unsigned reg, std::uint32_t now) const {
    return knows(reg, now) ? cells_[reg].value : 0;
  }
  void set(unsigned reg, std::uint64_t value, std::uint32_t now) { cells_[reg] = {value, now}; }

 private:
  struct Cell {
    std::uint64_t value = 0;
    std::uint32_t set = 0;  ///< 0: never
  };
  std::array<Cell, 32> cells_{};
};

}  // namespace assay::code
