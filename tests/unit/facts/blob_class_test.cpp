#include <gtest/gtest.h>

#include <random>

#include "facts/facts.h"

namespace assay {
namespace {

std::string random_bytes(std::size_t size) {
  std::mt19937 random(1);
  std::string bytes(size, '\0');
  for (auto& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

BlobClass class_of(const std::string& bytes, const std::string& format = "data") {
  return classify_bytes(as_bytes(bytes), format);
}

TEST(BlobClass, RandomBytesOfNoKnownFormatAreOpaque) {
  EXPECT_EQ(class_of(random_bytes(4096)), BlobClass::opaque);
  EXPECT_EQ(class_of(random_bytes(3 << 20)), BlobClass::opaque);
}

TEST(BlobClass, RandomBytesOfAKnownFormatAreData) {
  EXPECT_EQ(class_of(random_bytes(1 << 20), "png"), BlobClass::data);
}

TEST(BlobClass, AFewRandomBytesAreNotJudged) {
  EXPECT_EQ(class_of(random_bytes(600)), BlobClass::data);
}

TEST(BlobClass, OneRepeatedByteIsPaddingAndOneOtherByteIsNot) {
  std::string flash(1 << 20, '\xff');
  EXPECT_EQ(class_of(flash), BlobClass::padding);
  flash[flash.size() / 2 + 1] = 'x';
  EXPECT_NE(class_of(flash), BlobClass::padding);
}

TEST(BlobClass, TextMayBeAsciiUtf8OrLatin1) {
  EXPECT_EQ(class_of("#include <openssl/evp.h>\nint main() {}\n"), BlobClass::text);
  EXPECT_EQ(class_of("商用密码进口许可清单\n"), BlobClass::text);
  EXPECT_EQ(class_of("Verschl\xfcsselung gem\xe4\xdf Anhang\n"), BlobClass::text);
}

TEST(BlobClass, ZerosAmongLettersAreNoText) {
  EXPECT_EQ(class_of(std::string("name\0\0\0\1value\0", 14)), BlobClass::data);
}

TEST(BlobClass, ObjectFilesAreCode) {
  EXPECT_EQ(class_of(random_bytes(8192), "elf"), BlobClass::code);
  EXPECT_EQ(class_of("x", "java-class"), BlobClass::code);
}

TEST(BlobClass, AnEmptyBlobIsData) { EXPECT_EQ(class_of(""), BlobClass::data); }

}  // namespace
}  // namespace assay
