#include "code/sweep.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "assembler.h"
#include "code/mnemonics.h"

namespace assay {
namespace {

using code::Mnemonic;
using test::built;
using test::Code;
using test::idle;
using test::instruction;
using test::operator+;
using testing::ElementsAre;

struct Seen {
  std::vector<std::uint32_t> words;
  std::vector<std::uint64_t> places;
  std::vector<Mnemonic> instructions;
};

Seen sweep(Isa isa, const Code& bytes, const std::vector<std::uint32_t>& words) {
  code::Wanted wanted;
  for (const auto word : words) wanted.add(word);
  wanted.finish();
  code::Sightings sightings;
  code::Sink sink(wanted, sightings);
  code::sweep(isa, bytes, sink);
  Seen seen;
  for (const auto& sighting : sightings.words) {
    seen.words.push_back(wanted.word(sighting.number));
    seen.places.push_back(sighting.offset);
  }
  for (const auto& sighting : sightings.instructions)
    seen.instructions.push_back(static_cast<Mnemonic>(sighting.number));
  return seen;
}

class EveryIsa : public testing::TestWithParam<Isa> {};

// Words whose halves are positive and negative as the signed immediates that some sets have.
TEST_P(EveryIsa, BuiltWordIsSeenOnceAndItsNeighbourIsNot) {
  for (const std::uint32_t word : {0x5a827999U, 0x8f1bbcdcU, 0xca62c1d6U, 0x61707865U}) {
    const auto code = idle(GetParam()) + idle(GetParam()) + built(GetParam(), word) +
                      idle(GetParam()) + idle(GetParam());
    EXPECT_THAT(sweep(GetParam(), code, {word}).words, ElementsAre(word));
    EXPECT_THAT(sweep(GetParam(), code, {word ^ 0x100}).words, ElementsAre());
  }
}

TEST_P(EveryIsa, WordBetweenOthersAndAtBothEndsIsSeen) {
  const auto code =
      built(GetParam(), 0x67452301) + built(GetParam(), 0xefcdab89) + built(GetParam(), 0x98badcfe);
  EXPECT_THAT(sweep(GetParam(), code, {0x67452301, 0xefcdab89, 0x98badcfe}).words,
              ElementsAre(0x67452301, 0xefcdab89, 0x98badcfe));
}

TEST_P(EveryIsa, AnyBytesWillDo) {
  std::mt19937 random(7);
  for (std::size_t size = 0; size < 300; ++size) {
    Code noise(size);
    for (auto& byte : noise) byte = static_cast<std::uint8_t>(random());
    EXPECT_THAT(sweep(GetParam(), noise, {0x5a827999}).words, ElementsAre());
  }
}

INSTANTIATE_TEST_SUITE_P(Sweep, EveryIsa,
                         testing::Values(Isa::x86, Isa::x86_64, Isa::arm, Isa::thumb, Isa::aarch64,
                                         Isa::mips, Isa::mipsel, Isa::mips64, Isa::mips64el,
                                         Isa::ppc, Isa::ppcle, Isa::ppc64, Isa::ppc64le,
                                         Isa::riscv32, Isa::riscv64, Isa::s390x),
                         [](const auto& isa) { return std::string(name_of(isa.param)); });

TEST(Sweep, X86OperandIsSeenAtEveryPlace) {
  for (std::size_t before = 0; before < 70; ++before) {
    const auto code = Code(before, 0x90) + built(Isa::x86, 0xca62c1d6) + Code(40, 0x90);
    const auto seen = sweep(Isa::x86, code, {0xca62c1d6});
    ASSERT_THAT(seen.places, ElementsAre(before + 1));
  }
}

TEST(Sweep, AesNiIsToldByItsLegacyPrefixWithAndWithoutRex) {
  const Code plain{0x66, 0x0f, 0x38, 0xdc, 0xca}, extended{0x66, 0x44, 0x0f, 0x38, 0xdd, 0xca};
  const Code bare{0x90, 0x90, 0x0f, 0x38, 0xdc, 0xca};  // no such instruction
  const auto seen = sweep(Isa::x86_64, Code{0x90} + plain + extended + bare, {});
  EXPECT_THAT(seen.instructions, ElementsAre(Mnemonic::aesenc, Mnemonic::aesenclast));
}

TEST(Sweep, OtherInstructionsWithTheOpcodesOfShaAreNone) {
  const Code psubb{0x66, 0x0f, 0xf8, 0xca, 0x90}, sha{0x0f, 0x38, 0xca, 0xca, 0x90};
  for (std::size_t before = 0; before < 4; ++before) {
    const auto code = Code(before, 0x90) + psubb + sha + psubb;
    EXPECT_THAT(sweep(Isa::x86_64, code, {0xca900f66}).instructions,
                ElementsAre(Mnemonic::sha1msg2));
  }
}

TEST(Sweep, MipsSumWithASignedLowHalf) {
  // lui v0, 0x8f1c; addiu v0, v0, -17188
  const auto code = instruction(Isa::mipsel, 0x3c028f1c) + instruction(Isa::mipsel, 0x2442bcdc);
  EXPECT_THAT(sweep(Isa::mipsel, code, {0x8f1bbcdc}).words, ElementsAre(0x8f1bbcdc));
}

TEST(Sweep, PowerPcConstantAddedToAnUnknownInEitherOrder) {
  // addi r3,r3,31129; addis r3,r3,23170, and the other way round
  const auto low = instruction(Isa::ppc, 0x38637999), high = instruction(Isa::ppc, 0x3c635a82);
  EXPECT_THAT(sweep(Isa::ppc, low + high, {0x5a827999}).words, ElementsAre(0x5a827999));
  EXPECT_THAT(sweep(Isa::ppc, high + low, {0x5a827999}).words, ElementsAre(0x5a827999));
}

TEST(Sweep, RiscVZeroExtendedWordIsFollowedThroughShifts) {
  // lui a0,0x23c6f; addi(w)…: 8f1bbcdc >> 2 = 23c6ef37; slli 2
  const auto code = instruction(Isa::riscv64, 0x23c6f537) + instruction(Isa::riscv64, 0xf375051b) +
                    instruction(Isa::riscv64, 0x00251513);
  EXPECT_THAT(sweep(Isa::riscv64, code, {0x8f1bbcdc}).words, ElementsAre(0x8f1bbcdc));
}

TEST(Sweep, Arm64WideConstantShowsBothHalves) {
  // movz x2,#0xae22; movk #0xd728,16; movk #0x2f98,32; movk #0x428a,48
  const auto code = instruction(Isa::aarch64, 0xd295c442) + instruction(Isa::aarch64, 0xf2bae502) +
                    instruction(Isa::aarch64, 0xf2c5f302) + instruction(Isa::aarch64, 0xf2e85142);
  EXPECT_THAT(sweep(Isa::aarch64, code, {0x428a2f98, 0xd728ae22}).words,
              ElementsAre(0xd728ae22, 0x428a2f98));
}

TEST(Sweep, ValueIsForgottenAfterManyInstructions) {
  auto code = instruction(Isa::mipsel, 0x3c025a82);
  for (int i = 0; i < 100; ++i) code = code + idle(Isa::mipsel);
  code = code + instruction(Isa::mipsel, 0x34427999);
  EXPECT_THAT(sweep(Isa::mipsel, code, {0x5a827999}).words, ElementsAre());
}

}  // namespace
}  // namespace assay
