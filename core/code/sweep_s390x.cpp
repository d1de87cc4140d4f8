// s390x: six-byte instructions with a 32-bit immediate, and the message-security assist.
// z/Architecture Principles of Operation, SA22-7832. Instructions are 2, 4 or 6 bytes long, by the
// two leading bits; after data the sweep falls into step within a few of them.
#include "code/load.h"
#include "code/mnemonics.h"
#include "code/sweep.h"

namespace assay::code {
namespace {

using M = Mnemonic;

M assist(std::uint8_t opcode) {
  switch (opcode) {
    case 0x1e:
      return M::kmac;
    case 0x28:
      return M::pckmo;
    case 0x29:
      return M::kma;
    case 0x2a:
      return M::kmf;
    case 0x2b:
      return M::kmo;
    case 0x2c:
      return M::pcc;
    case 0x2d:
      return M::kmctr;
    case 0x2e:
      return M::km;
    case 0x2f:
      return M::kmc;
    case 0x3a:
      return M::kdsa;
    case 0x3c:
      return M::prno;
    case 0x3e:
      return M::kimd;
    case 0x3f:
      return M::klmd;
    default:
      return M::none;
  }
}

}  // namespace

void sweep_s390x(Bytes code, Sink& sink) {
  for (std::size_t at = 0; at + 4 <= code.size();) {
    const auto first = code[at];
    if (((first & 0xfe) == 0xc0 || first == 0xc2) && at + 6 <= code.size())
      sink.word(__builtin_bswap32(load<std::uint32_t>(code, at + 2)), at, 6);
    // The pools between functions stand on words.
    if (at % 4 == 0) sink.word(__builtin_bswap32(load<std::uint32_t>(code, at)), at, 4);
    // The registers of these are even; the third byte is empty or names one more.
    if (first == 0xb9 && (code[at + 2] & 0x1f) == 0 && (code[at + 3] & 0x11) == 0)
      if (const auto mnemonic = assist(code[at + 1]); mnemonic != M::none)
        sink.instruction(static_cast<std::uint32_t>(mnemonic), at, 4);
    at += first < 0x40 ? 2 : first < 0xc0 ? 4 : 6;
  }
}

}  // namespace assay::code
