// What `assay signatures check` says beyond the loader: schemas, and examples through the real
// matcher.
#include "signatures/check.h"

#include <gtest/gtest.h>

#include "unit/signatures/data_folder.h"

namespace assay {
namespace {

// Brings the schemas of what a DataFolder holds.
class CheckedFolder : public DataFolder {
 public:
  CheckedFolder() {
    const auto schemas = std::filesystem::path(ASSAY_SOURCE_DIR) / "signatures/schema";
    std::filesystem::create_directories(path() / "schema");
    for (const std::string name : {"signatures", "vocabulary", "version"})
      std::filesystem::copy_file(schemas / ("assay-" + name + "-1.json"),
                                 path() / "schema" / ("assay-" + name + "-1.json"));
  }
};

std::vector<std::string> faults_in(const DataFolder& folder, CheckCounts& counts) {
  auto faults = check_signatures(folder.path(), counts);
  for (auto& fault : faults) fault = folder.without_path(fault);
  return faults;
}

std::vector<std::string> faults_in(const DataFolder& folder) {
  CheckCounts counts;
  return faults_in(folder, counts);
}

// A signature of one term, all of whose claims follow from it.
std::string one_term(std::string_view id, std::string_view term, std::string_view examples) {
  return R"json({"id":")json" + std::string(id) +
         R"json(","kind":"algorithm","subject":"AES","title":"AES","source":"FIPS 197",
            "terms":[{"id":"t",)json" +
         std::string(term) + R"json(,"examples":)json" + std::string(examples) +
         R"json(}],"claims":[{"role":"implements","strength":"strong","when":"t"}]})json";
}

constexpr std::string_view kTable = R"("bytes":"637c777bf26b6fc53001672bfed7ab76")";

TEST(SignaturesCheck, FindsNoFaultInTheRepositorysOwnData) {
  CheckCounts counts;
  EXPECT_THAT(check_signatures(std::filesystem::path(ASSAY_SOURCE_DIR) / "signatures", counts),
              testing::IsEmpty());
  EXPECT_GT(counts.files, 5U);
  EXPECT_GT(counts.signatures, 0U);
  EXPECT_GT(counts.rules, 13U);
  EXPECT_GE(counts.terms, counts.signatures);
  EXPECT_GE(counts.examples, 2 * counts.terms);
}

TEST(SignaturesCheck, CountsWhatItChecked) {
  CheckedFolder folder;
  folder.put_signatures(
      "s.json",
      "[" + one_term("aes", kTable, R"({"match":[{"self":"u8"}],"miss":[{"hex":"00"}]})") + "]");
  CheckCounts counts;
  EXPECT_THAT(faults_in(folder, counts), testing::IsEmpty());
  EXPECT_EQ(counts.files, 7U);
  EXPECT_EQ(counts.signatures, 1U);
  EXPECT_EQ(counts.terms, 1U);
  EXPECT_EQ(counts.examples, 2U);
}

TEST(SignaturesCheck, TellsExamplesThatDoNotDoWhatTheySay) {
  CheckedFolder folder;
  folder.put_signatures(
      "s.json",
      "[" +
          one_term(
              "a", kTable,
              R"({"match":[{"self":"u8","flip":0}],"miss":[{"hex":"00637c777bf26b6fc53001672bfed7ab7600"}]})") +
          "," + one_term("b", R"("imports":["AES_*"])", R"({"match":["aes_x"],"miss":["AES_x"]})") +
          "," +
          one_term("c", R"json("regex":"Rijndael v(\\d)")json",
                   R"({"match":[{"text":"Rijndael vx"}],"miss":[{"text":"a Rijndael v4"}]})") +
          "]");
  const std::string misses = ": the term \"t\" does not match this example";
  const std::string matches = ": the term \"t\" matches this example, which it must not";
  EXPECT_THAT(faults_in(folder),
              testing::ElementsAre("s.json#/signatures/0/terms/0/examples/match/0" + misses,
                                   "s.json#/signatures/0/terms/0/examples/miss/0" + matches,
                                   "s.json#/signatures/1/terms/0/examples/match/0" + misses,
                                   "s.json#/signatures/1/terms/0/examples/miss/0" + matches,
                                   "s.json#/signatures/2/terms/0/examples/match/0" + misses,
                                   "s.json#/signatures/2/terms/0/examples/miss/0" + matches));
}

TEST(SignaturesCheck, GivesTermsThePlaceTheyAskFor) {
  CheckedFolder folder;
  const std::string examples = R"({"match":[{"self":"u8"}],"miss":[{"self":"u8","flip":2}]})";
  std::string list;
  for (const std::string where : {"anywhere", "start", "code", "data", "text"})
    list += (list.empty() ? "" : ",") +
            one_term(where, std::string(kTable) + R"(,"where":")" + where + "\"", examples);
  folder.put_signatures("s.json", "[" + list + "]");
  EXPECT_THAT(faults_in(folder), testing::IsEmpty());
}

TEST(SignaturesCheck, LetsAFindingTermLeaveTheRoleOpen) {
  CheckedFolder folder;
  folder.put_signatures(
      "s.json",
      "[" +
          one_term(
              "a", R"("findings":["package:suri*"])",
              R"({"match":["package:suricata","package:suricata:embeds"],"miss":["library:suricata"]})") +
          "," +
          one_term("b", R"("findings":["library:openssl:embeds"])",
                   R"({"match":["library:openssl:embeds"],"miss":["library:openssl:calls"]})") +
          "]");
  EXPECT_THAT(faults_in(folder), testing::IsEmpty());
}

TEST(SignaturesCheck, TellsARegexThatCannotBeCompiledAndChecksTheRest) {
  CheckedFolder folder;
  const std::string examples = R"({"match":[{"text":"x"}],"miss":[{"text":"y"}]})";
  folder.put_signatures("s.json", "[" + one_term("a", R"json("regex":"Rijndael (")json", examples) +
                                      "," + one_term("b", R"("regex":"ab?")", examples) + "," +
                                      one_term("c", kTable, examples) + "]");
  const auto faults = faults_in(folder);
  ASSERT_EQ(faults.size(), 3U);
  EXPECT_THAT(faults[0], testing::StartsWith("s.json#/signatures/0: a.t: "));
  EXPECT_THAT(faults[1], testing::StartsWith("s.json#/signatures/1: b.t: "));
  EXPECT_EQ(faults[2],
            "s.json#/signatures/2/terms/0/examples/match/0: the term \"t\" does not match this "
            "example");
}

TEST(SignaturesCheck, TellsEveryRefusedSignatureAndChecksTheRest) {
  CheckedFolder folder;
  const std::string examples = R"({"match":[{"self":"u8"}],"miss":[{"hex":"00"}]})";
  folder.put_signatures(
      "s.json", "[" + one_term("a", R"("bytes":"63")", examples) + "," +
                    one_term("b", R"("bytes":"64")", examples) + "," +
                    one_term("c", kTable, R"({"match":[{"hex":"00"}],"miss":[{"hex":"00"}]})") +
                    "]");
  EXPECT_THAT(
      faults_in(folder),
      testing::ElementsAre("s.json#/signatures/0/terms/0/bytes: it is only 1 bytes long, at "
                           "least 8 are needed to search for it",
                           "s.json#/signatures/1/terms/0/bytes: it is only 1 bytes long, at "
                           "least 8 are needed to search for it",
                           "s.json#/signatures/2/terms/0/examples/match/0: the term \"t\" "
                           "does not match this example"));
}

TEST(SignaturesCheck, TellsWhatASchemaSaysAtItsDeepestPlace) {
  CheckedFolder folder;
  folder.put("schema/assay-thing-1.json", R"({"$schema":"http://json-schema.org/draft-07/schema#",
      "type":"object","properties":{"list":{"type":"array","items":{"type":"integer"}}}})");
  folder.put("thing.json", R"({"schema":"assay-thing/1","list":[1,"two"]})");
  EXPECT_THAT(faults_in(folder),
              testing::ElementsAre(testing::StartsWith(
                  "thing.json#/list/1: not as schema/assay-thing-1.json wants it: ")));
}

TEST(SignaturesCheck, TellsAFileThatIsNoSchema) {
  CheckedFolder folder;
  folder.put("schema/assay-thing-1.json", R"({"type":7})");
  folder.put("schema/assay-other-1.json", "{");
  const auto faults = faults_in(folder);
  ASSERT_EQ(faults.size(), 2U);
  EXPECT_THAT(faults[0],
              testing::StartsWith("schema/assay-other-1.json: this is no JSON Schema: "));
  EXPECT_THAT(faults[1],
              testing::StartsWith("schema/assay-thing-1.json: this is no JSON Schema: "));
}

TEST(SignaturesCheck, TellsAFileThatNoSchemaSpeaksOf) {
  CheckedFolder folder;
  folder.put("x.json", R"({"schema":"assay-colours/1"})");
  EXPECT_THAT(faults_in(folder),
              testing::ElementsAre(
                  "x.json#/schema: there is no schema/assay-colours-1.json to check this file by"));
}

TEST(SignaturesCheck, TellsWhatTheReadersOfTypesAndLawSay) {
  CheckedFolder folder;
  folder.put("schema/assay-ccis-1.json", "{}");
  folder.put("schema/assay-regime-1.json", "{}");
  folder.put("ccis/types.json", R"({"schema":"assay-ccis/1"})");
  folder.put("regimes/x.json", R"({"schema":"assay-regime/1"})");
  const auto faults = faults_in(folder);
  ASSERT_EQ(faults.size(), 2U);
  EXPECT_THAT(faults[0], testing::StartsWith("ccis/types.json#"));
}

TEST(SignaturesCheck, TellsDataWithoutAVersion) {
  CheckedFolder folder;
  std::filesystem::remove(folder.path() / "VERSION.json");
  EXPECT_THAT(faults_in(folder), testing::ElementsAre("VERSION.json: the data has no version"));
}

TEST(SignaturesCheck, TellsAFolderThatIsNotThere) {
  CheckCounts counts;
  EXPECT_THAT(
      check_signatures("/nowhere/signatures", counts),
      testing::ElementsAre("/nowhere/signatures: cannot be read: No such file or directory"));
}

}  // namespace
}  // namespace assay
