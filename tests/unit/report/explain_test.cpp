#include "report/explain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "data/error.h"
#include "unit/report/golden.h"
#include "unit/report/sample_reports.h"

namespace assay {
namespace {

using testing::HasSubstr;

const Catalogue& catalogue() {
  static const Catalogue all = Catalogue::load(std::string(ASSAY_SOURCE_DIR) + "/signatures");
  return all;
}

std::string explained(const Report& report, std::string_view id, unsigned width = 80) {
  return explain_finding(report, id, catalogue(), {.width = width});
}

// A report whose proof stands on a signature that is really there.
Report cited_standard() {
  auto report = test::library_package();
  report.findings[2].evidence[0].signature = "gb-t-citation.number";
  return report;
}

TEST(ExplainFindingGolden, TheChainIsAsItWasApproved) {
  for (const unsigned width : {40U, 80U}) {
    const auto text = explained(cited_standard(), "f-0000000000000003", width);
    EXPECT_EQ(text, test::golden("explain_finding." + std::to_string(width) + ".txt", text));
  }
}

TEST(ExplainFinding, LeadsToTheSignaturesSource) {
  const auto text = explained(cited_standard(), "f-0000000000000003", 200);
  EXPECT_THAT(text, HasSubstr("template/standards.json#/signatures/0"));
  EXPECT_THAT(text, HasSubstr("GB/T 20281"));
}

TEST(ExplainFinding, LeadsToASignatureThatNamesFunctions) {
  auto report = test::library_package();
  report.findings[0].evidence[0].signature = "hkdf.functions";
  const auto text = explained(report, "f-0000000000000001", 200);
  EXPECT_THAT(text, HasSubstr("algorithms/hkdf.json#/signatures/0"));
  EXPECT_THAT(text, HasSubstr("RFC 5869"));
}

TEST(ExplainFinding, SaysWhatRestsOnIt) {
  const auto text = explained(test::library_package(), "f-0000000000000001", 200);
  EXPECT_THAT(text, HasSubstr("the encryption verdict: present"));
  EXPECT_THAT(text, HasSubstr("the duty CN-IMP-SCA for encryption (seed view): needs an answer"));
  EXPECT_THAT(text, HasSubstr("f-0000000000000002 contains it"));
  EXPECT_THAT(text, HasSubstr("Address      0xffffffff811a2340"));
}

TEST(ExplainFinding, ASubjectThatOnlyOneFindingHasIsEnough) {
  EXPECT_EQ(explained(test::library_package(), "AES"),
            explained(test::library_package(), "f-0000000000000001"));
}

TEST(ExplainFinding, AnUnknownIdNamesNearOnes) {
  EXPECT_THAT([] { (void)explained(test::library_package(), "AEZ"); },
              testing::ThrowsMessage<ConfigError>(
                  "libssl3_3.0.15-1_amd64.deb: no findings are \"AEZ\"; near: AES"));
  EXPECT_THAT([] { (void)explained(test::library_package(), "f-000000000000000"); },
              testing::ThrowsMessage<ConfigError>(HasSubstr("several findings are")));
}

TEST(HexDump, CountsFromTheOffsetSixteenBytesALine) {
  EXPECT_THAT(hex_dump("637c777bf26b6fc53001672bfed7ab76ca82", 0x1a2340),
              testing::ElementsAre(
                  "001a2340  63 7c 77 7b f2 6b 6f c5  30 01 67 2b fe d7 ab 76  |c|w{.ko.0.g+...v|",
                  "001a2350  ca 82                                             |..|"));
  EXPECT_THAT(hex_dump("6", 0), testing::IsEmpty());
  EXPECT_THAT(hex_dump("zz", 0), testing::IsEmpty());
  EXPECT_THAT(hex_dump("1b5b", 0), testing::ElementsAre(HasSubstr("|.[|")));
}

TEST(NearNames, AreThoseAFewLettersAway) {
  const std::vector<std::string> known{"movement", "mass_market", "main_function", "AES"};
  EXPECT_THAT(near_names("movment", known), testing::ElementsAre("movement"));
  EXPECT_THAT(near_names("aes", known), testing::ElementsAre("AES"));
  EXPECT_THAT(near_names("zzzzzz", known), testing::IsEmpty());
}

}  // namespace
}  // namespace assay
