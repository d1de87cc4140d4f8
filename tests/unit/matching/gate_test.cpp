#include "matching/gate.h"

#include <gmock/gmock.h>

namespace assay {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Gate, TakesTheLongestRequiredRunAndKeepsItsCase) {
  EXPECT_THAT(regex_gates(R"(Version: OpenLibXYZ (\d+\.\d+)[a-z]{0,2})", false),
              ElementsAre(Pattern{"sion: OpenLibXYZ", false}));
}

TEST(Gate, IsCaselessWhereTheTermIs) {
  EXPECT_THAT(regex_gates("Crypto[0-9]", true), ElementsAre(Pattern{"Crypto", true}));
}

TEST(Gate, KeepsEscapedCharacters) {
  EXPECT_THAT(regex_gates(R"(lib\.so\+\x41x\d)", false), ElementsAre(Pattern{"lib.so+A", false}));
}

TEST(Gate, DropsWhatAQuantifierMakesOptional) {
  EXPECT_THAT(regex_gates("abcdefg?hijk", false), ElementsAre(Pattern{"abcdef", false}));
  EXPECT_THAT(regex_gates("abcdef(?:ghijklmno)?[0-9]", false),
              ElementsAre(Pattern{"abcdef", false}));
  EXPECT_THAT(regex_gates("abcdef(ghijklmno){0,1}[0-9]", false),
              ElementsAre(Pattern{"abcdef", false}));
}

TEST(Gate, LooksIntoGroupsThatMustMatch) {
  EXPECT_THAT(regex_gates("x(GnuWonder) [0-9]", false), ElementsAre(Pattern{"GnuWonde", false}));
}

TEST(Gate, AsksFilteredRe2AboutAlternatives) {
  EXPECT_THAT(regex_gates("(?:Foolish|Barrels) [0-9]", false),
              ElementsAre(Pattern{"barrels ", true}, Pattern{"foolish ", true}));
  EXPECT_THAT(regex_gates("(?i)Foolish", false), ElementsAre(Pattern{"foolish", true}));
}

TEST(Gate, IsRefusedWhereAMatchMayHoldNoVariedString) {
  EXPECT_THAT(regex_gates("[a-z]+ version", true), testing::SizeIs(1));
  EXPECT_THAT(regex_gates("abc[0-9]+def", false), IsEmpty());
  EXPECT_THAT(regex_gates("(?:Foolish|Bar)", false), IsEmpty());
  EXPECT_THAT(regex_gates("----------------", false), IsEmpty());
  EXPECT_THAT(regex_gates("(?:abcdefg)*", false), IsEmpty());
}

TEST(Gate, OfAnInvalidRegexNeverCrashes) {
  for (const auto* regex : {"abcdef)", "(abcdef", "[abcdef", "abcdef\\", "abcdef**", "*abcdef",
                            "abcdef{2", "(?P<abcdef", "abcdef\\x4", "[[:", ""})
    EXPECT_NO_THROW(regex_gates(regex, false)) << regex;
}

}  // namespace
}  // namespace assay
