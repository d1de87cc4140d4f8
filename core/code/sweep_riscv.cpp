// RISC-V in both widths, compressed or not: lui, addi, shifts; scalar and vector cryptography.
// RISC-V Unprivileged ISA 2, 16; Cryptography Extensions Volumes I and II 1.0.
#include "code/load.h"
#include "code/mnemonics.h"
#include "code/registers.h"
#include "code/sweep.h"

namespace assay::code {
namespace {

using M = Mnemonic;

constexpr Encoding<M> kScalar[] = {
    {0x22000033, 0x3e00707f, M::aes32esi},    {0x26000033, 0x3e00707f, M::aes32esmi},
    {0x2a000033, 0x3e00707f, M::aes32dsi},    {0x2e000033, 0x3e00707f, M::aes32dsmi},
    {0x32000033, 0xfe00707f, M::aes64es},     {0x36000033, 0xfe00707f, M::aes64esm},
    {0x3a000033, 0xfe00707f, M::aes64ds},     {0x3e000033, 0xfe00707f, M::aes64dsm},
    {0x7e000033, 0xfe00707f, M::aes64ks2},    {0x31001013, 0xff00707f, M::aes64ks1i},
    {0x30001013, 0xfff0707f, M::aes64im},     {0x10001013, 0xfff0707f, M::sha256sum0},
    {0x10101013, 0xfff0707f, M::sha256sum1},  {0x10201013, 0xfff0707f, M::sha256sig0},
    {0x10301013, 0xfff0707f, M::sha256sig1},  {0x10401013, 0xfff0707f, M::sha512sum0},
    {0x10501013, 0xfff0707f, M::sha512sum1},  {0x10601013, 0xfff0707f, M::sha512sig0},
    {0x10701013, 0xfff0707f, M::sha512sig1},  {0x50000033, 0xfe00707f, M::sha512sum0r},
    {0x52000033, 0xfe00707f, M::sha512sum1r}, {0x54000033, 0xfe00707f, M::sha512sig0l},
    {0x56000033, 0xfe00707f, M::sha512sig1l}, {0x5c000033, 0xfe00707f, M::sha512sig0h},
    {0x5e000033, 0xfe00707f, M::sha512sig1h}, {0x10801013, 0xfff0707f, M::sm3p0},
    {0x10901013, 0xfff0707f, M::sm3p1},       {0x30000033, 0x3e00707f, M::sm4ed},
    {0x34000033, 0x3e00707f, M::sm4ks},
};

// OP-VE, unmasked; (.vv) and (.vs) alike.
constexpr Encoding<M> kVector[] = {
    {0xa2002077, 0xfa0ff07f, M::vaesdm},  {0xa200a077, 0xfa0ff07f, M::vaesdf},
    {0xa2012077, 0xfa0ff07f, M::vaesem},  {0xa201a077, 0xfa0ff07f, M::vaesef},
    {0xa603a077, 0xfe0ff07f, M::vaesz},   {0xa2082077, 0xfa0ff07f, M::vsm4r},
    {0xa208a077, 0xfe0ff07f, M::vgmul},   {0x8a002077, 0xfe00707f, M::vaeskf1},
    {0xaa002077, 0xfe00707f, M::vaeskf2}, {0xb6002077, 0xfe00707f, M::vsha2ms},
    {0xba002077, 0xfe00707f, M::vsha2ch}, {0xbe002077, 0xfe00707f, M::vsha2cl},
    {0x82002077, 0xfe00707f, M::vsm3me},  {0xae002077, 0xfe00707f, M::vsm3c},
    {0x86002077, 0xfe00707f, M::vsm4k},   {0xb2002077, 0xfe00707f, M::vghsh},
};

template <bool Wide>
class Sweep {
 public:
  Sweep(Bytes code, Sink& sink) : code_(code), sink_(sink) {}

  void run() {
    for (std::size_t at = 0; at + 4 <= code_.size(); ++now_) {
      const auto word = load<std::uint32_t>(code_, at);
      if ((word & 3) == 3) {
        full(word, at);
        at += 4;
      } else {
        compressed(word & 0xffff, at);
        at += 2;
      }
    }
  }

 private:
  void full(std::uint32_t word, std::size_t at) {
    switch (word & 0x7f) {
      case 0x13:
      case 0x1b:
        return immediate(word, at);
      case 0x33:
        return registers(word, at);
      case 0x37:
        return keep(word >> 7 & 31, extended(word & 0xfffff000, 32), at, 4);
      case 0x77:
        return found(kVector, word, at);
      default:
        return;
    }
  }

  template <std::size_t N>
  void found(const Encoding<M> (&table)[N], std::uint32_t word, std::size_t at) {
    for (const auto& entry : table)
      if ((word & entry.mask) == entry.value)
        return sink_.instruction(static_cast<std::uint32_t>(entry.mnemonic), at, 4);
  }

  void immediate(std::uint32_t word, std::size_t at) {
    const unsigned to = word >> 7 & 31, from = word >> 15 & 31, kind = word >> 12 & 7;
    const bool narrow = (word & 0x7f) == 0x1b;
    const auto low = extended(word >> 20, 12);
    if (kind == 1 && !narrow && word >> 28 != 0) return found(kScalar, word, at);
    if (from != 0 && !known_.knows(from, now_)) return;
    const std::uint64_t base = from == 0 ? 0 : known_.value(from);
    const unsigned shift = word >> 20 & (Wide && !narrow ? 63 : 31);
    switch (kind) {
      case 0:
        return keep(to, narrow ? extended(base + low, 32) : base + low, at, 4);
      case 1:
        return keep(to, narrow ? extended(base << shift, 32) : base << shift, at, 4);
      case 4:
        return keep(to, base ^ low, at, 4);
      case 5:
        return keep(to, (Wide && !narrow ? base : base & 0xffffffff) >> shift, at, 4);
      case 6:
        return keep(to, base | low, at, 4);
      default:
        return;
    }
  }

  void registers(std::uint32_t word, std::size_t at) {
    const unsigned to = word >> 7 & 31, from = word >> 15 & 31, other = word >> 20 & 31;
    if (word >> 28 != 0) return found(kScalar, word, at);
    if ((word & 0xfe00707f) == 0x33) join(to, from, other, at, 4);
  }

  void join(unsigned to, unsigned from, unsigned other, std::size_t at, std::uint32_t length) {
    if (known_.knows(from, now_) && known_.knows(other, now_))
      keep(to, known_.value(from) + known_.value(other), at, length);
  }

  void compressed(std::uint32_t half, std::size_t at) {
    const unsigned reg = half >> 7 & 31, kind = (half & 3) << 3 | half >> 13;
    const std::uint32_t six = (half >> 7 & 32) | (half >> 2 & 31);
    const auto low = extended(six, 6);
    const bool known = known_.knows(reg, now_);
    switch (kind) {
      case 0b01'000:  // c.addi
        if (known) keep(reg, known_.value(reg) + low, at, 2);
        return;
      case 0b01'001:  // c.addiw; c.jal on RV32
        if (Wide && known) keep(reg, extended(known_.value(reg) + low, 32), at, 2);
        return;
      case 0b01'010:  // c.li
        return keep(reg, low, at, 2);
      case 0b01'011:  // c.lui; register 2 is c.addi16sp
        if (reg != 2) keep(reg, low << 12, at, 2);
        return;
      case 0b10'000:  // c.slli
        if (known) keep(reg, known_.value(reg) << six, at, 2);
        return;
      case 0b10'100:  // c.mv, c.add
        if ((half >> 2 & 31) != 0 && (half & 0x1000)) join(reg, reg, half >> 2 & 31, at, 2);
        return;
      case 0b01'100:  // c.srli among others
        if ((half >> 10 & 3) == 0) shift_right(8 + (half >> 7 & 7), six, at);
        return;
      default:
        return;
    }
  }

  void shift_right(unsigned reg, std::uint32_t shift, std::size_t at) {
    if (!known_.knows(reg, now_)) return;
    const auto value = known_.value(reg);
    keep(reg, (Wide ? value : value & 0xffffffff) >> shift, at, 2);
  }

  void keep(unsigned reg, std::uint64_t value, std::size_t at, std::uint32_t length) {
    if (reg == 0) return;
    known_.set(reg, value, now_);
    sink_.word(static_cast<std::uint32_t>(value), at, length);
    if constexpr (Wide) sink_.word(static_cast<std::uint32_t>(value >> 32), at, length);
  }

  Bytes code_;
  Sink& sink_;
  Registers known_;
  std::uint32_t now_ = 1;
};

}  // namespace

void sweep_riscv(Bytes code, bool wide, Sink& sink) {
  wide ? Sweep<true>(code, sink).run() : Sweep<false>(code, sink).run();
}

}  // namespace assay::code
