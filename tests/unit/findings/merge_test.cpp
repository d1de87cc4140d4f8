#include "findings/merge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "findings/mention.h"

namespace assay {
namespace {

Finding finding(Kind kind, std::string subject, Role role, std::string blob) {
  Finding made;
  made.kind = kind;
  made.subject = std::move(subject);
  made.role = role;
  made.blob = std::move(blob);
  return made;
}

Finding aes_at(std::uint64_t offset) {
  auto made = finding(Kind::algorithm, "AES", Role::implements, "b1");
  made.strength = offset > 100 ? Strength::strong : Strength::likely;
  made.purposes = {Purpose::confidentiality};
  made.parameters["key_bits"] = List{static_cast<int>(offset), 128};
  made.evidence = {{.path = "usr/lib/x", .offset = offset, .length = 256, .signature = "aes.sbox"}};
  made.evidence_total = 1;
  return made;
}

TEST(FindingId, DependsOnWhatItIsAndNothingElse) {
  const auto one = aes_at(1), other = aes_at(2);
  EXPECT_EQ(finding_id(one), finding_id(other));
  EXPECT_THAT(finding_id(one), testing::MatchesRegex("f-[0-9a-f]{16}"));
  auto versioned = one;
  versioned.version = "";
  EXPECT_NE(finding_id(one), finding_id(versioned)) << "no version is not an empty version";
}

TEST(Merge, JoinsWhatSeveralPluginsSayOfOneThing) {
  const auto merged = merge_findings({aes_at(5), aes_at(200), aes_at(5)});
  ASSERT_EQ(merged.size(), 1u);
  EXPECT_EQ(merged[0].strength, Strength::strong);
  EXPECT_EQ(merged[0].purposes, std::vector{Purpose::confidentiality});
  EXPECT_EQ(merged[0].evidence.size(), 2u) << "the same evidence counts once";
  EXPECT_EQ(merged[0].evidence_total, 2u);
  EXPECT_EQ(merged[0].parameters.at("key_bits"), Value(List{5, 128, 200}));
}

TEST(Merge, KeepsSixteenEvidencesAndCountsAll) {
  std::vector<Finding> many;
  for (std::uint64_t i = 0; i < 40; ++i) many.push_back(aes_at(i));
  const auto merged = merge_findings(many);
  ASSERT_EQ(merged[0].evidence.size(), kEvidenceKept);
  EXPECT_EQ(merged[0].evidence_total, 40u);
  EXPECT_EQ(merged[0].evidence.back().offset, 15u) << "the first ones by place are kept";
}

Finding aes_seen_by(const std::string& plugin, Strength strength, std::uint64_t places = 1) {
  auto made = finding(Kind::algorithm, "AES", Role::implements, "b1");
  made.strength = strength;
  made.purposes = {Purpose::confidentiality};
  for (std::uint64_t at = 0; at < places; ++at)
    made.evidence.push_back({.path = "x", .offset = at, .signature = "s", .plugin = plugin});
  return made;
}

Strength both(Strength one, Strength other, const std::string& second = "instructions") {
  return merge_findings({aes_seen_by("algorithms", one), aes_seen_by(second, other)})[0].strength;
}

TEST(Merge, RaisesTheStrengthWhereTwoPluginsAgree) {
  EXPECT_EQ(both(Strength::weak, Strength::weak), Strength::likely);
  EXPECT_EQ(both(Strength::likely, Strength::likely), Strength::strong);
  EXPECT_EQ(both(Strength::strong, Strength::strong), Strength::strong);
}

TEST(Merge, DoesNotRaiseTheStrengthForOnePluginSayingItTwiceOrOneThatIsLessSure) {
  EXPECT_EQ(both(Strength::likely, Strength::likely, "algorithms"), Strength::likely);
  EXPECT_EQ(both(Strength::likely, Strength::weak), Strength::likely);
  EXPECT_EQ(both(Strength::weak, Strength::strong), Strength::strong);
}

TEST(Merge, KeepsEvidenceOfEveryPlugin) {
  const auto merged = merge_findings({aes_seen_by("algorithms", Strength::likely, 40),
                                      aes_seen_by("instructions", Strength::likely, 3)});
  EXPECT_EQ(merged[0].evidence_total, 43u);
  ASSERT_EQ(merged[0].evidence.size(), kEvidenceKept);
  EXPECT_EQ(std::count_if(merged[0].evidence.begin(), merged[0].evidence.end(),
                          [](const auto& e) { return e.plugin == "instructions"; }),
            3);
}

TEST(Merge, TakesACipherInARandomNumberGeneratorForThatAlone) {
  auto random = aes_seen_by("algorithms", Strength::likely);
  random.purposes = {Purpose::random_numbers};
  const auto merged = merge_findings({aes_seen_by("instructions", Strength::likely), random});
  EXPECT_EQ(merged[0].purposes, std::vector{Purpose::random_numbers});
}

TEST(Mention, IsAllThatATextUnderDocumentationCanDo) {
  const BlobFacts text{.klass = BlobClass::text}, code{.klass = BlobClass::code};
  const std::vector<std::string> manual{"usr/share/doc/x/example.c"};
  const std::vector<std::string> both{"usr/share/doc/x/example.c", "usr/lib/x/example.c"};
  EXPECT_TRUE(only_explains(text, manual));
  EXPECT_FALSE(only_explains(text, both)) << "one of its paths is no documentation";
  EXPECT_FALSE(only_explains(code, manual)) << "a program runs wherever it stands";
  std::vector<Finding> findings{aes_seen_by("code", Strength::strong),
                                finding(Kind::certificate, "X.509", Role::configures, "b1")};
  keep_as_mentions(findings);
  EXPECT_EQ(findings[0].role, Role::mentions);
  EXPECT_EQ(findings[0].strength, Strength::weak);
  EXPECT_EQ(findings[1].role, Role::configures);
}

TEST(Merge, DoesNotDependOnOrder) {
  std::vector<Finding> some;
  for (std::uint64_t i = 0; i < 30; ++i) some.push_back(aes_at(i * 7));
  some.push_back(finding(Kind::library, "openssl", Role::calls, "b1"));
  auto turned = some;
  std::reverse(turned.begin(), turned.end());
  const auto a = merge_findings(some), b = merge_findings(turned);
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].id, b[i].id);
    EXPECT_EQ(a[i].parameters, b[i].parameters);
    ASSERT_EQ(a[i].evidence.size(), b[i].evidence.size());
    for (std::size_t e = 0; e < a[i].evidence.size(); ++e)
      EXPECT_EQ(a[i].evidence[e].offset, b[i].evidence[e].offset);
  }
}

TEST(Relations, LinkCallerProviderAndAlgorithm) {
  const auto findings =
      merge_findings({finding(Kind::library, "openssl", Role::calls, "program"),
                      finding(Kind::library, "openssl", Role::implements, "library"),
                      finding(Kind::library, "nettle", Role::calls, "program"),
                      finding(Kind::algorithm, "AES", Role::implements, "library"),
                      finding(Kind::algorithm, "MD5", Role::mentions, "library")});
  const auto relations = relate_findings(findings);
  ASSERT_EQ(relations.size(), 2u);
  std::vector<std::string> types{relations[0].type, relations[1].type};
  EXPECT_THAT(types, testing::UnorderedElementsAre("uses", "implements"));
}

}  // namespace
}  // namespace assay
