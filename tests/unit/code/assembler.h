// Builds a constant in a register as the compilers of each instruction set do.
#pragma once

#include <assay/isa.h>

#include <cstdint>
#include <vector>

namespace assay::test {

using Code = std::vector<std::uint8_t>;

/// The instructions that put `word` into a register.
Code built(Isa isa, std::uint32_t word);

/// An instruction that builds nothing and has nothing to do with registers 2 to 15.
Code idle(Isa isa);

Code operator+(Code left, const Code& right);

/// One 16- or 32-bit instruction word in the order of `isa`.
Code instruction(Isa isa, std::uint32_t word);

}  // namespace assay::test
