// AArch64: movz/movn/movk, bit masks, literal loads. Arm ARM, C4.1 and C6.2.
#include <bit>

#include "code/load.h"
#include "code/mnemonics.h"
#include "code/registers.h"
#include "code/sweep.h"

namespace assay::code {
namespace {

using M = Mnemonic;

constexpr Encoding<M> kCrypto[] = {
    {0x4e284800, 0xfffffc00, M::aese},      {0x4e285800, 0xfffffc00, M::aesd},
    {0x4e286800, 0xfffffc00, M::aesmc},     {0x4e287800, 0xfffffc00, M::aesimc_arm},
    {0x5e000000, 0xffe0fc00, M::sha1c},     {0x5e001000, 0xffe0fc00, M::sha1p},
    {0x5e002000, 0xffe0fc00, M::sha1m},     {0x5e003000, 0xffe0fc00, M::sha1su0},
    {0x5e004000, 0xffe0fc00, M::sha256h},   {0x5e005000, 0xffe0fc00, M::sha256h2},
    {0x5e006000, 0xffe0fc00, M::sha256su1}, {0x5e280800, 0xfffffc00, M::sha1h},
    {0x5e281800, 0xfffffc00, M::sha1su1},   {0x5e282800, 0xfffffc00, M::sha256su0},
    {0xce608000, 0xffe0fc00, M::sha512h},   {0xce608400, 0xffe0fc00, M::sha512h2},
    {0xce608800, 0xffe0fc00, M::sha512su1}, {0xce608c00, 0xffe0fc00, M::rax1},
    {0xcec08000, 0xfffffc00, M::sha512su0}, {0xcec08400, 0xfffffc00, M::sm4e},
    {0xce60c800, 0xffe0fc00, M::sm4ekey},   {0xce60c000, 0xffe0fc00, M::sm3partw1},
    {0xce60c400, 0xffe0fc00, M::sm3partw2}, {0xce408000, 0xffe0cc00, M::sm3tt1a},
    {0xce408400, 0xffe0cc00, M::sm3tt1b},   {0xce408800, 0xffe0cc00, M::sm3tt2a},
    {0xce408c00, 0xffe0cc00, M::sm3tt2b},   {0xce400000, 0xffe08000, M::sm3ss1},
    {0xce000000, 0xffe08000, M::eor3},      {0xce200000, 0xffe08000, M::bcax},
    {0xce800000, 0xffe00000, M::xar},
};

// "DecodeBitMasks" of the manual for logical instructions; 0 where the encoding is reserved.
std::uint64_t bit_mask(std::uint32_t word) {
  const unsigned n = word >> 22 & 1, immr = word >> 16 & 63, imms = word >> 10 & 63;
  const unsigned key = n << 6 | (~imms & 63);
  if (key < 2) return 0;
  const unsigned size = 1U << (std::bit_width(key) - 1);
  const unsigned ones = (imms & (size - 1)) + 1, turn = immr & (size - 1);
  if (ones == size) return 0;
  const std::uint64_t element = size == 64 ? ~0ULL : (1ULL << size) - 1;
  std::uint64_t mask = (1ULL << ones) - 1;
  if (turn) mask = ((mask >> turn) | (mask << (size - turn))) & element;
  for (unsigned width = size; width < 64; width *= 2) mask |= mask << width;
  return mask;
}

class Sweep {
 public:
  Sweep(Bytes code, Sink& sink) : code_(code), sink_(sink) {}

  void run() {
    for (std::size_t at = 0; at + 4 <= code_.size(); at += 4, ++now_) {
      const auto word = load<std::uint32_t>(code_, at);
      switch (word >> 24 & 0x7f) {
        case 0x12:
        case 0x32:
        case 0x52:
        case 0x72:
          immediate(word, at);
          break;
        case 0x18:
        case 0x1c:
        case 0x58:
        case 0x5c:
          literal(word, at);
          break;
        case 0x4e:
        case 0x5e:
          crypto(word, at);
          break;
        default:
          break;
      }
    }
  }

 private:
  void immediate(std::uint32_t word, std::size_t at) {
    if (word & 0x00800000)
      move(word, at);
    else
      logical(word, at);
  }

  void move(std::uint32_t word, std::size_t at) {
    const unsigned reg = word & 31, half = word >> 21 & 3, op = word >> 29 & 3;
    const std::uint64_t part = std::uint64_t{word >> 5 & 0xffff} << (16 * half);
    const std::uint64_t hole = ~(std::uint64_t{0xffff} << (16 * half));
    std::uint64_t value = part;
    if (op == 0) value = ~part;
    if (op == 3) value = (registers_.value_or_zero(reg, now_) & hole) | part;
    registers_.set(reg, value, now_);
    if (half < 2 || op == 0) sink_.word(static_cast<std::uint32_t>(value), at, 4);
    if (half >= 2) sink_.word(static_cast<std::uint32_t>(value >> 32), at, 4);
  }

  void logical(std::uint32_t word, std::size_t at) {
    auto mask = bit_mask(word);
    if (!(word >> 31)) mask &= 0xffffffff;
    if ((word >> 29 & 3) == 1 && (word >> 5 & 31) == 31) registers_.set(word & 31, mask, now_);
    sink_.word(static_cast<std::uint32_t>(mask), at, 4);
    if (word >> 31) sink_.word(static_cast<std::uint32_t>(mask >> 32), at, 4);
  }

  void literal(std::uint32_t word, std::size_t at) {
    const bool vector = word & 0x04000000;
    const unsigned size = word >> 30 == 2 ? (vector ? 16 : 4) : word >> 30 == 1 ? 8 : 4;
    const auto target = at + extended(word >> 5 & 0x7ffff, 19) * 4;
    for (unsigned i = 0; i < size; i += 4)
      if (target + i < code_.size() && code_.size() - target - i >= 4)
        sink_.word(load<std::uint32_t>(code_, target + i), at, 4);
  }

  void crypto(std::uint32_t word, std::size_t at) {
    for (const auto& entry : kCrypto)
      if ((word & entry.mask) == entry.value)
        return sink_.instruction(static_cast<std::uint32_t>(entry.mnemonic), at, 4);
  }

  Bytes code_;
  Sink& sink_;
  Registers registers_;
  std::uint32_t now_ = 1;
};

}  // namespace

void sweep_aarch64(Bytes code, Sink& sink) { Sweep(code, sink).run(); }

}  // namespace assay::code
