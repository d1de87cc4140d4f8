// PowerPC in both byte orders and widths: lis, ori, addi, rldicr; POWER8's vector ciphers.
// Power ISA 3.0, books I and VSX.
#include "code/load.h"
#include "code/mnemonics.h"
#include "code/registers.h"
#include "code/sweep.h"

namespace assay::code {
namespace {

using M = Mnemonic;

template <bool Swap>
class Sweep {
 public:
  Sweep(Bytes code, Sink& sink) : code_(code), sink_(sink) {}

  void run() {
    for (std::size_t at = 0; at + 4 <= code_.size(); at += 4, ++now_) {
      auto word = load<std::uint32_t>(code_, at);
      if constexpr (Swap) word = __builtin_bswap32(word);
      switch (word >> 26) {
        case 4:
          vector(word, at);
          break;
        case 14:
        case 15:
          add(word, at);
          break;
        case 24:
        case 25:
        case 26:
        case 27:
          logical(word, at);
          break;
        case 30:
          rotate(word, at);
          break;
        default:
          break;
      }
    }
  }

 private:
  // addis with any source: compilers fold x + K into addis and addi, in either order.
  void add(std::uint32_t word, std::size_t at) {
    const unsigned to = word >> 21 & 31, from = word >> 16 & 31;
    const auto low = extended(word & 0xffff, 16);
    if (word >> 26 == 15) {
      if (addends_.knows(from, now_))
        sink_.word(static_cast<std::uint32_t>(addends_.value(from) + (low << 16)), at, 4);
      registers_.set(to, low << 16, now_);
      return sink_.word(static_cast<std::uint32_t>(low << 16), at, 4);
    }
    if (from != 0) addends_.set(to, low, now_);
    if (from != 0 && !registers_.knows(from, now_)) return;
    keep(to, (from == 0 ? 0 : registers_.value(from)) + low, at);
  }

  void logical(std::uint32_t word, std::size_t at) {
    const unsigned from = word >> 21 & 31, to = word >> 16 & 31, op = word >> 26;
    const std::uint64_t part = std::uint64_t{word & 0xffff} << (op & 1 ? 16 : 0);
    // x ^ K, x | K on an unknown x starts a constant too.
    const auto base = registers_.value_or_zero(from, now_);
    keep(to, op < 26 ? base | part : base ^ part, at);
  }

  // rldicr ra,rs,n,63-n is a shift; rldimi ra,rs,32,0 joins two halves.
  void rotate(std::uint32_t word, std::size_t at) {
    const unsigned from = word >> 21 & 31, to = word >> 16 & 31, kind = word >> 2 & 7;
    const unsigned shift = (word >> 11 & 31) | (word << 4 & 32);
    const unsigned edge = (word >> 6 & 31) | (word & 32);
    if (!registers_.knows(from, now_)) return;
    const auto value = registers_.value(from);
    if (kind == 1 && edge == 63 - shift) keep(to, value << shift, at);
    if (kind == 3 && shift == 32 && edge == 0)
      keep(to, value << 32 | (registers_.value_or_zero(to, now_) & 0xffffffff), at);
  }

  void keep(unsigned to, std::uint64_t value, std::size_t at) {
    registers_.set(to, value, now_);
    sink_.both_halves(value, at, 4);
  }

  void vector(std::uint32_t word, std::size_t at) {
    const auto found = [&](M mnemonic) {
      sink_.instruction(static_cast<std::uint32_t>(mnemonic), at, 4);
    };
    switch (word & 0x7ff) {
      case 0x508:
        return found(M::vcipher);
      case 0x509:
        return found(M::vcipherlast);
      case 0x548:
        return found(M::vncipher);
      case 0x549:
        return found(M::vncipherlast);
      case 0x5c8:
        if ((word >> 11 & 31) == 0) found(M::vsbox);
        return;
      case 0x682:
        return found(M::vshasigmaw);
      case 0x6c2:
        return found(M::vshasigmad);
      default:
        return;
    }
  }

  Bytes code_;
  Sink& sink_;
  Registers registers_;
  Registers addends_;  // low halves that were added to something unknown
  std::uint32_t now_ = 1;
};

}  // namespace

void sweep_ppc(Bytes code, ByteOrder order, Sink& sink) {
  order == ByteOrder::little ? Sweep<false>(code, sink).run() : Sweep<true>(code, sink).run();
}

}  // namespace assay::code
