#include <assay/bytes.h>
#include <gtest/gtest.h>

#include <array>

namespace assay {
namespace {

constexpr std::array<std::uint8_t, 8> kBytes{1, 2, 3, 4, 5, 6, 7, 0};

TEST(Reader, ReadsBothByteOrders) {
  EXPECT_EQ(Reader(kBytes).u32(0), 0x04030201u);
  EXPECT_EQ(Reader(kBytes, ByteOrder::big).u32(0), 0x01020304u);
  EXPECT_EQ(Reader(kBytes, ByteOrder::big).u64(0), 0x0102030405060700u);
  EXPECT_EQ(Reader(kBytes, ByteOrder::big).u16(6), 0x0700u);
}

TEST(Reader, NeverReadsPastTheEnd) {
  const Reader reader(kBytes);
  EXPECT_THROW(reader.u32(5), Malformed);
  EXPECT_THROW(reader.slice(8, 1), Malformed);
  EXPECT_THROW(reader.slice(~0ULL, 2), Malformed);
  EXPECT_THROW(reader.slice(2, ~0ULL), Malformed);
  EXPECT_NO_THROW(reader.slice(8, 0));
}

TEST(Reader, EndsStringsAtTheirNul) {
  EXPECT_EQ(Reader(kBytes).c_string(4), "\x05\x06\x07");
  EXPECT_THROW(Reader(kBytes).c_string(0, 3), Malformed);
  EXPECT_THROW(Reader(kBytes).c_string(8), Malformed);
}

TEST(Reader, ComparesWithoutThrowing) {
  EXPECT_TRUE(Reader(kBytes).holds(1, "\x02\x03"));
  EXPECT_FALSE(Reader(kBytes).holds(7, std::string_view("\0\0", 2)));
  EXPECT_FALSE(Reader(kBytes).holds(99, "x"));
}

}  // namespace
}  // namespace assay
