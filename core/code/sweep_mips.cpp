// MIPS32 and MIPS64 in both byte orders: lui, ori, addiu, shifts. MIPS64 Architecture II.
#include "code/load.h"
#include "code/registers.h"
#include "code/sweep.h"

namespace assay::code {
namespace {

template <bool Swap, bool Wide>
class Sweep {
 public:
  Sweep(Bytes code, Sink& sink) : code_(code), sink_(sink) {}

  void run() {
    for (std::size_t at = 0; at + 4 <= code_.size(); at += 4, ++now_) {
      auto word = load<std::uint32_t>(code_, at);
      if constexpr (Swap) word = __builtin_bswap32(word);
      switch (word >> 26) {
        case 0x00:
          if constexpr (Wide) special(word, at);
          break;
        case 0x09:
        case 0x0d:
        case 0x0e:
        case 0x0f:
        case 0x19:
          immediate(word, at);
          break;
        default:
          break;
      }
    }
  }

 private:
  void immediate(std::uint32_t word, std::size_t at) {
    const unsigned from = word >> 21 & 31, to = word >> 16 & 31, op = word >> 26;
    const std::uint64_t low = word & 0xffff;
    if (op == 0x0f) {
      registers_.set(to, extended(low << 16, 32), now_);
      return sink_.word(static_cast<std::uint32_t>(low << 16), at, 4);
    }
    if (from != 0 && !registers_.knows(from, now_)) return;
    const std::uint64_t base = from == 0 ? 0 : registers_.value(from);
    const std::uint64_t value = op == 0x0d   ? base | low
                                : op == 0x0e ? base ^ low
                                             : base + extended(low, 16);
    registers_.set(to, value, now_);
    sink_.word(static_cast<std::uint32_t>(value), at, 4);
    if constexpr (Wide) sink_.word(static_cast<std::uint32_t>(value >> 32), at, 4);
  }

  // dsll, dsll32, dsrl32, or, daddu: how MIPS64 joins halves.
  void special(std::uint32_t word, std::size_t at) {
    const unsigned from = word >> 21 & 31, other = word >> 16 & 31, to = word >> 11 & 31;
    const unsigned shift = word >> 6 & 31, function = word & 63;
    if (!registers_.knows(other, now_)) return;
    std::uint64_t value = registers_.value(other);
    if (function == 0x38)
      value <<= shift;
    else if (function == 0x3c)
      value = value << shift << 32;
    else if (function == 0x3e)
      value = value >> 32 >> shift;
    else if ((function == 0x25 || function == 0x2d) && registers_.knows(from, now_))
      value = function == 0x25 ? value | registers_.value(from) : value + registers_.value(from);
    else
      return;
    registers_.set(to, value, now_);
    sink_.both_halves(value, at, 4);
  }

  Bytes code_;
  Sink& sink_;
  Registers registers_;
  std::uint32_t now_ = 1;
};

}  // namespace

void sweep_mips(Bytes code, ByteOrder order, bool wide, Sink& sink) {
  if (order == ByteOrder::little)
    wide ? Sweep<false, true>(code, sink).run() : Sweep<false, false>(code, sink).run();
  else
    wide ? Sweep<true, true>(code, sink).run() : Sweep<true, false>(code, sink).run();
}

}  // namespace assay::code
