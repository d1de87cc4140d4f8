// ARM in its two encodings: movw/movt, literal pools, and constants put together of rotated bytes.
// Arm ARM, A-profile, F1 and F5.1.
#include <bit>

#include "code/load.h"
#include "code/mnemonics.h"
#include "code/registers.h"
#include "code/sweep.h"

namespace assay::code {
namespace {

using M = Mnemonic;

// As in A32. T32 has 0xff for the first byte 0xf3, 0xef for 0xf2.
constexpr Encoding<M> kCrypto[] = {
    {0xf3b00300, 0xffbf0fd0, M::aese},      {0xf3b00340, 0xffbf0fd0, M::aesd},
    {0xf3b00380, 0xffbf0fd0, M::aesmc},     {0xf3b003c0, 0xffbf0fd0, M::aesimc_arm},
    {0xf2000c40, 0xffb00f50, M::sha1c},     {0xf2100c40, 0xffb00f50, M::sha1p},
    {0xf2200c40, 0xffb00f50, M::sha1m},     {0xf2300c40, 0xffb00f50, M::sha1su0},
    {0xf3000c40, 0xffb00f50, M::sha256h},   {0xf3100c40, 0xffb00f50, M::sha256h2},
    {0xf3200c40, 0xffb00f50, M::sha256su1}, {0xf3b902c0, 0xffbf0fd0, M::sha1h},
    {0xf3ba0380, 0xffbf0fd0, M::sha1su1},   {0xf3ba03c0, 0xffbf0fd0, M::sha256su0},
};

void crypto(std::uint32_t word, std::size_t at, Sink& sink) {
  for (const auto& entry : kCrypto)
    if ((word & entry.mask) == entry.value)
      return sink.instruction(static_cast<std::uint32_t>(entry.mnemonic), at, 4);
}

/// What arithmetic with a constant operand makes of a register, in both encodings.
class Arithmetic {
 public:
  explicit Arithmetic(Sink& sink) : sink_(sink) {}

  void step() { ++now_; }
  void low_half(unsigned reg, std::uint32_t half, std::size_t at) { keep(reg, half, at); }
  void high_half(unsigned reg, std::uint32_t half, std::size_t at) {
    keep(reg, half << 16 | (base(reg) & 0xffff), at);
  }

  /// `opcode` as in A32's data processing: 4 add, 12 orr …
  void operate(unsigned opcode, unsigned to, unsigned from, std::uint32_t operand, std::size_t at) {
    switch (opcode) {
      case 0:
        return sink_.word(operand, at, 4);
      case 1:
        return keep(to, base(from) ^ operand, at);
      case 2:
        return keep(to, base(from) - operand, at);
      case 4:
        return keep(to, base(from) + operand, at);
      case 12:
        return keep(to, base(from) | operand, at);
      case 13:
        return keep(to, operand, at);
      case 14:
        sink_.word(~operand, at, 4);
        return keep(to, base(from) & ~operand, at);
      case 15:
        return keep(to, ~operand, at);
      default:
        return;
    }
  }

 private:
  // x + K in several steps on an unknown x: the parts of K are summed up all the same.
  std::uint32_t base(unsigned reg) const {
    return static_cast<std::uint32_t>(registers_.value_or_zero(reg, now_));
  }
  void keep(unsigned reg, std::uint32_t value, std::size_t at) {
    registers_.set(reg, value, now_);
    sink_.word(value, at, 4);
  }

  Sink& sink_;
  Registers registers_;
  std::uint32_t now_ = 1;
};

// T32 modified immediate (ThumbExpandImm).
std::uint32_t expanded(std::uint32_t first, std::uint32_t second) {
  const std::uint32_t code = (first >> 10 & 1) << 11 | (second >> 12 & 7) << 8 | (second & 0xff);
  const std::uint32_t byte = code & 0xff;
  switch (code >> 8) {
    case 0:
      return byte;
    case 1:
      return byte << 16 | byte;
    case 2:
      return byte << 24 | byte << 8;
    case 3:
      return byte * 0x01010101U;
    default:
      return std::rotr(0x80 | (code & 0x7f), static_cast<int>(code >> 7));
  }
}

// The operations of T32 that take one, as A32 numbers them; 16 for none.
unsigned operation(std::uint32_t first) {
  const bool plain = (first & 15) == 15;
  switch (first >> 5 & 15) {
    case 0:
      return 0;
    case 1:
      return 14;
    case 2:
      return plain ? 13 : 12;
    case 3:
      return plain ? 15 : 16;
    case 4:
      return 1;
    case 8:
      return 4;
    case 13:
      return 2;
    default:
      return 16;
  }
}

}  // namespace

void sweep_arm(Bytes code, Sink& sink) {
  Arithmetic registers(sink);
  for (std::size_t at = 0; at + 4 <= code.size(); at += 4, registers.step()) {
    const auto word = load<std::uint32_t>(code, at);
    sink.word(word, at, 4);  // a pool
    if ((word >> 25 & 7) == 1) {
      const unsigned to = word >> 12 & 15, opcode = word >> 21 & 15;
      const std::uint32_t half = (word >> 4 & 0xf000) | (word & 0xfff);
      if ((word & 0x0ff00000) == 0x03000000)
        registers.low_half(to, half, at);
      else if ((word & 0x0ff00000) == 0x03400000)
        registers.high_half(to, half, at);
      else
        registers.operate(opcode, to, word >> 16 & 15,
                          std::rotr(word & 0xff, static_cast<int>(word >> 7 & 30)), at);
    }
    if (word >> 25 == 0x79) crypto(word, at, sink);
  }
}

void sweep_thumb(Bytes code, Sink& sink) {
  Arithmetic registers(sink);
  for (std::size_t at = 0; at + 4 <= code.size(); registers.step()) {
    const auto pair = load<std::uint32_t>(code, at);
    const std::uint32_t first = pair & 0xffff, second = pair >> 16;
    if (first < 0xe800) {
      if ((first & 0xf800) == 0x2000) registers.low_half(first >> 8 & 7, first & 0xff, at);
      at += 2;
      continue;
    }
    const unsigned to = second >> 8 & 15;
    if ((first & 0xf800) == 0xf000 && !(second & 0x8000)) {
      const std::uint32_t half =
          (first & 15) << 12 | (first >> 10 & 1) << 11 | (second >> 12 & 7) << 8 | (second & 0xff);
      if ((first & 0xfbf0) == 0xf240)
        registers.low_half(to, half, at);
      else if ((first & 0xfbf0) == 0xf2c0)
        registers.high_half(to, half, at);
      else if (!(first & 0x0200))
        registers.operate(operation(first), to, first & 15, expanded(first, second), at);
    } else if (first >> 8 == 0xff || first >> 8 == 0xef) {
      crypto(((first & 0xff) | (first >> 8 == 0xff ? 0xf300U : 0xf200U)) << 16 | second, at, sink);
    }
    at += 4;
  }
}

}  // namespace assay::code
