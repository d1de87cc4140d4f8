// x86 in both widths: constants are operands, found at any offset; no instruction is decoded but
// the cryptographic ones. Intel SDM 2, VIA PadLock Programming Guide.
#include <algorithm>
#include <array>

#include "code/load.h"
#include "code/mnemonics.h"
#include "code/sweep.h"

namespace assay::code {
namespace {

using M = Mnemonic;

// Offsets relative to the first opcode byte, which has 16 readable bytes on either side.
class Decoder {
 public:
  Decoder(const std::uint8_t* at, Sink& sink, std::uint64_t offset)
      : at_(at), sink_(sink), offset_(offset) {}

  void decode() const {
    switch (at_[0]) {
      case 0x0f:
        return legacy();
      case 0xc4:
        return vex();
      case 0x62:
        return evex();
      default:
        return;
    }
  }

 private:
  bool after(std::uint8_t prefix) const {
    return at_[-1] == prefix || ((at_[-1] & 0xf0) == 0x40 && at_[-2] == prefix);
  }
  void found(M mnemonic, std::uint32_t length) const {
    if (mnemonic != M::none)
      sink_.instruction(static_cast<std::uint32_t>(mnemonic), offset_, length);
  }

  /// One of the five operations of a round, opcodes DB to DF: imc, enc, enclast, dec, declast.
  static M round_of(std::uint8_t opcode, const std::array<M, 5>& operations) {
    return opcode >= 0xdb && opcode <= 0xdf ? operations[opcode - 0xdb] : M::none;
  }

  void legacy() const {
    if (at_[1] == 0xa6 || at_[1] == 0xa7) return padlock();
    const auto opcode = at_[2];
    const bool simd = after(0x66);
    if (at_[1] == 0x38 && simd)
      return found(
          round_of(opcode, {M::aesimc, M::aesenc, M::aesenclast, M::aesdec, M::aesdeclast}), 4);
    if (at_[1] == 0x3a && simd) return found(opcode == 0xdf ? M::aeskeygenassist : M::none, 5);
    if (at_[1] == 0x3a) {
      const bool registers = (at_[3] & 0xc0) == 0xc0;
      return found(opcode == 0xcc && registers && at_[4] < 4 ? M::sha1rnds4 : M::none, 5);
    }
    if (at_[1] == 0x38 && opcode >= 0xc8 && opcode <= 0xcd) {
      constexpr M kSha[] = {M::sha1nexte,   M::sha1msg1,   M::sha1msg2,
                            M::sha256rnds2, M::sha256msg1, M::sha256msg2};
      found(kSha[opcode - 0xc8], 4);
    }
  }

  void padlock() const {
    if (at_[-1] != 0xf3) return;
    const auto form = at_[2];
    if (at_[1] == 0xa6) {
      found(form == 0xc0   ? M::rep_montmul
            : form == 0xc8 ? M::rep_xsha1
            : form == 0xd0 ? M::rep_xsha256
                           : M::none,
            3);
    } else {
      found(form == 0xc8   ? M::rep_xcryptecb
            : form == 0xd0 ? M::rep_xcryptcbc
            : form == 0xd8 ? M::rep_xcryptctr
            : form == 0xe0 ? M::rep_xcryptcfb
            : form == 0xe8 ? M::rep_xcryptofb
                           : M::none,
            3);
    }
  }

  void vex() const {
    const unsigned map = at_[1] & 31, prefix = at_[2] & 3;
    const auto opcode = at_[3];
    const bool wide = at_[2] & 4, w = at_[2] & 0x80;
    if (map == 2 && prefix == 1 && opcode >= 0xdb)
      return found(
          round_of(opcode, {M::vaesimc, M::vaesenc, M::vaesenclast, M::vaesdec, M::vaesdeclast}),
          5);
    if (map == 3 && prefix == 1 && opcode == 0xdf) return found(M::vaeskeygenassist, 6);
    if (w) return;
    if (map == 3 && prefix == 1 && opcode == 0xde && !wide) return found(M::vsm3rnds2, 6);
    if (map != 2) return;
    if (opcode == 0xda) {
      constexpr M kChinese[] = {M::vsm3msg1, M::vsm3msg2, M::vsm4key4, M::vsm4rnds4};
      return found(wide && prefix < 2 ? M::none : kChinese[prefix], 5);
    }
    if (prefix == 3 && wide && opcode >= 0xcb && opcode <= 0xcd) {
      constexpr M kSha512[] = {M::vsha512rnds2, M::vsha512msg1, M::vsha512msg2};
      found(kSha512[opcode - 0xcb], 5);
    }
  }

  void evex() const {
    const bool good = (at_[1] & 0x0f) == 2 && (at_[2] & 7) == 5;  // map 2, prefix 66
    const auto opcode = at_[4];
    if (good && opcode >= 0xdc)
      found(round_of(opcode, {M::none, M::vaesenc, M::vaesenclast, M::vaesdec, M::vaesdeclast}), 6);
  }

  const std::uint8_t* at_;
  Sink& sink_;
  std::uint64_t offset_;
};

constexpr std::size_t kMargin = 8;  // what a look around one place may touch
constexpr std::size_t kShort = 64;

struct Range {
  std::size_t from, to;
};

/// Looks at every second place of `range`, around which kMargin bytes are there. The code's first
/// byte is at `base` of the whole.
void look_at(Bytes code, Range range, std::uint64_t base, Sink& sink) {
  const auto* wanted = sink.wanted().pairs();
  const auto pair_at = [&](std::size_t at) { return wanted[load<std::uint16_t>(code, at)]; };
  const auto look = [&](std::size_t at, unsigned announced) {
    for (unsigned pair = 0; pair < 3; ++pair)
      if (announced & 1U << pair)
        sink.word_by_pair(load<std::uint32_t>(code, at - pair), pair, base + at - pair);
    if (announced & Wanted::instruction) Decoder(code.data() + at, sink, base + at).decode();
    if (announced & Wanted::instruction_before)
      Decoder(code.data() + at - 1, sink, base + at - 1).decode();
  };
  // Thirty-two bytes are asked about by one branch.
  constexpr std::size_t kStep = 32;
  std::size_t at = range.from;
  for (; at + kStep <= range.to; at += kStep) {
    unsigned any = 0;
#pragma GCC unroll 16
    for (std::size_t i = 0; i < kStep; i += 2) any |= pair_at(at + i);
    if (any == 0) [[likely]]
      continue;
    for (std::size_t i = 0; i < kStep; i += 2)
      if (const auto announced = pair_at(at + i)) look(at + i, announced);
  }
  for (; at < range.to; at += 2)
    if (const auto announced = pair_at(at)) look(at, announced);
}

/// The same for an end of the code, or all of a short one, put among zeros.
void look_at_end(Bytes end, Range range, std::uint64_t base, Sink& sink) {
  std::array<std::uint8_t, kShort + 2 * kMargin> padded{};
  std::copy(end.begin(), end.end(), padded.begin() + kMargin);
  look_at(padded, {range.from + kMargin, range.to + kMargin}, base - kMargin, sink);
}

}  // namespace

void sweep_x86(Bytes code, Sink& sink) {
  const auto size = code.size();
  if (size <= kShort) return look_at_end(code, {0, size + 1}, 0, sink);
  look_at_end(code.first(2 * kMargin), {0, kMargin}, 0, sink);
  const auto last = (size - kMargin) & ~std::size_t{1};
  look_at(code, {kMargin, last}, 0, sink);
  look_at_end(code.subspan(last - kMargin), {kMargin, size - last + kMargin + 1}, last - kMargin,
              sink);
}

}  // namespace assay::code
