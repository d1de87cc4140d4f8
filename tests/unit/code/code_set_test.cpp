#include "code/code_set.h"

#include <gtest/gtest.h>

#include "assembler.h"
#include "code/vote.h"
#include "data/error.h"

namespace assay {
namespace {

using test::built;
using test::Code;
using test::idle;
using test::instruction;
using test::operator+;

Term words(std::initializer_list<std::uint32_t> list, std::uint32_t at_least) {
  Term term{.id = "k", .form = TermForm::immediates, .at_least = at_least};
  for (const auto word : list) {
    term.literals.push_back({"immediate", {}});
    for (int shift = 24; shift >= 0; shift -= 8)
      term.literals.back().bytes.push_back(static_cast<std::uint8_t>(word >> shift));
  }
  return term;
}

std::vector<Signature> one(Term term) {
  Signature signature{.id = "s"};
  signature.terms.push_back(std::move(term));
  return {signature};
}

BlobFacts program(const Code& code, std::string_view architecture, bool executable = true) {
  BlobFacts facts{.size = code.size(), .format = "elf", .klass = BlobClass::code};
  facts.object.emplace();
  facts.object->architecture = architecture;
  Section section{.name = ".text", .size = code.size()};
  section.executable = executable;
  facts.object->sections.push_back(section);
  return facts;
}

const auto kSigma = {0x61707865U, 0x3320646eU, 0x79622d32U, 0x6b206574U};

Code sigma(Isa isa) {
  Code code;
  for (const auto word : kSigma) code = code + built(isa, word) + idle(isa);
  return code;
}

TEST(CodeSet, TermHoldsInExecutableSectionsOnly) {
  const auto signatures = one(words(kSigma, 3));
  const CodeSet set(signatures);
  const auto code = sigma(Isa::aarch64);
  const auto hits = set.scan(code, program(code, "aarch64"));
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits[0].total, 4U);
  EXPECT_EQ(hits[0].hits[0].isa, Isa::aarch64);
  EXPECT_TRUE(set.scan(code, program(code, "aarch64", false)).empty());
}

TEST(CodeSet, ConstantThatIsSubtractedCounts) {
  const auto signatures = one(words({0x9e3779b9, 0xc6ef3720}, 2));
  const CodeSet set(signatures);
  const auto code = built(Isa::x86, 0x61c88647) + Code(30, 0x90) + built(Isa::x86, 0xc6ef3720);
  EXPECT_EQ(set.scan(code, program(code, "i386")).size(), 1U);
}

TEST(CodeSet, ThumbIsReadInSectionsForArm) {
  const auto signatures = one(words(kSigma, 4));
  const CodeSet set(signatures);
  const auto code = sigma(Isa::thumb);
  const auto hits = set.scan(code, program(code, "arm"));
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits[0].hits[0].isa, Isa::thumb);
}

TEST(CodeSet, OverlappingSectionsAreSweptOnce) {
  Term term{.id = "aes", .form = TermForm::instructions, .names = {"aesenc", "aesenclast"}};
  term.distinct = 2;
  const auto signatures = one(term);
  const CodeSet set(signatures);
  const auto code = Code{0x90, 0x66, 0x0f, 0x38, 0xdc, 0xca, 0x66, 0x0f, 0x38, 0xdd, 0xca, 0x90};
  auto facts = program(code, "x86_64");
  for (int i = 0; i < 5; ++i) facts.object->sections.push_back(facts.object->sections[0]);
  const auto hits = set.scan(code, facts);
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits[0].total, 2U);
}

TEST(CodeSet, UnknownMnemonicIsRefused) {
  const auto signatures =
      one(Term{.id = "x", .form = TermForm::instructions, .names = {"aesmagic"}});
  EXPECT_THROW(CodeSet{signatures}, ConfigError);
}

// A firmware without any header: functions that save and restore, one of them with the constants.
Code firmware(Isa isa) {
  const auto frame = instruction(isa, 0x27bdffe0) + instruction(isa, 0xafbf001c) + idle(isa) +
                     instruction(isa, 0x8fbf001c) + instruction(isa, 0x03e00008) +
                     instruction(isa, 0x27bd0020);
  Code code;
  while (code.size() < 20000) code = code + frame + idle(isa) + idle(isa);
  code = code + sigma(isa);
  while (code.size() < 60000) code = code + frame + idle(isa) + idle(isa);
  return code;
}

TEST(CodeSet, HeaderlessImageVotesForItsInstructionSet) {
  for (const auto isa : {Isa::mips, Isa::mipsel}) {
    const auto image = firmware(isa);
    const auto ranges = code::vote(image);
    ASSERT_EQ(ranges.size(), 1U);
    EXPECT_EQ(ranges[0].isa, isa);
    const auto signatures = one(words(kSigma, 4));
    const auto hits =
        CodeSet(signatures)
            .scan(image, {.size = image.size(), .format = "data", .klass = BlobClass::data});
    ASSERT_EQ(hits.size(), 1U);
    EXPECT_GE(hits[0].hits[0].offset, 20000U);
  }
}

TEST(CodeSet, DataVotesForNothing) {
  Code data(200000);
  std::uint32_t state = 1;
  for (auto& byte : data)
    byte = static_cast<std::uint8_t>((state = state * 1664525 + 1013904223) >> 24);
  EXPECT_TRUE(code::vote(data).empty());
  EXPECT_TRUE(code::vote(Code(200000, 0)).empty());
}

}  // namespace
}  // namespace assay
