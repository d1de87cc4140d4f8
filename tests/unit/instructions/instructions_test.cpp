// The plugin with its real signatures, asked about code assembled here.
#include <gtest/gtest.h>

#include "assembler.h"
#include "support/classifier_bench.h"

namespace assay {
namespace {

using test::built;
using test::Code;
using test::idle;
using test::operator+;

test::ClassifierBench& bench() {
  static test::ClassifierBench bench("instructions");
  return bench;
}

BlobFacts program(const Code& code, std::string_view architecture,
                  ByteOrder order = ByteOrder::little) {
  BlobFacts facts;
  facts.size = code.size();
  facts.format = "elf";
  facts.klass = BlobClass::code;
  facts.object.emplace();
  facts.object->architecture = architecture;
  facts.object->order = order;
  Section section;
  section.name = ".text";
  section.size = code.size();
  section.address = 0x1000;
  section.executable = true;
  facts.object->sections.push_back(section);
  return facts;
}

Code all(Isa isa, std::initializer_list<std::uint32_t> words) {
  Code code = idle(isa) + idle(isa);
  for (const auto word : words) code = code + built(isa, word) + idle(isa) + idle(isa);
  return code;
}

const Finding* found(const std::vector<Finding>& findings, std::string_view subject,
                     Kind kind = Kind::algorithm) {
  return test::find(findings, kind, subject, Role::implements);
}

TEST(Instructions, Sha1IsToldFromMd4ByItsLaterRounds) {
  const auto sha1 = all(Isa::mips, {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6});
  const auto seen = bench().inspect(sha1, program(sha1, "mips", ByteOrder::big));
  EXPECT_TRUE(found(seen, "SHA-1"));
  EXPECT_FALSE(found(seen, "MD4"));
  EXPECT_FALSE(found(seen, "RIPEMD"));
  const auto md4 = all(Isa::mips, {0x5a827999, 0x6ed9eba1});
  const auto other = bench().inspect(md4, program(md4, "mips", ByteOrder::big));
  EXPECT_TRUE(found(other, "MD4"));
  EXPECT_FALSE(found(other, "SHA-1"));
}

TEST(Instructions, RipemdIsNeitherSha1NorMd4) {
  const auto code = all(Isa::aarch64, {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xa953fd4e, 0x50a28be6,
                                       0x5c4dd124, 0x6d703ef3, 0x7a6d76e9});
  const auto seen = bench().inspect(code, program(code, "aarch64"));
  EXPECT_TRUE(found(seen, "RIPEMD"));
  EXPECT_FALSE(found(seen, "SHA-1"));
  EXPECT_FALSE(found(seen, "MD4"));
}

TEST(Instructions, GoldenRatioAloneProvesNothing) {
  const auto code = all(Isa::x86_64, {0x9e3779b9, 0x61c88647, 0x9e3779b9});
  EXPECT_TRUE(bench().inspect(code, program(code, "x86_64")).empty());
}

TEST(Instructions, ChaChaBesideRandomNumbersAndWithoutItsNameIsAGenerator) {
  const auto code = all(Isa::arm, {0x61707865, 0x3320646e, 0x79622d32, 0x6b206574});
  auto facts = program(code, "arm");
  const auto cipher = bench().inspect(code, facts);
  ASSERT_TRUE(found(cipher, "ChaCha20"));
  EXPECT_EQ(found(cipher, "ChaCha20")->purposes, std::vector{Purpose::confidentiality});
  facts.object->imports.emplace_back().name = "arc4random_buf";
  const auto generator = bench().inspect(code, facts);
  ASSERT_TRUE(found(generator, "ChaCha20"));
  EXPECT_EQ(found(generator, "ChaCha20")->purposes, std::vector{Purpose::random_numbers});
}

TEST(Instructions, AesNiProvesAesOnlyWithALastRound) {
  const Code round{0x66, 0x0f, 0x38, 0xdc, 0xca}, last{0x66, 0x0f, 0x38, 0xdd, 0xca};
  const Code decrypt{0x66, 0x0f, 0x38, 0xde, 0xca};
  const auto aes = round + round + round + last;
  const auto seen = bench().inspect(aes, program(aes, "x86_64"));
  EXPECT_TRUE(found(seen, "AES"));
  ASSERT_TRUE(found(seen, "AES-NI", Kind::instruction));
  // A hash that borrows rounds of both directions, as RandomX does.
  const auto hash = round + decrypt + round + decrypt;
  EXPECT_FALSE(found(bench().inspect(hash, program(hash, "x86_64")), "AES"));
}

TEST(Instructions, EvidenceSaysWhereAndOfWhat) {
  const auto code = all(Isa::mipsel, {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6});
  auto facts = program(code, "mips");
  auto& symbol = facts.object->exports.emplace_back();
  symbol.name = "transform";
  symbol.value = 0x1000;
  symbol.size = code.size();
  symbol.function = true;
  const auto seen = bench().inspect(code, facts);
  ASSERT_TRUE(found(seen, "SHA-1"));
  const auto& evidence = found(seen, "SHA-1")->evidence.front();
  EXPECT_EQ(evidence.method, "immediates");
  EXPECT_EQ(evidence.section, ".text");
  EXPECT_EQ(evidence.symbol, "transform");
  EXPECT_GT(evidence.length, 40U);
  EXPECT_TRUE(evidence.text.starts_with("5a827999, 6ed9eba1, 8f1bbcdc, ca62c1d6 built by lui"));
}

TEST(Instructions, SameWordsInDataProveNothing) {
  const auto code = all(Isa::x86_64, {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6});
  auto facts = program(code, "x86_64");
  facts.object->sections[0].executable = false;
  EXPECT_TRUE(bench().inspect(code, facts).empty());
}

}  // namespace
}  // namespace assay
