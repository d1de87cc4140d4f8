#include "data/json.h"

#include <gtest/gtest.h>

#include "data/error.h"
#include "data/node.h"

namespace assay {
namespace {

std::string refusal(std::string_view text) {
  try {
    parse_json(text, "f.json");
  } catch (const ConfigError& error) {
    return error.what();
  }
  return "accepted";
}

TEST(Json, RoundTripsEveryForm) {
  const std::string text = R"({"a":[1,-2,2.5,true,null,"é\n"],"b":{"c":[]}})";
  EXPECT_EQ(to_json(parse_json(text, "f"), JsonStyle::compact), text);
}

TEST(Json, WritesKeysSortedWhateverTheirOrderWas) {
  EXPECT_EQ(to_json(parse_json(R"({"b":1,"a":2})", "f"), JsonStyle::compact), R"({"a":2,"b":1})");
}

TEST(Json, NamesFileAndPointerOfADuplicateKey) {
  EXPECT_EQ(refusal(R"({"x":[{"id":1},{"id":1,"id":2}]})"), "f.json#/x/1/id: the key stands twice");
}

TEST(Json, RefusesTrailingText) { EXPECT_NE(refusal("{} x").find("f.json#"), std::string::npos); }

TEST(Json, RefusesDepthThatWouldExhaustTheStack) {
  EXPECT_NE(refusal(std::string(100000, '[')).find("nested too deeply"), std::string::npos);
}

TEST(Node, SaysWhereAndWhatWasWanted) {
  const auto value = parse_json(R"({"a":{"b/c":[true]}})", "f");
  const std::string file = "f.json";
  try {
    Node(value, file).at("a").at("b/c").list()[0].string();
    FAIL();
  } catch (const ConfigError& error) {
    EXPECT_STREQ(error.what(), "f.json#/a/b~1c/0: a string is wanted here");
  }
}

}  // namespace
}  // namespace assay
