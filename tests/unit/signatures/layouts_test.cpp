#include "signatures/layouts.h"

#include <gtest/gtest.h>

#include "data/digest.h"

namespace assay {
namespace {

using Form = TableValue::Form;

std::string laid_out(const TableValue& value, std::string_view layout) {
  const auto bytes = in_layout(value, layout);
  return bytes ? to_hex(*bytes) : "no such layout";
}

TableValue table(std::vector<std::uint8_t> bytes) {
  return {.form = Form::bytes, .bytes = std::move(bytes), .words = {}, .bits = 0};
}
TableValue words(unsigned bits, std::vector<std::uint64_t> values) {
  return {.form = Form::words, .bytes = {}, .words = std::move(values), .bits = bits};
}
TableValue number(std::vector<std::uint8_t> bytes) {
  return {.form = Form::number, .bytes = std::move(bytes), .words = {}, .bits = 0};
}
TableValue text(std::string_view characters) {
  return {
      .form = Form::text, .bytes = {characters.begin(), characters.end()}, .words = {}, .bits = 0};
}

TEST(Layouts, WidenBytesToIntegers) {
  const auto value = table({0x63, 0x7c});
  EXPECT_EQ(laid_out(value, "u8"), "637c");
  EXPECT_EQ(laid_out(value, "u16le"), "63007c00");
  EXPECT_EQ(laid_out(value, "u16be"), "0063007c");
  EXPECT_EQ(laid_out(value, "u32le"), "630000007c000000");
  EXPECT_EQ(laid_out(value, "u32be"), "000000630000007c");
  EXPECT_EQ(laid_out(value, "u64le"), "63000000000000007c00000000000000");
  EXPECT_EQ(laid_out(value, "u64be"), "0000000000000063000000000000007c");
  EXPECT_EQ(laid_out(value, "splat32"), "636363637c7c7c7c");
}

TEST(Layouts, WriteBytesAsHexText) {
  EXPECT_EQ(laid_out(table({0x0a, 0xf1}), "hexupper"), "30414631");
  EXPECT_EQ(laid_out(table({0x0a, 0xf1}), "hexlower"), "30616631");
}

TEST(Layouts, OrderWordsOfEachWidth) {
  EXPECT_EQ(laid_out(words(16, {0x0203}), "le"), "0302");
  EXPECT_EQ(laid_out(words(32, {0x01020304, 0x05060708}), "le"), "0403020108070605");
  EXPECT_EQ(laid_out(words(32, {0x01020304, 0x05060708}), "be"), "0102030405060708");
  EXPECT_EQ(laid_out(words(64, {0x0102030405060708}), "le"), "0807060504030201");
}

TEST(Layouts, DoubleWordsAndRows) {
  EXPECT_EQ(laid_out(words(32, {0x01020304}), "le2"), "0403020104030201");
  EXPECT_EQ(laid_out(words(32, {0x01020304}), "be2"), "0102030401020304");
  EXPECT_EQ(laid_out(words(32, {1, 2, 3, 4}), "rows2"),
            "01000000020000000300000004000000"
            "01000000020000000300000004000000");
  EXPECT_EQ(laid_out(words(32, {1, 2, 3}), "rows2"), "");
}

TEST(Layouts, PairWordsAndSplitThem) {
  EXPECT_EQ(laid_out(words(32, {0x01020304, 0x05060708}), "le64"), "0807060504030201");
  EXPECT_EQ(laid_out(words(32, {1, 2, 3}), "le64"), "");
  EXPECT_EQ(laid_out(words(64, {0x0102030405060708}), "hilo"), "0403020108070605");
  EXPECT_EQ(laid_out(words(32, {1}), "hilo"), "");
}

TEST(Layouts, FollowTheConstantPoolOfClassFiles) {
  // SHA-256 K, FIPS 180-4 4.2.2, as javac puts it.
  EXPECT_EQ(laid_out(words(32, {0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b}),
                     "javaconst"),
            "03428a2f98"
            "0371374491"
            "03b5c0fbcf"
            "03e9b5dba5");
  EXPECT_EQ(laid_out(words(64, {0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f}),
                     "javaconst"),
            "05428a2f98d728ae22"
            "057137449123ef65cd"
            "05b5c0fbcfec4d3b2f");
}

TEST(Layouts, LeaveOutOfTheConstantPoolWhatJavacPutsInTheCode) {
  // Small values are pushed by the instruction, repeated ones have their entry already.
  EXPECT_EQ(laid_out(words(32, {0x00000001, 0x01010400, 0xffff8000, 0x01010400, 0x00008000,
                                0x02000000, 0x03000000}),
                     "javaconst"),
            "0301010400"
            "0300008000"
            "0302000000"
            "0303000000");
  EXPECT_EQ(laid_out(words(32, {0x01010400, 2, 3, 4}), "javaconst"), "");
  EXPECT_EQ(laid_out(words(16, {0x0102, 0x0304}), "javaconst"), "");
}

TEST(Layouts, StoreNumbersAsBytesAndLimbs) {
  const auto value =
      number({0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0a, 0x0b, 0x0c});
  EXPECT_EQ(laid_out(value, "be"), "0102030405060708090a0b0c");
  EXPECT_EQ(laid_out(value, "le"), "0c0b0a090807060504030201");
  EXPECT_EQ(laid_out(value, "be32lsf"), "090a0b0c0506070801020304");
  EXPECT_EQ(laid_out(value, "be64lsf"), "05060708090a0b0c0000000001020304");
}

TEST(Layouts, PrintNumbersWithoutLeadingZeros) {
  EXPECT_EQ(laid_out(number({0x00, 0x0a, 0xff}), "hexupper"), "414646");
  EXPECT_EQ(laid_out(number({0x00, 0x0a, 0xff}), "hexlower"), "616666");
}

TEST(Layouts, WriteTextNarrowAndWide) {
  EXPECT_EQ(laid_out(text("AB"), "ascii"), "4142");
  EXPECT_EQ(laid_out(text("AB"), "utf16le"), "41004200");
  EXPECT_EQ(laid_out(text("\xc3\xa9"), "utf16le"), "");
}

TEST(Layouts, BelongToOneFormOfValue) {
  EXPECT_EQ(in_layout(table({1}), "le"), std::nullopt);
  EXPECT_EQ(in_layout(words(32, {1}), "u8"), std::nullopt);
}

TEST(Layouts, DefaultToWhatTheDocumentationSays) {
  const std::vector<std::string_view> bytes{"u8"};
  const std::vector<std::string_view> both{"le", "be"};
  const std::vector<std::string_view> limbs{"be",      "le",       "be32lsf",
                                            "be64lsf", "hexupper", "hexlower"};
  const std::vector<std::string_view> plain{"ascii"};
  EXPECT_EQ(default_layouts(Form::bytes), bytes);
  EXPECT_EQ(default_layouts(Form::words), both);
  EXPECT_EQ(default_layouts(Form::number), limbs);
  EXPECT_EQ(default_layouts(Form::text), plain);
}

}  // namespace
}  // namespace assay
