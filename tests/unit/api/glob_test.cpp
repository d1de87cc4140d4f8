#include <assay/glob.h>
#include <gtest/gtest.h>

#include <random>

namespace assay {
namespace {

TEST(Glob, MatchesPlainNamesWhole) {
  EXPECT_TRUE(glob_match("AES_encrypt", "AES_encrypt"));
  EXPECT_FALSE(glob_match("AES_encrypt", "AES_encrypt2"));
  EXPECT_FALSE(glob_match("AES_encrypt", "XAES_encrypt"));
  EXPECT_TRUE(glob_match("", ""));
  EXPECT_FALSE(glob_match("", "a"));
}

TEST(Glob, StarStandsForAnyRun) {
  EXPECT_TRUE(glob_match("EVP_*", "EVP_"));
  EXPECT_TRUE(glob_match("EVP_*", "EVP_CipherInit"));
  EXPECT_FALSE(glob_match("EVP_*", "EVP"));
  EXPECT_TRUE(glob_match("*/etc/*/rules", "data!/etc/suricata/a/rules"));
  EXPECT_TRUE(glob_match("**", ""));
  EXPECT_TRUE(glob_match("*a*b", "xxaxxbxab"));
  EXPECT_FALSE(glob_match("*a*b", "xxbxxa"));
}

TEST(Glob, QuestionMarkStandsForOneByte) {
  EXPECT_TRUE(glob_match("libssl.so.?", "libssl.so.3"));
  EXPECT_FALSE(glob_match("libssl.so.?", "libssl.so."));
  EXPECT_FALSE(glob_match("libssl.so.?", "libssl.so.10"));
  EXPECT_TRUE(glob_match("*.so.?*", "libx.so.10"));
}

TEST(Glob, ManyStarsDoNotBlowUp) {
  std::string pattern;
  for (int i = 0; i < 40; ++i) pattern += "a*";
  EXPECT_FALSE(glob_match(pattern + "b", std::string(5000, 'a')));
}

// What GlobIndex says, against asking glob by glob.
std::vector<std::uint32_t> indexed(const GlobIndex& index, std::string_view name) {
  std::vector<std::uint32_t> values;
  index.match(name, [&](std::uint32_t value) { values.push_back(value); });
  std::sort(values.begin(), values.end());
  return values;
}

TEST(GlobIndex, FindsExactNamesPrefixesAndGlobs) {
  const GlobIndex index({{"EVP_*", 0},
                         {"EVP_Cipher*", 1},
                         {"EVP_Digest", 2},
                         {"EVP_*_ctx", 3},
                         {"*Cipher*", 4},
                         {"EVP_Digest", 5},
                         {"?VP_x", 6}});
  EXPECT_THAT(indexed(index, "EVP_CipherInit"), testing::ElementsAre(0, 1, 4));
  EXPECT_THAT(indexed(index, "EVP_Digest"), testing::ElementsAre(0, 2, 5));
  EXPECT_THAT(indexed(index, "EVP_Digest_ctx"), testing::ElementsAre(0, 3));
  EXPECT_THAT(indexed(index, "EVP_x"), testing::ElementsAre(0, 6));
  EXPECT_THAT(indexed(index, "EVP"), testing::IsEmpty());
  EXPECT_THAT(indexed(index, ""), testing::IsEmpty());
}

TEST(GlobIndex, EmptyMatchesNothing) {
  EXPECT_TRUE(GlobIndex().empty());
  EXPECT_THAT(indexed(GlobIndex(), "a"), testing::IsEmpty());
}

TEST(GlobIndex, AgreesWithAskingGlobByGlob) {
  std::mt19937 random(7);
  const auto text = [&](std::string_view alphabet, std::size_t longest) {
    std::string made(random() % (longest + 1), ' ');
    for (auto& c : made) c = alphabet[random() % alphabet.size()];
    return made;
  };
  std::size_t matches = 0;
  for (int round = 0; round < 200; ++round) {
    std::vector<GlobIndex::Entry> globs;
    for (std::uint32_t i = 0; i < 30; ++i) globs.push_back({text("abc\xff*?", 6), i});
    const GlobIndex index(globs);
    for (int names = 0; names < 50; ++names) {
      const auto name = text("abc\xff", 8);
      std::vector<std::uint32_t> wanted;
      for (const auto& [glob, value] : globs)
        if (glob_match(glob, name)) wanted.push_back(value);
      matches += wanted.size();
      ASSERT_EQ(indexed(index, name), wanted) << name;
    }
  }
  EXPECT_GT(matches, 1000U);
}

}  // namespace
}  // namespace assay
