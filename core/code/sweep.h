// Linear sweeps over machine code: which wanted words do its instructions build, which
// cryptographic instructions stand there?
//
// No control flow: each register remembers the value that was last built in it, for a bounded
// number of instructions. Pure functions of a span, linear in its length; any bytes will do.
// Sources: the instruction set manuals named in mnemonics.h, and MIPS64 II, Power ISA 3.0,
// RISC-V Unprivileged ISA.
#pragma once

#include <assay/bytes.h>
#include <assay/isa.h>

#include "code/wanted.h"

namespace assay::code {

void sweep_x86(Bytes code, Sink& sink);
void sweep_arm(Bytes code, Sink& sink);    ///< A32 and the pools between functions
void sweep_thumb(Bytes code, Sink& sink);  ///< T32
void sweep_aarch64(Bytes code, Sink& sink);
void sweep_mips(Bytes code, ByteOrder order, bool wide, Sink& sink);
void sweep_ppc(Bytes code, ByteOrder order, Sink& sink);
void sweep_riscv(Bytes code, bool wide, Sink& sink);
void sweep_s390x(Bytes code, Sink& sink);

/// The sweep for `isa`; nothing for Isa::none.
void sweep(Isa isa, Bytes code, Sink& sink);

}  // namespace assay::code
