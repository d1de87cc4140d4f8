#include "matching/gate.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>

#include "matching/required_strings.h"

namespace assay {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

/// The part of `text` that is looked for.
Pattern part(const std::string& text, bool nocase = false) { return {telling_part(text), nocase}; }

TEST(Gate, TakesTheLongestRequiredRunAndKeepsItsCase) {
  EXPECT_THAT(regex_gates(R"(Version: OpenLibXYZ (\d+\.\d+)[a-z]{0,2})", false),
              ElementsAre(part("Version: OpenLibXYZ ")));
}

TEST(Gate, IsCaselessWhereTheTermIs) {
  EXPECT_THAT(regex_gates("Crypto[0-9]", true), ElementsAre(part("crypto", true)));
}

TEST(Gate, KeepsEscapedCharacters) {
  EXPECT_THAT(regex_gates(R"(lib\.so\+\x41x\d)", false), ElementsAre(part("lib.so+Ax")));
}

TEST(Gate, DropsWhatAQuantifierMakesOptional) {
  EXPECT_THAT(regex_gates("abcdefg*hijk", false), ElementsAre(part("abcdef")));
  EXPECT_THAT(regex_gates("abcdef(?:ghijklmno)*[0-9]", false), ElementsAre(part("abcdef")));
  EXPECT_THAT(regex_gates("abcdef(ghijklmno){0,1}[0-9]", false), ElementsAre(part("abcdef")));
  EXPECT_THAT(regex_gates("abcdef(?:XYZ)?[0-9]", false),
              UnorderedElementsAre(part("abcdef"), part("abcdefXYZ")));
}

TEST(Gate, LooksIntoGroupsThatMustMatch) {
  EXPECT_THAT(regex_gates("x(GnuWonder) [0-9]", false), ElementsAre(part("xGnuWonder ")));
}

TEST(Gate, JoinsWhatFewStringsCanMatch) {
  EXPECT_THAT(regex_gates("select_?file[ =]", false),
              UnorderedElementsAre(part("select_file "), part("select_file="), part("selectfile "),
                                   part("selectfile=")));
  EXPECT_THAT(regex_gates(R"((?:ab|cd)-\brestore\b)", false),
              UnorderedElementsAre(part("ab-restore"), part("cd-restore")));
}

TEST(Gate, JoinsBothEndsOfWhatIsRepeated) {
  EXPECT_THAT(regex_gates("pfctl +-", false), ElementsAre(part("pfctl ")));
  EXPECT_THAT(regex_gates("x+abcde", false), ElementsAre(part("xabcde")));
  EXPECT_THAT(regex_gates("(?:abc){2,}", false), IsEmpty());
}

TEST(Gate, TakesTheSetWhoseCommonestMemberIsRarest) {
  EXPECT_THAT(regex_gates("description=.{0,80}XQ7 card", false), ElementsAre(part("XQ7 card")));
}

TEST(Gate, AsksFilteredRe2WhereItDoesNotUnderstand) {
  EXPECT_THAT(regex_gates("(?P<name>Foolish)", false), ElementsAre(part("foolish", true)));
}

/// A random expression and a string that it matches.
struct Sample {
  std::string regex;
  std::string match;
};

class Sampler {
 public:
  explicit Sampler(unsigned seed) : random_(seed) {}

  Sample sample(int depth) {
    Sample all;
    for (auto count = 1 + random_() % 4; count > 0; --count) {
      auto [regex, match] = piece(depth);
      all.regex += regex;
      all.match += match;
    }
    return all;
  }

 private:
  Sample piece(int depth) {
    switch (depth > 0 ? random_() % 9 : random_() % 6) {
      case 0:
        return {"[0-9]+", "42"};
      case 1:
        return {"[ _]", random_() % 2 ? " " : "_"};
      case 2:
        return random_() % 2 ? Sample{"x?", "x"} : Sample{"x?", ""};
      case 3:
        return random_() % 2 ? Sample{"y+", "yyy"} : Sample{"(?:Zw){1,3}", "Zw"};
      case 6:
      case 7: {
        const auto one = sample(depth - 1);
        const auto other = sample(depth - 1);
        return {"(?:" + one.regex + "|" + other.regex + ")",
                random_() % 2 ? one.match : other.match};
      }
      case 8: {
        const auto inner = sample(depth - 1);
        const bool there = random_() % 2;
        return {"(" + inner.regex + ")?", there ? inner.match : ""};
      }
      default:
        return word();
    }
  }

  Sample word() {
    std::string text;
    for (auto size = 2 + random_() % 7; size > 0; --size)
      text += static_cast<char>("aBcDeFgHkLmNpRsT"[random_() % 16]);
    return {text, text};
  }

  std::mt19937 random_;
};

TEST(Gate, StandsInEveryMatch) {
  Sampler sampler(17);
  int gated = 0;
  for (int round = 0; round < 5000; ++round) {
    const auto [regex, match] = sampler.sample(3);
    const auto gates = regex_gates(regex, false);
    if (gates.empty()) continue;
    ++gated;
    std::string folded = match;
    for (auto& character : folded) character = static_cast<char>(std::tolower(character));
    ASSERT_TRUE(std::any_of(gates.begin(), gates.end(),
                            [&](const Pattern& gate) {
                              return (gate.nocase ? folded : match).find(gate.bytes) !=
                                     std::string::npos;
                            }))
        << regex << " on " << match;
  }
  EXPECT_GT(gated, 1000);
}

TEST(Gate, CoversEveryAlternative) {
  EXPECT_THAT(regex_gates("(?:Foolish|Barrels) [0-9]", false),
              ElementsAre(part("Barrels "), part("Foolish ")));
  EXPECT_THAT(regex_gates("(?i)Foolish", false), ElementsAre(part("foolish", true)));
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
