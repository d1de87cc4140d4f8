#include <assay/claims.h>
#include <gtest/gtest.h>

namespace assay {
namespace {

using Op = Condition::Op;

Condition term(std::uint32_t index) {
  Condition condition;
  condition.op = Op::term;
  condition.term = index;
  return condition;
}

Condition of(Op op, std::vector<Condition> parts, std::uint32_t count = 0) {
  Condition condition;
  condition.op = op;
  condition.count = count;
  condition.of = std::move(parts);
  return condition;
}

TEST(Condition, HoldsAsItsOperatorSays) {
  const std::array<bool, 3> terms{true, false, true};
  EXPECT_TRUE(holds(term(0), terms));
  EXPECT_FALSE(holds(term(1), terms));
  EXPECT_TRUE(holds(of(Op::all, {term(0), term(2)}), terms));
  EXPECT_FALSE(holds(of(Op::all, {term(0), term(1)}), terms));
  EXPECT_TRUE(holds(of(Op::any, {term(1), term(2)}), terms));
  EXPECT_TRUE(holds(of(Op::none, {term(1)}), terms));
  EXPECT_FALSE(holds(of(Op::none, {term(0), term(1)}), terms));
  EXPECT_TRUE(holds(of(Op::at_least, {term(0), term(1), term(2)}, 2), terms));
  EXPECT_FALSE(holds(of(Op::at_least, {term(0), term(1), term(2)}, 3), terms));
}

TEST(Condition, IsNotSupportedByWhatMustBeAbsent) {
  std::vector<std::uint32_t> terms;
  supporting_terms(of(Op::all, {term(2), of(Op::none, {term(1)}), of(Op::any, {term(0)})}),
                   [&](std::uint32_t index) { terms.push_back(index); });
  EXPECT_THAT(terms, testing::ElementsAre(2, 0));
}

// One signature with a table, a version banner, imports and a library of its own kind.
class Claims : public testing::Test {
 protected:
  enum : std::uint32_t { kTable, kBanner, kImports };

  Claims() {
    Signature& made = signatures_.emplace_back();
    made.id = "openssl";
    made.kind = Kind::library;
    made.subject = "openssl";
    made.parameters = {{"bits", 256}};
    Term table;
    table.id = "table";
    table.method = "table";
    table.source = "FIPS 197";
    table.literals = {{"u8", {1, 2, 3, 4}}};
    Term banner;
    banner.id = "banner";
    banner.form = TermForm::regex;
    banner.method = "banner";
    Term imports;
    imports.id = "imports";
    imports.form = TermForm::import_symbol;
    imports.names = {"EVP_*"};
    imports.at_least = 2;
    imports.method = "import";
    made.terms = {table, banner, imports};
    claim(Role::embeds, Strength::strong, of(Op::all, {term(kTable), term(kBanner)}));
    claim(Role::embeds, Strength::weak, of(Op::any, {term(kTable), term(kBanner)}));
    claim(Role::calls, Strength::likely, term(kImports));
    bytes_.assign(200, 0);
    const std::string_view text = "OpenSSL 3.0.11 x";
    std::copy(text.begin(), text.end(), bytes_.begin() + 100);
    facts_.object.emplace();
    facts_.object->sections = {{".rodata", 80, 120, 0x1080, false, false}};
  }

  void claim(Role role, Strength strength, Condition when) {
    Claim made;
    made.role = role;
    made.strength = strength;
    made.when = std::move(when);
    made.purposes = {Purpose::confidentiality};
    made.version_term = "banner";
    signatures_[0].claims.push_back(std::move(made));
  }

  static TermHits hits(std::uint32_t index, std::vector<Hit> places, std::uint64_t total) {
    return {.signature = 0, .term = index, .total = total, .hits = std::move(places)};
  }

  static Hit banner_hit() {
    return {.literal = 0, .offset = 100, .length = 14, .capture_offset = 108, .capture_length = 6};
  }

  void import(std::string name) {
    Symbol made;
    made.name = std::move(name);
    facts_.object->imports.push_back(made);
  }

  std::vector<Finding> findings(const std::vector<TermHits>& seen) {
    return claim_findings(signatures_, BlobView{facts_, bytes_}, seen, NameIndex(signatures_));
  }

  std::vector<Signature> signatures_;
  std::vector<std::uint8_t> bytes_;
  BlobFacts facts_;
};

TEST_F(Claims, NothingSeenIsNothingFound) { EXPECT_TRUE(findings({}).empty()); }

TEST_F(Claims, TheFirstOfARoleThatHoldsIsReported) {
  const auto both =
      findings({hits(kTable, {{.offset = 4, .length = 4}}, 1), hits(kBanner, {banner_hit()}, 1)});
  ASSERT_EQ(both.size(), 1U);
  EXPECT_EQ(both[0].strength, Strength::strong);
  EXPECT_EQ(both[0].role, Role::embeds);
  EXPECT_EQ(both[0].version, "3.0.11");
  EXPECT_EQ(both[0].purposes, std::vector{Purpose::confidentiality});
  EXPECT_EQ(both[0].parameters, (Object{{"bits", 256}}));

  const auto one = findings({hits(kTable, {{.offset = 4, .length = 4}}, 1)});
  ASSERT_EQ(one.size(), 1U);
  EXPECT_EQ(one[0].strength, Strength::weak);
  EXPECT_EQ(one[0].version, std::nullopt);
}

TEST_F(Claims, EachRoleHasItsOwnFindingAndEvidence) {
  import("EVP_sha256");
  import("EVP_aes_128_cbc");
  const auto found = findings({hits(kTable, {{.offset = 4, .length = 4}}, 1)});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[1].role, Role::calls);
  ASSERT_EQ(found[1].evidence.size(), 2U);
  EXPECT_EQ(found[1].evidence[0].symbol, "EVP_aes_128_cbc");
  EXPECT_EQ(found[1].evidence[0].signature, "openssl.imports");
  EXPECT_EQ(found[1].evidence[0].method, "import");
  EXPECT_EQ(found[1].evidence_total, 2U);
}

TEST_F(Claims, FewerNamesThanWantedAreNotEnough) {
  import("EVP_sha256");
  import("EVP_sha256");
  EXPECT_TRUE(findings({}).empty());
}

TEST_F(Claims, EvidenceSaysWhereAndWhat) {
  const auto found = findings({hits(kBanner, {banner_hit()}, 1)});
  ASSERT_EQ(found.size(), 1U);
  ASSERT_EQ(found[0].evidence.size(), 1U);
  const auto& evidence = found[0].evidence[0];
  EXPECT_EQ(evidence.offset, 100U);
  EXPECT_EQ(evidence.length, 14U);
  EXPECT_EQ(evidence.section, ".rodata");
  EXPECT_EQ(evidence.address, 0x1094U);
  EXPECT_EQ(evidence.excerpt, "4f70656e53534c20332e302e3131");
  EXPECT_EQ(evidence.text, "OpenSSL 3.0.11");
  EXPECT_EQ(evidence.path, "");
}

TEST_F(Claims, ManyHitsOfOneTermLeaveRoomForTheOthers) {
  std::vector<Hit> many(64);
  for (std::size_t i = 0; i < many.size(); ++i) many[i] = {.offset = i, .length = 4};
  const auto found = findings({hits(kTable, many, 1000), hits(kBanner, {banner_hit()}, 1)});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].evidence.size(), 16U);
  EXPECT_EQ(found[0].evidence.back().signature, "openssl.banner");
  EXPECT_EQ(found[0].evidence_total, 1001U);
}

TEST_F(Claims, AVersionThatIsNoTextIsNotReported) {
  bytes_[109] = 0x07;
  const auto found = findings({hits(kBanner, {banner_hit()}, 1)});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].version, std::nullopt);
}

TEST_F(Claims, AHitPastTheEndIsCutNotRead) {
  const auto found = findings({hits(kTable, {{.offset = 198, .length = 40}}, 1)});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].evidence[0].excerpt, "0000");
}

TEST(Evidence, OfADefinedSymbolKnowsItsPlaceInTheFile) {
  Signature signature;
  signature.id = "wolfssl";
  Term term;
  term.id = "defs";
  ObjectFile object;
  object.sections = {{".text", 0x400, 0x100, 0x8000, true, false}};
  Symbol symbol;
  symbol.name = "wc_AesEncrypt";
  symbol.value = 0x8010;
  symbol.size = 32;
  const auto evidence = evidence_of(MatchedName{symbol.name, &symbol}, signature, term, object);
  EXPECT_EQ(evidence.symbol, "wc_AesEncrypt");
  EXPECT_EQ(evidence.address, 0x8010U);
  EXPECT_EQ(evidence.offset, 0x410U);
  EXPECT_EQ(evidence.length, 32U);
  EXPECT_EQ(evidence.section, ".text");
}

}  // namespace
}  // namespace assay
