#include "signatures/catalogue.h"

#include <gtest/gtest.h>

#include "data/digest.h"
#include "unit/signatures/data_folder.h"

namespace assay {
namespace {

constexpr std::string_view kAes = R"json({
  "id": "aes", "kind": "algorithm", "subject": "AES", "title": "Advanced Encryption Standard",
  "source": "FIPS 197", "note": "a note", "references": ["https://example.org"],
  "purposes": ["confidentiality"], "parameters": {"key_bits": [128, 256]},
  "terms": [
    {"id": "sbox", "bytes": "637c777bf26b6fc5 3001672bfed7ab76", "source": "FIPS 197, 5.1.1",
     "examples": {"match": [{"self": "u8"}], "miss": [{"self": "u8", "flip": 3}]}},
    {"id": "te0", "words": "c66363a5 f87c7c84 ee777799", "bits": 32, "layouts": ["be", "le"],
     "examples": {"match": [{"self": "le"}, {"hex": "c66363a5f87c7c84ee777799"}],
                  "miss": [{"text": "c66363a5"}]}},
    {"id": "imports", "imports": ["AES_*"], "at_least": 2,
     "examples": {"match": ["AES_encrypt"], "miss": ["aes"]}},
    {"id": "version", "regex": "AES (\\d+)", "where": "data",
     "examples": {"match": [{"text": "AES 1"}], "miss": [{"text": "AES"}]}}
  ],
  "claims": [
    {"role": "implements", "strength": "strong", "when": {"any": ["sbox", {"all": ["te0"]}]},
     "version_term": "version", "text": "AES is here."},
    {"role": "calls", "strength": "weak", "when": {"at_least": 1, "of": ["imports"]},
     "purposes": ["integrity"]}
  ]})json";

TEST(Catalogue, LoadsTheRepositorysOwnData) {
  const auto catalogue = Catalogue::load(std::filesystem::path(ASSAY_SOURCE_DIR) / "signatures");
  EXPECT_TRUE(catalogue.vocabulary().algorithms.contains("AES"));
  EXPECT_EQ(catalogue.vocabulary().ccis_types.size(), 13U);
  EXPECT_FALSE(catalogue.version().empty());
}

class LoadedAes : public testing::Test {
 protected:
  LoadedAes() {
    folder_.put_signatures("algorithms/aes.json", "[" + std::string(kAes) + "]");
    catalogue_ = Catalogue::load(folder_.path());
  }
  const Signature& aes() const { return catalogue_.all().at(0); }

  DataFolder folder_;
  Catalogue catalogue_;
};

TEST_F(LoadedAes, HasItsSubjectPurposesAndParameters) {
  EXPECT_EQ(aes().id, "aes");
  EXPECT_EQ(aes().plugin, "algorithms");
  EXPECT_EQ(aes().kind, Kind::algorithm);
  EXPECT_EQ(aes().subject, "AES");
  EXPECT_EQ(aes().purposes, std::vector{Purpose::confidentiality});
  EXPECT_EQ(aes().parameters, (Object{{"key_bits", List{128, 256}}}));
}

TEST_F(LoadedAes, HasItsTermsExpanded) {
  ASSERT_EQ(aes().terms.size(), 4U);
  const auto& sbox = aes().terms[0];
  ASSERT_EQ(sbox.literals.size(), 1U);
  EXPECT_EQ(to_hex(sbox.literals[0].bytes), "637c777bf26b6fc53001672bfed7ab76");
  EXPECT_EQ(sbox.source, "FIPS 197, 5.1.1");
  EXPECT_EQ(sbox.method, "table");
  const auto& te0 = aes().terms[1];
  ASSERT_EQ(te0.literals.size(), 2U);
  EXPECT_EQ(te0.literals[0].layout, "be");
  EXPECT_EQ(to_hex(te0.literals[1].bytes), "a56363c6847c7cf8997777ee");
  EXPECT_EQ(te0.source, "FIPS 197");
  EXPECT_EQ(aes().terms[2].form, TermForm::import_symbol);
  EXPECT_EQ(aes().terms[2].at_least, 2U);
  EXPECT_EQ(aes().terms[3].where, Where::data);
  EXPECT_EQ(aes().terms[3].method, "banner");
}

TEST_F(LoadedAes, HasItsClaims) {
  ASSERT_EQ(aes().claims.size(), 2U);
  const auto& strong = aes().claims[0];
  EXPECT_EQ(strong.when.op, Condition::Op::any);
  EXPECT_EQ(strong.when.of.at(0).term, 0U);
  EXPECT_EQ(strong.when.of.at(1).of.at(0).term, 1U);
  EXPECT_EQ(strong.version_term, "version");
  EXPECT_EQ(strong.purposes, aes().purposes);
  EXPECT_EQ(aes().claims[1].when.count, 1U);
  EXPECT_EQ(aes().claims[1].purposes, std::vector{Purpose::integrity});
}

TEST_F(LoadedAes, KeepsWhereItComesFrom) {
  const auto& origin = catalogue_.origin(0);
  EXPECT_EQ(origin.file, "algorithms/aes.json");
  EXPECT_EQ(origin.pointer, "/signatures/0");
  EXPECT_EQ(origin.source, "FIPS 197");
  EXPECT_EQ(origin.note, "a note");
  EXPECT_EQ(origin.references, std::vector<std::string>{"https://example.org"});
  ASSERT_EQ(origin.examples.size(), 9U);
  EXPECT_EQ(origin.examples[1].pointer, "/signatures/0/terms/0/examples/miss/0");
  EXPECT_FALSE(origin.examples[1].must_match);
  EXPECT_EQ(to_hex(origin.examples[1].bytes), "637c7721f26b6fc53001672bfed7ab76");
  EXPECT_EQ(to_hex(origin.examples[2].bytes), "a56363c6847c7cf8997777ee");
  EXPECT_EQ(origin.examples[5].name, "AES_encrypt");
}

TEST_F(LoadedAes, IsFoundByItsPlugin) {
  EXPECT_EQ(catalogue_.of_plugin("algorithms").size(), 1U);
  EXPECT_TRUE(catalogue_.of_plugin("libraries").empty());
  EXPECT_EQ(catalogue_.plugins(), std::set<std::string>{"algorithms"});
}

TEST_F(LoadedAes, IsRefusedWhereItsIdStandsInTwoFiles) {
  folder_.put_signatures("products/other.json", "[" + std::string(kAes) + "]");
  EXPECT_EQ(folder_.refusal(),
            "products/other.json#/signatures/0/id: the id \"aes\" stands already at "
            "algorithms/aes.json#/signatures/0");
}

TEST_F(LoadedAes, ComesInTheOrderOfPluginAndIdWhateverTheFile) {
  const auto put = [&](std::string_view file, std::string_view plugin, std::string_view id) {
    std::string text(kAes);
    text.replace(text.find("\"aes\""), 5, "\"" + std::string(id) + "\"");
    folder_.put(std::string(file), R"({"schema":"assay-signatures/1","plugin":")" +
                                       std::string(plugin) + R"(","signatures":[)" + text + "]}");
  };
  put("a.json", "products", "b");
  put("b.json", "algorithms", "zzz");
  put("c.json", "products", "a");
  const auto catalogue = Catalogue::load(folder_.path());
  std::vector<std::string> ids;
  for (const auto& signature : catalogue.all())
    ids.push_back(signature.plugin + ":" + signature.id);
  EXPECT_THAT(ids,
              testing::ElementsAre("algorithms:aes", "algorithms:zzz", "products:a", "products:b"));
  EXPECT_EQ(catalogue.of_plugin("products").front().id, "a");
  EXPECT_EQ(catalogue.origin(2).file, "c.json");
}

TEST_F(LoadedAes, DigestHoldsEveryFilesNameAndContent) {
  const auto digest = catalogue_.digest();
  EXPECT_EQ(digest.size(), 7U + 64U);
  EXPECT_EQ(Catalogue::load(folder_.path()).digest(), digest);
  folder_.put("facts/x.json", R"({"schema":"assay-facts/1"})");
  const auto more = Catalogue::load(folder_.path()).digest();
  EXPECT_NE(more, digest);
  std::filesystem::rename(folder_.path() / "facts/x.json", folder_.path() / "facts/y.json");
  EXPECT_NE(Catalogue::load(folder_.path()).digest(), more);
  std::filesystem::remove(folder_.path() / "facts/y.json");
  folder_.put("notes.txt", "not data");
  EXPECT_EQ(Catalogue::load(folder_.path()).digest(), digest);
}

TEST_F(LoadedAes, TakesItsVersionFromTheVersionFile) {
  EXPECT_EQ(catalogue_.version(), "2026.01.01");
}

TEST(Catalogue, RefusesAFolderThatIsNotThere) {
  try {
    Catalogue::load("/nowhere/signatures");
    FAIL();
  } catch (const ConfigError& fault) {
    EXPECT_STREQ(fault.what(), "/nowhere/signatures: cannot be read: No such file or directory");
  }
}

TEST(Catalogue, LeavesFilesOfOtherReadersAlone) {
  DataFolder folder;
  folder.put("regimes/x.json", R"({"schema":"assay-regime/1","what":"ever"})");
  EXPECT_EQ(folder.refusal(), "accepted");
}

TEST(Catalogue, RefusesAFileThatDoesNotSayWhatItIs) {
  DataFolder folder;
  folder.put("x.json", R"({"signatures":[],"schema":"assay-signatures/1"})");
  EXPECT_EQ(folder.refusal(),
            "x.json: the first member must be \"schema\", so that the reader is known");
}

TEST(Catalogue, RefusesAnotherEditionOfTheSignatureFormat) {
  DataFolder folder;
  folder.put("x.json", R"({"schema":"assay-signatures/2"})");
  EXPECT_EQ(folder.refusal(),
            "x.json#/schema: this is \"assay-signatures/2\", wanted is \"assay-signatures/1\"");
}

TEST(Catalogue, RefusesAVocabularyThatRepeatsOrIsUnknown) {
  DataFolder folder;
  folder.put("v.json", R"({"schema":"assay-vocabulary/1","list":"curves",
      "groups":[{"source":"t","names":["P-256","P-256"]}]})");
  EXPECT_EQ(folder.refusal(), "v.json#/groups/0/names/1: the name \"P-256\" stands twice");
  folder.put("v.json", R"({"schema":"assay-vocabulary/1","list":"colours","groups":[]})");
  EXPECT_EQ(folder.refusal(), "v.json#/list: there is no vocabulary list \"colours\"");
  folder.put("v.json", R"({"schema":"assay-vocabulary/1","list":"ccis-types","source":"t",
      "types":[{"id":"a","category":"b"},{"id":"a","category":"b"}]})");
  EXPECT_EQ(folder.refusal(), "v.json#/types/1: the type \"a\" stands twice");
}

}  // namespace
}  // namespace assay
