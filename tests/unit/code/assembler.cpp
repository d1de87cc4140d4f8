#include "assembler.h"

namespace assay::test {
namespace {

bool big(Isa isa) {
  return isa == Isa::mips || isa == Isa::mips64 || isa == Isa::ppc || isa == Isa::ppc64 ||
         isa == Isa::s390x;
}

Code thumb_half(std::uint32_t opcode, std::uint32_t half) {
  const auto first = opcode | half >> 12 | (half >> 11 & 1) << 10;
  const auto second = (half >> 8 & 7) << 12 | (half & 0xff);
  return {static_cast<std::uint8_t>(first), static_cast<std::uint8_t>(first >> 8),
          static_cast<std::uint8_t>(second), static_cast<std::uint8_t>(second >> 8)};
}

}  // namespace

Code operator+(Code left, const Code& right) {
  left.insert(left.end(), right.begin(), right.end());
  return left;
}

Code instruction(Isa isa, std::uint32_t word) {
  Code code;
  for (unsigned i = 0; i < 4; ++i)
    code.push_back(static_cast<std::uint8_t>(word >> (big(isa) ? 24 - 8 * i : 8 * i)));
  return code;
}

Code built(Isa isa, std::uint32_t word) {
  const std::uint32_t high = word >> 16, low = word & 0xffff;
  switch (isa) {
    case Isa::x86:
    case Isa::x86_64:
      return Code{0xb8} + instruction(isa, word);
    case Isa::arm:
      return instruction(isa, 0xe3002000 | (low >> 12) << 16 | (low & 0xfff)) +
             instruction(isa, 0xe3402000 | (high >> 12) << 16 | (high & 0xfff));
    case Isa::thumb:
      return thumb_half(0xf240, low) + thumb_half(0xf2c0, high);
    case Isa::aarch64:
      return instruction(isa, 0x52800002 | low << 5) + instruction(isa, 0x72a00002 | high << 5);
    case Isa::mips:
    case Isa::mipsel:
    case Isa::mips64:
    case Isa::mips64el:
      return instruction(isa, 0x3c020000 | high) + instruction(isa, 0x34420000 | low);
    case Isa::ppc:
    case Isa::ppcle:
    case Isa::ppc64:
    case Isa::ppc64le:
      return instruction(isa, 0x3c400000 | high) + instruction(isa, 0x60420000 | low);
    case Isa::riscv32:
    case Isa::riscv64: {
      const auto upper = (word + 0x800) & 0xfffff000;
      return instruction(isa, upper | 0x537) +
             instruction(isa, (word - upper) << 20 | (isa == Isa::riscv64 ? 0x5051b : 0x50513));
    }
    case Isa::s390x:
      return Code{0xc0, 0x2f} + instruction(isa, word);
    case Isa::none:
      return {};
  }
  return {};
}

Code idle(Isa isa) {
  switch (isa) {
    case Isa::x86:
    case Isa::x86_64:
      return {0x90};
    case Isa::arm:
      return instruction(isa, 0xe1a00000);
    case Isa::thumb:
      return {0x00, 0xbf};
    case Isa::aarch64:
      return instruction(isa, 0xd503201f);
    case Isa::riscv32:
    case Isa::riscv64:
      return {0x01, 0x00};
    case Isa::s390x:
      return {0x07, 0x07};
    case Isa::ppc:
    case Isa::ppcle:
    case Isa::ppc64:
    case Isa::ppc64le:
      return instruction(isa, 0x7c000378);
    default:
      return instruction(isa, 0);
  }
}

}  // namespace assay::test
