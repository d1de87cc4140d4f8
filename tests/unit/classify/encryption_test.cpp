// The encryption verdict as a table: findings in, verdict out.
#include "classify/classify.h"

namespace assay {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Finding finding(std::string id, Role role, Strength strength, std::vector<Purpose> purposes,
                Object parameters = {}) {
  Finding made;
  made.id = std::move(id);
  made.kind = Kind::algorithm;
  made.subject = "X";
  made.role = role;
  made.strength = strength;
  made.purposes = std::move(purposes);
  made.parameters = std::move(parameters);
  return made;
}

struct Case {
  std::string name;
  std::vector<Finding> findings;
  bool complete;
  std::string verdict;
};

constexpr auto kSecret = Purpose::confidentiality;
constexpr auto kHash = Purpose::integrity;
constexpr auto kAgree = Purpose::key_agreement;
constexpr auto kSign = Purpose::signature;

std::vector<Case> cases() {
  using R = Role;
  using S = Strength;
  Finding key = finding("f-k", R::implements, S::strong, {kSecret});
  key.kind = Kind::key;
  Finding package = finding("f-p", R::implements, S::strong, {kSecret});
  package.kind = Kind::package;
  return {
      {"nothing", {}, true, "none"},
      {"nothing_but_not_all_seen", {}, false, "undetermined"},
      {"cipher_implemented",
       {finding("f-1", R::implements, S::strong, {kSecret})},
       true,
       "present"},
      {"cipher_embedded", {finding("f-1", R::embeds, S::likely, {kSecret})}, true, "present"},
      {"cipher_called", {finding("f-1", R::calls, S::likely, {kSecret})}, false, "present"},
      {"weak_cipher_is_a_mention",
       {finding("f-1", R::implements, S::weak, {kSecret})},
       true,
       "mentioned"},
      {"weak_name_is_a_mention",
       {finding("f-1", R::mentions, S::weak, {kSecret})},
       true,
       "mentioned"},
      {"hash_only", {finding("f-1", R::implements, S::strong, {kHash})}, true, "integrity-only"},
      {"password_hashing_only",
       {finding("f-1", R::implements, S::strong, {Purpose::password_hashing})},
       true,
       "integrity-only"},
      {"hash_only_but_not_all_seen",
       {finding("f-1", R::implements, S::strong, {kHash})},
       false,
       "undetermined"},
      {"a_cipher_that_only_verifies",
       {finding("f-1", R::verifies, S::strong, {kSecret, kSign})},
       true,
       "integrity-only"},
      {"random_numbers_only",
       {finding("f-1", R::implements, S::strong, {Purpose::random_numbers})},
       true,
       "none"},
      {"key_agreement_alone",
       {finding("f-1", R::implements, S::likely, {kAgree})},
       true,
       "present"},
      {"curve_that_may_be_for_signatures",
       {finding("f-1", R::implements, S::strong, {kAgree, kSign})},
       true,
       "integrity-only"},
      {"name_only", {finding("f-1", R::mentions, S::likely, {kSecret})}, true, "mentioned"},
      {"setting_only", {finding("f-1", R::configures, S::strong, {kSecret})}, true, "mentioned"},
      {"name_only_but_not_all_seen",
       {finding("f-1", R::mentions, S::likely, {kSecret})},
       false,
       "undetermined"},
      {"hash_and_name",
       {finding("f-1", R::implements, S::likely, {kHash}),
        finding("f-2", R::mentions, S::strong, {kSecret})},
       true,
       "integrity-only"},
      {"stored_key_is_no_encryption", {key}, true, "none"},
      {"package_name_is_no_encryption", {package}, true, "none"},
  };
}

class EncryptionVerdict : public testing::TestWithParam<Case> {};

TEST_P(EncryptionVerdict, falls_as_the_table_says) {
  EXPECT_EQ(judge_encryption(GetParam().findings, GetParam().complete).verdict, GetParam().verdict);
}

INSTANTIATE_TEST_SUITE_P(Table, EncryptionVerdict, testing::ValuesIn(cases()),
                         [](const auto& named) { return named.param.name; });

TEST(Encryption, purposes_are_the_sorted_union_of_what_acts) {
  const std::vector<Finding> findings{
      finding("f-1", Role::calls, Strength::strong, {kSign, kSecret}),
      finding("f-2", Role::implements, Strength::likely, {kHash}),
      finding("f-3", Role::mentions, Strength::strong, {Purpose::password_hashing}),
      finding("f-4", Role::implements, Strength::weak, {Purpose::authentication})};
  EXPECT_THAT(judge_encryption(findings, true).purposes, ElementsAre(kSecret, kHash, kSign));
}

TEST(Encryption, a_verifier_adds_no_confidentiality_to_the_purposes) {
  const std::vector<Finding> findings{
      finding("f-1", Role::verifies, Strength::strong, {kSign, kSecret})};
  EXPECT_THAT(judge_encryption(findings, true).purposes, ElementsAre(kSign));
}

TEST(Encryption, strength_counts_only_what_can_serve_confidentiality) {
  const std::vector<Finding> findings{
      finding("f-1", Role::implements, Strength::strong, {kSecret}, {{"symmetric_bits", 256}}),
      finding("f-2", Role::calls, Strength::likely, {kSecret}, {{"symmetric_bits", 128}}),
      finding("f-3", Role::implements, Strength::strong, {kSign, kAgree}, {{"elliptic_bits", 521}}),
      finding("f-4", Role::implements, Strength::strong, {kSign}, {{"factorisation_bits", 4096}}),
      finding("f-5", Role::implements, Strength::weak, {kSecret}, {{"symmetric_bits", 512}}),
      finding("f-6", Role::verifies, Strength::strong, {kAgree}, {{"finite_field_bits", 8192}})};
  const auto encryption = judge_encryption(findings, true);
  EXPECT_EQ(encryption.present.symmetric_bits, 256);
  EXPECT_EQ(encryption.present.elliptic_bits, 521);
  EXPECT_EQ(encryption.present.factorisation_bits, std::nullopt);
  EXPECT_EQ(encryption.present.finite_field_bits, std::nullopt);
  EXPECT_EQ(encryption.usable.symmetric_bits, 128);
  EXPECT_EQ(encryption.usable.elliptic_bits, std::nullopt);
}

TEST(Encryption, a_setting_says_what_is_usable) {
  const std::vector<Finding> findings{
      finding("f-1", Role::implements, Strength::strong, {kSecret}, {{"symmetric_bits", 256}}),
      finding("f-2", Role::configures, Strength::likely, {kSecret}, {{"symmetric_bits", 56}})};
  const auto encryption = judge_encryption(findings, true);
  EXPECT_EQ(encryption.present.symmetric_bits, 256);
  EXPECT_EQ(encryption.usable.symmetric_bits, 56);
}

TEST(Encryption, no_strength_is_told_where_nothing_keeps_secrets) {
  const std::vector<Finding> findings{finding("f-1", Role::implements, Strength::strong,
                                              {kSign, kAgree}, {{"elliptic_bits", 256}})};
  EXPECT_EQ(judge_encryption(findings, true).present.elliptic_bits, std::nullopt);
}

TEST(Encryption, a_list_of_sizes_gives_its_greatest) {
  const std::vector<Finding> findings{finding("f-1", Role::implements, Strength::strong, {kSecret},
                                              {{"symmetric_bits", List{128, 256, 192}}})};
  EXPECT_EQ(judge_encryption(findings, true).present.symmetric_bits, 256);
}

TEST(Encryption, forms_come_from_form_traits) {
  Finding gateway = finding("f-1", Role::implements, Strength::likely, {});
  gateway.kind = Kind::trait;
  gateway.subject = "form.vpn-gateway";
  Finding named = gateway;
  named.role = Role::mentions;
  named.subject = "form.telephone";
  Finding other = gateway;
  other.subject = "vpn.ike-daemon";
  const auto encryption = judge_encryption(std::vector{gateway, named, other}, true);
  EXPECT_THAT(encryption.forms, ElementsAre("vpn-gateway"));
  EXPECT_EQ(encryption.verdict, "none");
  EXPECT_THAT(encryption.because, IsEmpty());
}

TEST(Encryption, because_names_only_what_decided_sorted) {
  const std::vector<Finding> findings{finding("f-c", Role::implements, Strength::likely, {kSecret}),
                                      finding("f-b", Role::implements, Strength::strong, {kHash}),
                                      finding("f-a", Role::calls, Strength::strong, {kSecret})};
  EXPECT_THAT(judge_encryption(findings, true).because, ElementsAre("f-a", "f-c"));
}

TEST(Encryption, because_keeps_the_strongest_when_there_are_many) {
  std::vector<Finding> findings;
  for (char a = 'a'; a <= 'e'; ++a)
    for (char b = 'a'; b <= 'j'; ++b)
      findings.push_back(
          finding(std::string("f-") + a + b, Role::calls, Strength::likely, {kSecret}));
  findings.push_back(finding("f-zz", Role::calls, Strength::strong, {kSecret}));
  const auto because = judge_encryption(findings, true).because;
  EXPECT_EQ(because.size(), 32u);
  EXPECT_EQ(because.back(), "f-zz");
  EXPECT_TRUE(std::is_sorted(because.begin(), because.end()));
}

}  // namespace
}  // namespace assay
