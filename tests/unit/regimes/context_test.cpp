#include "regimes/context.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "data/error.h"
#include "data/json.h"

namespace assay {
namespace {

using testing::AllOf;
using testing::HasSubstr;

const ContextKeys& keys() {
  static const auto loaded =
      ContextKeys::load(std::filesystem::path(ASSAY_SOURCE_DIR) / "signatures");
  return loaded;
}

std::string refusal(const std::string& context) {
  try {
    keys().check(parse_json(context, "test"), "product.json");
  } catch (const ConfigError& error) {
    return error.what();
  }
  return "accepted";
}

std::string refusal_to_set(const std::string& setting) {
  Value context;
  try {
    keys().set(context, setting);
  } catch (const ConfigError& error) {
    return error.what();
  }
  return "accepted";
}

Value set(std::initializer_list<std::string> settings) {
  Value context;
  for (const auto& setting : settings) keys().set(context, setting);
  return context;
}

TEST(ContextKeys, every_key_asks_in_both_languages) {
  EXPECT_EQ(keys().keys().size(), 31U);
  for (const auto& key : keys().keys()) {
    EXPECT_FALSE(key.question_en.empty()) << key.name;
    EXPECT_FALSE(key.question_zh.empty()) << key.name;
  }
}

TEST(ContextKeys, an_unknown_key_is_refused_with_the_nearest_known_one) {
  EXPECT_THAT(refusal(R"({"role": ["maker"]})"),
              AllOf(HasSubstr("product.json#/role: "), HasSubstr("did you mean \"roles\"?")));
  EXPECT_THAT(refusal(R"({"end_user": {"parti": "domestic"}})"),
              AllOf(HasSubstr("product.json#/end_user/parti: "), HasSubstr("\"party\"")));
  EXPECT_THAT(refusal_to_set("goverment_procurement=true"),
              AllOf(HasSubstr("--set goverment_procurement: "),
                    HasSubstr("did you mean \"government_procurement\"?")));
  EXPECT_THAT(refusal_to_set("xyzzyplugh=1"), testing::Not(HasSubstr("did you mean")));
}

TEST(ContextKeys, an_unknown_value_is_refused_with_the_values_there_are) {
  EXPECT_THAT(refusal(R"({"roles": ["maker", "makr"]})"),
              AllOf(HasSubstr("product.json#/roles/1: "), HasSubstr("government-supplier"),
                    HasSubstr("did you mean \"maker\"?")));
  EXPECT_THAT(refusal_to_set("party=domestik"), HasSubstr("did you mean \"domestic\"?"));
}

TEST(ContextKeys, values_have_the_form_of_their_key) {
  EXPECT_THAT(refusal(R"({"in_china": "yes"})"), HasSubstr("true or false is wanted"));
  EXPECT_THAT(refusal(R"({"encryption_rate_gbps": "10"})"), HasSubstr("a number from 0"));
  EXPECT_THAT(refusal(R"({"encryption_rate_gbps": -1})"), HasSubstr("a number from 0"));
  EXPECT_THAT(refusal(R"({"certificates": [{"kind": "ccis", "valid_until": "2020-02-30"}]})"),
              HasSubstr("product.json#/certificates/0/valid_until: \"2020-02-30\" is not a date"));
  EXPECT_THAT(refusal(R"({"certificates": {}})"), HasSubstr("a list is wanted"));
  EXPECT_THAT(refusal("[]"), HasSubstr("product.json#: an object is wanted"));
  EXPECT_EQ(refusal(R"({"movement": "import", "performance": {"throughput_gbps": 1.5},
                        "state_secrets": null, "destinations": ["DE"]})"),
            "accepted");
}

TEST(ContextKeys, settings_are_read_as_json_where_they_are_json_else_as_text) {
  EXPECT_EQ(set({"in_china=true", "encryption_rate_gbps=9.99", "party=domestic",
                 "hs_code=8517110010", "roles=maker,seller", "movement=[\"import\"]",
                 "certificates=[{\"kind\":\"type-certificate\"}]"}),
            parse_json(R"({"in_china": true, "encryption_rate_gbps": 9.99, "party": "domestic",
                           "hs_code": "8517110010", "roles": ["maker", "seller"],
                           "movement": ["import"], "certificates": [{"kind": "type-certificate"}]})",
                       "test"));
}

TEST(ContextKeys, dotted_settings_reach_into_objects_and_a_later_one_wins) {
  EXPECT_EQ(set({"end_user.party=domestic", "end_user.in_china=true",
                 "end_user.party=foreign-individual", "mass_market_tests.self_install=false"}),
            parse_json(R"({"end_user": {"party": "foreign-individual", "in_china": true},
                           "mass_market_tests": {"self_install": false}})",
                       "test"));
}

TEST(ContextKeys, a_setting_without_a_value_or_of_the_wrong_form_is_refused) {
  EXPECT_THAT(refusal_to_set("roles"), HasSubstr("key=value is wanted"));
  EXPECT_THAT(refusal_to_set("in_china=maybe"),
              AllOf(HasSubstr("--set in_china: "), HasSubstr("true or false")));
  EXPECT_THAT(refusal_to_set("roles.maker=true"), HasSubstr("no known key"));
}

TEST(ContextKeys, a_silent_context_declares_nothing) {
  const auto context = parse_json(R"({"end_user": {"party": null}})", "test");
  EXPECT_EQ(declared(context, "end_user.party"), nullptr);
  EXPECT_EQ(declared(context, "roles"), nullptr);
  EXPECT_EQ(declared(Value(), "roles"), nullptr);
}

}  // namespace
}  // namespace assay
