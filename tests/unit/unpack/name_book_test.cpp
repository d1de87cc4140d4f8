#include "unpack/name_book.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

using namespace std::string_literals;

TEST(MemberName, DropsOnlyWhatLeadsToTheRoot) {
  EXPECT_EQ(member_name("./usr/bin/x"), "usr/bin/x");
  EXPECT_EQ(member_name("///etc/x"), "etc/x");
  EXPECT_EQ(member_name("../x/./y"), "../x/./y");
  EXPECT_EQ(member_name(".hidden"), ".hidden");
  EXPECT_EQ(member_name("/"), "unnamed");
  EXPECT_EQ(member_name(""), "unnamed");
}

TEST(MemberName, EncodesWhatWouldConfuseAReader) {
  EXPECT_EQ(member_name("a!/b"), "a%21/b");
  EXPECT_EQ(member_name("50%"), "50%25");
  EXPECT_EQ(member_name("a\nb\x7f"), "a%0Ab%7F");
  EXPECT_EQ(member_name("\x1b[31m"), "%1B[31m");
  EXPECT_EQ(member_name("a\0b"s), "a%00b");
}

TEST(MemberName, KeepsUtf8AndEncodesTheRest) {
  EXPECT_EQ(member_name("\xe5\x8a\xa0\xe5\xaf\x86"), "\xe5\x8a\xa0\xe5\xaf\x86");
  EXPECT_EQ(member_name("\xf0\x9f\x94\x92"), "\xf0\x9f\x94\x92");
  EXPECT_EQ(member_name("\xe5\x8a"), "%E5%8A");
  EXPECT_EQ(member_name("\xc0\xaf"), "%C0%AF");         // overlong
  EXPECT_EQ(member_name("\xed\xa0\x80"), "%ED%A0%80");  // a surrogate
  EXPECT_EQ(member_name("\xc2\x9bx"), "%C2%9Bx");       // a control character of its own
}

TEST(NameBook, NumbersRepeatsWithoutMeetingRealNames) {
  NameBook names;
  EXPECT_EQ(names.add("a"), "a");
  EXPECT_EQ(names.add("a#2"), "a#2");
  EXPECT_EQ(names.add("a"), "a#3");
  EXPECT_EQ(names.add("./a"), "a#4");
}

}  // namespace
}  // namespace assay
