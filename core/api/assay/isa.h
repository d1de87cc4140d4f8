// The instruction sets whose code is read for constants and for cryptographic instructions.
#pragma once

#include <assay/facts.h>

#include <array>
#include <cstdint>
#include <string_view>

namespace assay {

/// One way to read code: architecture, width and byte order together.
enum class Isa : std::uint8_t {
  none,
  x86,
  x86_64,
  arm,    ///< A32
  thumb,  ///< T32
  aarch64,
  mips,
  mipsel,
  mips64,
  mips64el,
  ppc,
  ppcle,
  ppc64,
  ppc64le,
  riscv32,
  riscv64,
  s390x
};

/// Names in signatures and reports, indexed by Isa.
inline constexpr std::array<std::string_view, 17> kIsaNames{
    "",         "x86", "x86_64", "arm",   "thumb",   "aarch64", "mips",    "mipsel", "mips64",
    "mips64el", "ppc", "ppcle",  "ppc64", "ppc64le", "riscv32", "riscv64", "s390x"};

/// The instructions by which compilers build a constant there, for a person. Indexed by Isa.
inline constexpr std::array<std::string_view, 17> kIsaBuilders{"",
                                                               "operands",
                                                               "operands",
                                                               "movw/movt or a pool",
                                                               "movw/movt or a pool",
                                                               "movz/movk",
                                                               "lui/ori",
                                                               "lui/ori",
                                                               "lui/ori",
                                                               "lui/ori",
                                                               "lis/ori",
                                                               "lis/ori",
                                                               "lis/ori",
                                                               "lis/ori",
                                                               "lui/addi",
                                                               "lui/addi",
                                                               "iilf/llilf"};

inline std::string_view name_of(Isa isa) { return kIsaNames[static_cast<std::size_t>(isa)]; }
inline std::string_view builders_of(Isa isa) { return kIsaBuilders[static_cast<std::size_t>(isa)]; }

/// The instruction set named so, or Isa::none.
inline Isa isa_named(std::string_view name) {
  for (std::size_t i = 1; i < kIsaNames.size(); ++i)
    if (kIsaNames[i] == name) return static_cast<Isa>(i);
  return Isa::none;
}

/// That of an object file of this architecture, as ObjectFile names it; Isa::none where it is not
/// read. Code for ARM may be A32 and T32 in turn: this says arm.
inline Isa isa_of(std::string_view architecture, ByteOrder order) {
  const bool big = order == ByteOrder::big;
  if (architecture == "i386") return Isa::x86;
  if (architecture == "mips") return big ? Isa::mips : Isa::mipsel;
  if (architecture == "mips64") return big ? Isa::mips64 : Isa::mips64el;
  if (architecture == "ppc") return big ? Isa::ppc : Isa::ppcle;
  if (architecture == "ppc64") return big ? Isa::ppc64 : Isa::ppc64le;
  return isa_named(architecture);
}

}  // namespace assay
