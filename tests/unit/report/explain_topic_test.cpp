#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "data/error.h"
#include "data/json.h"
#include "regimes/oblige.h"
#include "report/display.h"
#include "report/explain.h"
#include "report/list.h"
#include "report/topics.h"

namespace assay {
namespace {

using testing::HasSubstr;
using testing::Not;

// The data as it is shipped.
struct Data {
  std::filesystem::path folder = std::string(ASSAY_SOURCE_DIR) + "/signatures";
  Catalogue catalogue = Catalogue::load(folder);
  CcisRules ccis = CcisRules::load(folder);
  Regimes regimes = Regimes::load(folder);
  Knowledge knowledge{catalogue, ccis.types(), regimes.law()};
};

const Data& data() {
  static const Data all;
  return all;
}

std::string explained(std::string_view topic, unsigned width = 200) {
  return explain_topic(topic, data().knowledge, {.width = width});
}

TEST(ExplainTopic, AFactSaysItsTextPlaceAndRules) {
  const auto text = explained("S2.13");
  EXPECT_THAT(text, HasSubstr("S2.13  fact"));
  EXPECT_THAT(text, HasSubstr("Instrument"));
  EXPECT_THAT(text, HasSubstr("CN-IMP-SCA"));
  EXPECT_THAT(text, HasSubstr("facts/"));
}

TEST(ExplainTopic, AFactWithoutARuleSaysWhy) {
  EXPECT_THAT(explained("S1.1"), HasSubstr("No rule"));
}

TEST(ExplainTopic, AnObligationSaysItsRulesTheirWindowsAndWhatTheyRestOn) {
  const auto text = explained("cn-imp-sca");
  EXPECT_THAT(text, HasSubstr("CN-IMP-SCA  obligation"));
  EXPECT_THAT(text, HasSubstr("seed view"));
  EXPECT_THAT(text, HasSubstr("It rests on"));
  EXPECT_THAT(text, HasSubstr("S2.13"));
  EXPECT_THAT(text, HasSubstr("Asks"));
}

TEST(ExplainTopic, EveryRuleAndObligationAndFactCanBeExplained) {
  for (const auto& name : topics_of_law(data().regimes.law()))
    EXPECT_FALSE(explained(name).empty()) << name;
}

TEST(ExplainTopic, ARegimePrintsTheFactsThatMakeNoRuleAndWhy) {
  const auto text = explained("cn-seeds");
  EXPECT_THAT(text, HasSubstr("Facts that make no rule"));
  EXPECT_THAT(text, HasSubstr("S1.1"));
  EXPECT_THAT(text, HasSubstr("Law checked"));
}

TEST(ExplainTopic, AProductTypeSaysItsScope) {
  const auto text = explained("firewall");
  EXPECT_THAT(text, HasSubstr("防火墙"));
  EXPECT_THAT(text, HasSubstr("In scope"));
  EXPECT_THAT(text, HasSubstr("Out of scope"));
}

TEST(ExplainTopic, AContextKeySaysHowToDeclareIt) {
  const auto text = explained("movement");
  EXPECT_THAT(text, HasSubstr("--set movement="));
  EXPECT_THAT(text, HasSubstr("import"));
}

TEST(ExplainTopic, ASignatureSaysWhatItLooksForAndWhereItStands) {
  const auto text = explained("gb-t-citation");
  EXPECT_THAT(text, HasSubstr("template/standards.json#/signatures/0"));
  EXPECT_THAT(text, HasSubstr("Looks for"));
  EXPECT_THAT(text, HasSubstr("mentions (likely)"));
}

TEST(ExplainTopic, ANameIsKnownWhateverItsCase) {
  EXPECT_THAT(explained("camellia"), HasSubstr("CAMELLIA"));
}

TEST(ExplainTopic, AnUnknownTopicNamesNearOnes) {
  EXPECT_THAT(
      [] { (void)explained("movment"); },
      testing::ThrowsMessage<ConfigError>("nothing is known of \"movment\"; near: movement"));
  EXPECT_THAT([] { (void)explained("CN-IMP-SKA"); },
              testing::ThrowsMessage<ConfigError>(HasSubstr("CN-IMP-SCA")));
  EXPECT_THAT([] { (void)explained("qqqqqqqqqqqqqq"); },
              testing::ThrowsMessage<ConfigError>(HasSubstr("assay list")));
}

TEST(ExplainTopic, NoLineIsWiderThanTheTerminal) {
  for (const char* topic : {"S2.13", "CN-IMP-SCA", "cn-seeds", "firewall", "movement", "AES"})
    for (const unsigned width : {40U, 80U}) {
      std::istringstream lines(explained(topic, width));
      for (std::string line; std::getline(lines, line);)
        EXPECT_LE(display_width(line), width) << topic << ": " << line;
    }
}

TEST(List, HasEveryTypeKeyObligationRegimeAndSignature) {
  EXPECT_EQ(list_types(data().ccis.types()).rows.size(), 13U);
  EXPECT_GE(list_obligations(data().regimes.law()).rows.size(), 10U);
  EXPECT_GE(list_regimes(data().regimes.law()).rows.size(), 1U);
  EXPECT_EQ(list_signatures(data().catalogue).rows.size(), data().catalogue.all().size());
  const auto keys = write_text(list_keys(data().regimes.law().keys), {.width = 300});
  for (const char* key : {"roles", "end_user.party", "movement", "mass_market", "province"})
    EXPECT_THAT(keys, HasSubstr(key));
}

TEST(List, FormatsSayWhatIsOpened) {
  const PluginHost none({}, Catalogue());
  const auto text = write_text(list_formats(none), {.width = 200});
  EXPECT_THAT(text, testing::ContainsRegex("\ndeb  +archive +yes"));
  EXPECT_THAT(text, testing::ContainsRegex("\npng  +media +no"));
}

TEST(List, EveryListIsTextAtEveryWidthAndJson) {
  const PluginHost none({}, Catalogue());
  for (const auto& table :
       {list_plugins(none), list_formats(none), list_signatures(data().catalogue),
        list_regimes(data().regimes.law()), list_rules(data().regimes.law()),
        list_obligations(data().regimes.law()), list_keys(data().regimes.law().keys),
        list_types(data().ccis.types())}) {
    EXPECT_NO_THROW((void)parse_json(write_json(table), table.name));
    for (const unsigned width : {40U, 80U, 200U}) {
      std::istringstream lines(write_text(table, {.width = width}));
      for (std::string line; std::getline(lines, line);)
        EXPECT_LE(display_width(line), width) << table.name << ": " << line;
    }
  }
}

}  // namespace
}  // namespace assay
