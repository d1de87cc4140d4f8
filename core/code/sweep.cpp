#include "code/sweep.h"

namespace assay::code {

void sweep(Isa isa, Bytes code, Sink& sink) {
  switch (isa) {
    case Isa::x86:
    case Isa::x86_64:
      return sweep_x86(code, sink);
    case Isa::arm:
      return sweep_arm(code, sink);
    case Isa::thumb:
      return sweep_thumb(code, sink);
    case Isa::aarch64:
      return sweep_aarch64(code, sink);
    case Isa::mips:
    case Isa::mips64:
      return sweep_mips(code, ByteOrder::big, isa == Isa::mips64, sink);
    case Isa::mipsel:
    case Isa::mips64el:
      return sweep_mips(code, ByteOrder::little, isa == Isa::mips64el, sink);
    case Isa::ppc:
    case Isa::ppc64:
      return sweep_ppc(code, ByteOrder::big, sink);
    case Isa::ppcle:
    case Isa::ppc64le:
      return sweep_ppc(code, ByteOrder::little, sink);
    case Isa::riscv32:
    case Isa::riscv64:
      return sweep_riscv(code, isa == Isa::riscv64, sink);
    case Isa::s390x:
      return sweep_s390x(code, sink);
    case Isa::none:
      return;
  }
}

}  // namespace assay::code
