#include "regimes/expression.h"

#include <gtest/gtest.h>

#include "data/error.h"
#include "data/json.h"

namespace assay {
namespace {

class Conditions : public testing::Test {
 protected:
  void SetUp() override {
    keys_ = ContextKeys::load(std::filesystem::path(ASSAY_SOURCE_DIR) / "signatures");
    report_.as_of = "2020-01-01";
    report_.encryption.verdict = "present";
    report_.encryption.because = {"f-1"};
  }

  Expression read(const std::string& text) {
    values_.push_back(std::make_unique<Value>(parse_json(text, file_)));
    return Expression::read(Node(*values_.back(), file_), {&keys_, &conditions_, &types_});
  }

  Outcome judge(const std::string& expression, const std::string& context = "{}") {
    report_.context = parse_json(context, "context");
    return read(expression).evaluate({&report_, "firewall", doubted_});
  }

  std::string truth(const std::string& expression, const std::string& context = "{}") {
    return name_of(judge(expression, context).truth);
  }

  std::set<std::string> asks(const std::string& expression, const std::string& context = "{}") {
    return judge(expression, context).asks;
  }

  std::string refusal(const std::string& expression) {
    try {
      read(expression);
    } catch (const ConfigError& error) {
      return error.what();
    }
    return "accepted";
  }

  const std::string yes_ = R"({"encryption": "verdict", "is": "present"})";
  const std::string no_ = R"({"encryption": "verdict", "is": "none"})";
  const std::string import_ = R"({"declared": "movement", "includes": "import"})";
  const std::string maker_ = R"({"declared": "roles", "includes": "maker"})";
  const std::string file_ = "pack.json";
  std::vector<std::unique_ptr<Value>> values_;
  ContextKeys keys_;
  std::map<std::string, Node, std::less<>> conditions_;
  std::vector<std::string> types_ = {"encryption", "firewall", "anti-spam"};
  std::set<std::string, std::less<>> doubted_;
  Report report_;
};

using Asked = std::set<std::string>;

TEST_F(Conditions, an_absent_key_is_unknown_and_asked_for) {
  EXPECT_EQ(truth(import_), "unknown");
  EXPECT_EQ(asks(import_), Asked{"movement"});
  EXPECT_EQ(truth(import_, R"({"movement": "import"})"), "true");
  EXPECT_EQ(truth(import_, R"({"movement": ["export", "import"]})"), "true");
  EXPECT_EQ(truth(import_, R"({"movement": []})"), "false");
}

TEST_F(Conditions, all_with_a_false_member_is_false_and_asks_nothing) {
  const auto all = R"({"all": [)" + import_ + "," + no_ + "]}";
  EXPECT_EQ(truth(all), "false");
  EXPECT_EQ(asks(all), Asked{});
}

TEST_F(Conditions, any_with_a_true_member_is_true_and_asks_nothing) {
  const auto any = R"({"any": [)" + import_ + "," + yes_ + "]}";
  EXPECT_EQ(truth(any), "true");
  EXPECT_EQ(asks(any), Asked{});
}

TEST_F(Conditions, an_open_condition_asks_for_all_that_could_change_it) {
  EXPECT_EQ(asks(R"({"all": [)" + import_ + "," + maker_ + "," + yes_ + "]}"),
            (Asked{"movement", "roles"}));
  EXPECT_EQ(asks(R"({"all": [)" + import_ + "," + maker_ + "]}", R"({"roles": ["maker"]})"),
            Asked{"movement"});
  EXPECT_EQ(asks(R"({"all": [)" + import_ + "," + maker_ + "]}", R"({"roles": ["user"]})"),
            Asked{});
}

TEST_F(Conditions, at_least_counts_what_is_still_possible) {
  const auto two = [&](const std::string& third) {
    return R"({"at-least": 2, "of": [)" + yes_ + "," + import_ + "," + third + "]}";
  };
  EXPECT_EQ(truth(two(yes_)), "true");
  EXPECT_EQ(truth(two(no_)), "unknown");
  EXPECT_EQ(truth(two(no_), R"({"movement": "none"})"), "false");
}

TEST_F(Conditions, not_turns_known_truths_and_keeps_the_unknown) {
  EXPECT_EQ(truth(R"({"not": )" + yes_ + "}"), "false");
  EXPECT_EQ(truth(R"({"not": )" + no_ + "}"), "true");
  EXPECT_EQ(truth(R"({"not": )" + import_ + "}"), "unknown");
}

TEST_F(Conditions, the_first_known_settles_and_only_the_first_is_asked) {
  const auto first = R"({"first-known": [{"declared": "encryption_is_core_function", "is": true},
                        {"declared": "main_function", "is": "other"}]})";
  EXPECT_EQ(truth(first), "unknown");
  EXPECT_EQ(asks(first), Asked{"encryption_is_core_function"});
  EXPECT_EQ(truth(first, R"({"main_function": "other"})"), "true");
  EXPECT_EQ(truth(first, R"({"main_function": "other", "encryption_is_core_function": false})"),
            "false");
}

TEST_F(Conditions, a_sign_that_is_not_there_says_nothing_and_asks_nothing) {
  const auto sign = R"({"enough": {"declared": "form", "is": "cipher-card"}})";
  EXPECT_EQ(truth(sign, R"({"form": "cipher-card"})"), "true");
  EXPECT_EQ(truth(sign, R"({"form": "router"})"), "unknown");
  EXPECT_EQ(asks(sign), Asked{});
}

TEST_F(Conditions, what_was_not_seen_is_unknown_until_the_scan_is_complete) {
  report_.encryption.verdict = "none";
  EXPECT_EQ(truth(yes_), "false");
  EXPECT_EQ(truth(no_), "true");
  report_.complete = false;
  EXPECT_EQ(truth(yes_), "unknown");
  EXPECT_EQ(truth(no_), "unknown");
  EXPECT_EQ(truth(R"({"finding": {"kind": "algorithm", "subject": "SM4"}})"), "unknown");
  EXPECT_EQ(truth(R"({"encryption": "purposes", "includes": "confidentiality"})"), "unknown");
  EXPECT_EQ(truth(R"({"strength": "symmetric_bits", ">=": 64})"), "unknown");
  EXPECT_EQ(truth(R"({"encryption": "verdict",
                      "in": ["none", "mentioned", "integrity-only", "present"]})"),
            "true");
}

TEST_F(Conditions, what_was_seen_stays_true_in_an_incomplete_scan) {
  report_.complete = false;
  EXPECT_EQ(truth(yes_), "true");
  EXPECT_EQ(judge(yes_).because, Asked{"f-1"});
}

TEST_F(Conditions, strengths_are_compared_inclusively_and_need_present_and_usable_to_agree) {
  const std::string strong = R"({"strength": "symmetric_bits", ">=": 64})";
  report_.encryption.present.symmetric_bits = 64;
  report_.encryption.usable.symmetric_bits = 64;
  EXPECT_EQ(truth(strong), "true");
  report_.encryption.usable.symmetric_bits = 63;
  EXPECT_EQ(truth(strong), "unknown");
  EXPECT_EQ(truth(R"({"strength": "symmetric_bits", "of": "present", ">=": 64})"), "true");
  EXPECT_EQ(truth(R"({"strength": "symmetric_bits", "of": "usable", ">=": 64})"), "false");
  report_.encryption.present.symmetric_bits = 63;
  EXPECT_EQ(truth(strong), "false");
}

TEST_F(Conditions, declared_numbers_are_compared_as_written) {
  const std::string fast = R"({"declared": "encryption_rate_gbps", ">=": 10})";
  EXPECT_EQ(truth(fast, R"({"encryption_rate_gbps": 10})"), "true");
  EXPECT_EQ(truth(fast, R"({"encryption_rate_gbps": 9.99})"), "false");
  EXPECT_EQ(
      truth(R"({"declared": "encryption_rate_gbps", ">": 10})", R"({"encryption_rate_gbps": 10})"),
      "false");
}

TEST_F(Conditions, a_certificate_that_ran_out_is_not_held) {
  const std::string held = R"({"declared": "certificates", "has": {"kind": "ccis"}})";
  EXPECT_EQ(truth(held, R"({"certificates": [{"kind": "ccis"}]})"), "true");
  EXPECT_EQ(truth(held, R"({"certificates": [{"kind": "ccis", "valid_until": "2020-01-01"}]})"),
            "true");
  EXPECT_EQ(truth(held, R"({"certificates": [{"kind": "ccis", "valid_until": "2019-12-31"}]})"),
            "false");
}

TEST_F(Conditions, the_verdict_on_the_type_in_question_is_judged) {
  report_.ccis = {{"firewall", "", "component", {"f-2"}}};
  EXPECT_EQ(truth(R"({"ccis": "verdict", "is": "component"})"), "true");
  EXPECT_EQ(truth(R"({"ccis": "verdict", "type": "anti-spam", "is": "none"})"), "true");
  EXPECT_EQ(truth(R"({"for": ["firewall"]})"), "true");
  EXPECT_EQ(
      truth(R"({"declared": "main_function", "is": "$for"})", R"({"main_function": "firewall"})"),
      "true");
  report_.complete = false;
  EXPECT_EQ(truth(R"({"ccis": "verdict", "is": "component"})"), "unknown");
  EXPECT_EQ(truth(R"({"ccis": "verdict", "in": ["component", "candidate"]})"), "true");
}

TEST_F(Conditions, a_contradicted_operand_is_unknown_and_not_asked_for_again) {
  doubted_ = {"movement"};
  EXPECT_EQ(truth(import_, R"({"movement": "import"})"), "unknown");
  EXPECT_EQ(asks(import_, R"({"movement": "import"})"), Asked{});
}

TEST_F(Conditions, what_the_text_leaves_open_is_said_only_where_nothing_else_is) {
  const auto open = R"({"any": [)" + import_ + R"(, {"unsettled": {"en": "open", "zh": "未定"}}]})";
  EXPECT_TRUE(judge(open).open.empty());
  EXPECT_EQ(judge(open, R"({"movement": "none"})").open.size(), 1U);
}

TEST_F(Conditions, the_tree_shows_what_decided) {
  const auto outcome =
      judge(R"({"all": [)" + import_ + "," + yes_ + "]}", R"({"movement": "none"})");
  EXPECT_EQ(to_json(outcome.tree, JsonStyle::compact),
            R"({"of":[{"found":"none","of":[{"declared":"movement","includes":"import"}],)"
            R"("op":"test","truth":"false"}],"op":"all","truth":"false"})");
}

TEST_F(Conditions, tests_that_could_never_hold_are_refused_with_their_place) {
  EXPECT_EQ(refusal(R"({"all": [{"declared": "movment", "includes": "import"}]})"),
            "pack.json#/all/0/declared: \"movment\" is no known context key; did you mean "
            "\"movement\"?");
  for (const auto* bad : {
           R"({"declared": "movement", "includes": "smuggling"})",
           R"({"declared": "movement", "is": "import"})",
           R"({"declared": "in_china", "is": "yes"})",
           R"({"declared": "party", "includes": "domestic"})",
           R"({"declared": "encryption_rate_gbps", "is": 10})",
           R"({"declared": "certificates", "has": {"kind": "driving"}})",
           R"({"declared": "certificates", "has": {}})",
           R"({"declared": "party", "is": "domestic", "extra": 1})",
           R"({"encryption": "verdict", "is": "strong"})",
           R"({"encryption": "colour", "is": "red"})",
           R"({"strength": "symmetric_bits", "<": 64})",
           R"({"strength": "bits", ">=": 64})",
           R"({"ccis": "verdict", "type": "toaster", "is": "none"})",
           R"({"for": "toaster"})",
           R"({"finding": {"kind": "rumour"}})",
           R"({"known": "weather"})",
           R"({"use": "nothing"})",
           R"({"at-least": 3, "of": [{"for": "firewall"}]})",
           R"({"all": []})",
           R"({"sometimes": true})",
           R"({"unsettled": {"en": "open", "zh": ""}})",
       })
    EXPECT_EQ(refusal(bad).rfind("pack.json#", 0), 0U) << bad << " " << refusal(bad);
}

TEST_F(Conditions, a_condition_that_uses_itself_is_refused) {
  const auto loop = parse_json(R"({"not": {"use": "loop"}})", file_);
  conditions_.emplace("loop", Node(loop, file_));
  EXPECT_NE(refusal(R"({"use": "loop"})").find("uses itself"), std::string::npos);
}

}  // namespace
}  // namespace assay
