// Every literal of every algorithm signature, through the real matcher and the real plugin: found
// in noise, not found with one byte changed; and what looks alike but is none.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <set>

#include "unit/algorithms/laboratory.h"
#include "unit/algorithms/noise.h"

namespace assay {
namespace {

using test::Laboratory;
using test::summary;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;

using Data = std::vector<std::uint8_t>;

Data in_noise(Bytes literal, unsigned seed) {
  auto blob = test::noise(4096, seed);
  const auto after = test::noise(1024, seed + 1);
  blob.insert(blob.end(), literal.begin(), literal.end());
  blob.insert(blob.end(), after.begin(), after.end());
  return blob;
}

const Signature& signature(std::string_view id) {
  for (const auto& one : Laboratory::shared().catalogue().all())
    if (one.id == id) return one;
  throw std::out_of_range(std::string(id));
}

const Literal& literal(std::string_view id, std::string_view term, std::size_t layout = 0) {
  for (const auto& one : signature(id).terms)
    if (one.id == term) return one.literals.at(layout);
  throw std::out_of_range(std::string(term));
}

void append(Data& blob, Bytes bytes) { blob.insert(blob.end(), bytes.begin(), bytes.end()); }

/// Whether the matcher sees literal `literal` of that term in `blob`.
bool seen(Bytes blob, std::size_t signature, std::size_t term, std::size_t literal) {
  for (const auto& found : Laboratory::shared().hits(blob))
    if (found.signature == signature && found.term == term)
      return std::any_of(found.hits.begin(), found.hits.end(),
                         [&](const Hit& hit) { return hit.literal == literal; });
  return false;
}

/// Calls visit(signature index, term index, literal index, literal) for every literal there is.
template <typename Visit>
void for_each_literal(Visit&& visit) {
  const auto& all = Laboratory::shared().catalogue().all();
  for (std::size_t s = 0; s < all.size(); ++s)
    for (std::size_t t = 0; t < all[s].terms.size(); ++t)
      for (std::size_t l = 0; l < all[s].terms[t].literals.size(); ++l)
        visit(s, t, l, all[s].terms[t].literals[l]);
}

std::string name_of_literal(std::size_t signature, std::size_t term, const Literal& literal) {
  const auto& owner = Laboratory::shared().catalogue().all()[signature];
  return owner.id + "." + owner.terms[term].id + " (" + literal.layout + ")";
}

TEST(AlgorithmSignatures, CoverEnoughFamiliesAndCurves) {
  std::set<std::string> families, curves;
  for (const auto& one : Laboratory::shared().catalogue().all())
    (one.kind == Kind::curve ? curves : families).insert(one.subject);
  EXPECT_GE(families.size(), 110u);
  for (const auto* name : {"AES", "DES", "3DES", "Blowfish", "CAMELLIA", "ChaCha20", "SHA-1",
                           "SHA-2", "SHA-3", "MD5", "SM2", "SM3", "SM4", "ZUC"})
    EXPECT_TRUE(families.contains(name)) << name;
  for (const auto* name :
       {"P-192", "P-224", "P-256", "P-384", "P-521", "secp256k1", "SM2", "SM9", "brainpoolP256r1",
        "brainpoolP384r1", "brainpoolP512r1", "Curve25519", "Ed25519", "Curve448", "Ed448"})
    EXPECT_TRUE(curves.contains(name)) << name;
}

TEST(AlgorithmSignatures, EveryLiteralIsFoundInNoise) {
  unsigned seed = 1;
  for_each_literal([&](std::size_t s, std::size_t t, std::size_t l, const Literal& each) {
    EXPECT_TRUE(seen(in_noise(each.bytes, seed += 2), s, t, l)) << name_of_literal(s, t, each);
  });
}

TEST(AlgorithmSignatures, ALiteralWithOneByteChangedIsNotFound) {
  unsigned seed = 100000;
  for_each_literal([&](std::size_t s, std::size_t t, std::size_t l, const Literal& each) {
    if (each.layout == "ascii") return;
    for (const auto at : {std::size_t{0}, each.bytes.size() / 2, each.bytes.size() - 1}) {
      auto changed = each.bytes;
      changed[at] ^= 0x40;
      EXPECT_FALSE(seen(in_noise(changed, seed += 2), s, t, l)) << name_of_literal(s, t, each);
    }
  });
}

TEST(AlgorithmSignatures, EachFamilyIsFoundByItsOwnTables) {
  unsigned seed = 200000;
  for (const auto& one : Laboratory::shared().catalogue().all()) {
    Data blob;
    bool tables = false;
    for (const auto& term : one.terms) {
      if (term.method == "look-alike") continue;  // speaks against it
      tables = tables || term.method == "table" || term.method == "constant";
      if (!term.literals.empty()) append(blob, in_noise(term.literals[0].bytes, seed += 2));
    }
    if (!tables) continue;
    const auto prefix = (one.kind == Kind::curve ? "curve:" : "") + one.subject + " implements";
    EXPECT_THAT(summary(Laboratory::shared().inspect(blob)), Contains(StartsWith(prefix)))
        << one.id;
  }
}

TEST(Algorithms, SayNothingOfWhatIsNoCryptography) {
  Data blob(256);
  std::iota(blob.begin(), blob.end(), std::uint8_t{0});
  append(blob, as_bytes("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"));
  append(blob, as_bytes("./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"));
  append(blob, as_bytes("3.14159265358979323846264338327950288419716939937510582097494459230781640"
                        "62862089986280348253421170679821480865132823066470938446095505822317"));
  for (std::uint32_t i = 0; i < 256; ++i) {  // CRC-32, ISO 3309
    auto value = i;
    for (int bit = 0; bit < 8; ++bit) value = value & 1 ? 0xedb88320 ^ (value >> 1) : value >> 1;
    for (int byte = 0; byte < 4; ++byte)
      blob.push_back(static_cast<std::uint8_t>(value >> 8 * byte));
  }
  for (const int base :
       {3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
        31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258})  // Deflate's lengths, RFC
                                                                        // 1951, 3.2.5
    append(blob, Data{static_cast<std::uint8_t>(base), static_cast<std::uint8_t>(base >> 8), 0, 0});
  for (const std::uint32_t golden :
       {0x9e3779b9U, 0x61c88647U, 0xc6ef3720U, 0x85ebca6bU, 0xc2b2ae35U})
    for (int byte = 0; byte < 4; ++byte)
      blob.push_back(static_cast<std::uint8_t>(golden >> 8 * byte));
  append(blob, Data(4096, 0));
  append(blob, Data(4096, 0xff));
  append(blob, test::noise(1 << 20, 4711));
  EXPECT_THAT(summary(Laboratory::shared().inspect(blob)), IsEmpty());
}

TEST(Algorithms, AnSBoxAloneIsLikelyBothAreStrong) {
  auto blob = in_noise(literal("aes", "sbox").bytes, 1);
  EXPECT_THAT(summary(Laboratory::shared().inspect(blob)), ElementsAre("AES implements likely"));
  append(blob, in_noise(literal("aes", "inverse-sbox").bytes, 3));
  EXPECT_THAT(summary(Laboratory::shared().inspect(blob)), ElementsAre("AES implements strong"));
}

TEST(Algorithms, TheDigitsOfPiAloneAreNotBlowfish) {
  auto blob = in_noise(literal("blowfish", "p").bytes, 1);
  EXPECT_THAT(summary(Laboratory::shared().inspect(blob)), IsEmpty());
  append(blob, literal("blowfish", "s0").bytes);
  EXPECT_THAT(summary(Laboratory::shared().inspect(blob)),
              ElementsAre("Blowfish implements likely"));
}

TEST(Algorithms, TablesSharedWithCast256AreOnlyLikelyCast128) {
  auto blob = in_noise(literal("cast5", "s1").bytes, 1);
  append(blob, literal("cast5", "s2").bytes);
  EXPECT_THAT(summary(Laboratory::shared().inspect(blob)), ElementsAre("CAST5 implements likely"));
  append(blob, literal("cast5", "s5").bytes);
  EXPECT_THAT(summary(Laboratory::shared().inspect(blob)), ElementsAre("CAST5 implements strong"));
}

TEST(Algorithms, TheConstantOfChaChaBesideARandomSourceIsARandomGenerator) {
  const auto blob = in_noise(literal("chacha20", "sigma").bytes, 1);
  const auto random = Laboratory::shared().inspect_object(blob, {}, {"getrandom"});
  ASSERT_EQ(random.size(), 1u);
  EXPECT_THAT(random[0].purposes, ElementsAre(Purpose::random_numbers));
  const auto cipher = Laboratory::shared().inspect_object(blob, {}, {"memcpy"});
  ASSERT_EQ(cipher.size(), 1u);
  EXPECT_THAT(cipher[0].purposes, ElementsAre(Purpose::confidentiality));
  EXPECT_EQ(cipher[0].strength, Strength::likely);
  auto named = blob;
  append(named, as_bytes("chacha20-poly1305@openssh.com"));
  const auto both = Laboratory::shared().inspect_object(named, {}, {"getrandom"});
  EXPECT_THAT(both,
              Contains(testing::AllOf(
                  testing::Field(&Finding::subject, "ChaCha20"),
                  testing::Field(&Finding::purposes, ElementsAre(Purpose::confidentiality)))));
}

TEST(Algorithms, FunctionsDefinedInsideAreImplementedAndImportedOnesAreCalled) {
  const auto blob = test::noise(512, 1);
  EXPECT_THAT(summary(Laboratory::shared().inspect_object(blob, {"mbedtls_aes_crypt_ecb"}, {})),
              ElementsAre("AES implements strong"));
  EXPECT_THAT(summary(Laboratory::shared().inspect_object(blob, {}, {"EVP_aes_256_gcm"})),
              ElementsAre("AES calls likely"));
  EXPECT_THAT(summary(Laboratory::shared().inspect_object(blob, {"AES_encrypt"}, {"AES_encrypt"})),
              ElementsAre("AES implements strong"));
}

TEST(Algorithms, ATextOnlyMentions) {
  Data text;
  append(text, as_bytes("Use aes-256-cbc. b = "));
  append(text, as_bytes("5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B\n"));
  BlobFacts facts;
  facts.klass = BlobClass::text;
  facts.format = "text";
  EXPECT_THAT(summary(Laboratory::shared().inspect(text, facts)),
              ElementsAre("AES mentions weak", "curve:P-256 mentions weak"));
}

TEST(Algorithms, WhatStandsAmongNamesOfAnObjectFileIsNoTable) {
  const auto blob = in_noise(literal("aes", "te0").bytes, 1);
  BlobFacts facts;
  facts.klass = BlobClass::code;
  facts.object.emplace();
  facts.object->sections.push_back({.name = ".debug_info",
                                    .offset = 0,
                                    .size = blob.size(),
                                    .address = 0,
                                    .executable = false,
                                    .writable = false});
  EXPECT_THAT(summary(Laboratory::shared().inspect(blob, facts)), IsEmpty());
  facts.object->sections[0].name = ".rodata";
  EXPECT_THAT(summary(Laboratory::shared().inspect(blob, facts)),
              ElementsAre("AES implements strong"));
}

TEST(Algorithms, AnObjectIdentifierIsAMentionAndNoMore) {
  const auto blob = in_noise(literal("camellia", "oid0").bytes, 1);
  EXPECT_THAT(summary(Laboratory::shared().inspect(blob)), ElementsAre("CAMELLIA mentions weak"));
}

TEST(Algorithms, TheOrderThatX25519AndEd25519ShareIsNoProofOfSignatures) {
  const auto blob = in_noise(literal("curve25519", "order").bytes, 1);
  EXPECT_THAT(summary(Laboratory::shared().inspect(blob)),
              ElementsAre("curve:Curve25519 implements likely"));
}

TEST(Algorithms, TheInitialValueOfRipemdIsNoSha1) {
  auto blob = in_noise(literal("sha1", "iv").bytes, 1);
  EXPECT_THAT(summary(Laboratory::shared().inspect(blob)), ElementsAre("SHA-1 implements likely"));
  append(blob, literal("ripemd", "r-parallel").bytes);
  EXPECT_THAT(summary(Laboratory::shared().inspect(blob)), ElementsAre("RIPEMD implements strong"));
}

TEST(Algorithms, TheInitialValueOfSha512BesideArgon2BelongsToItsBlake2) {
  auto blob = in_noise(literal("sha2", "iv512").bytes, 1);
  EXPECT_THAT(summary(Laboratory::shared().inspect(blob)), ElementsAre("SHA-2 implements likely"));
  append(blob, as_bytes(" $argon2id$v=19 "));
  EXPECT_THAT(
      summary(Laboratory::shared().inspect(blob)),
      ElementsAre("Argon2 implements likely", "BLAKE2 implements likely", "SHA-2 mentions weak"));
}

TEST(Algorithms, TheTablesOfSosemanukInSnow3gAreNoSosemanuk) {
  auto blob = in_noise(literal("sosemanuk", "alpha").bytes, 1);
  EXPECT_THAT(summary(Laboratory::shared().inspect(blob)),
              ElementsAre("SOSEMANUK implements likely"));
  append(blob, literal("snow3g", "sq").bytes);
  EXPECT_THAT(summary(Laboratory::shared().inspect(blob)), ElementsAre("SNOW3G implements strong"));
}

TEST(Algorithms, TheTestSBoxesOfGostAloneProveNoHash) {
  EXPECT_THAT(
      summary(Laboratory::shared().inspect(in_noise(literal("gost94", "sbox-test").bytes, 1))),
      ElementsAre("GOST-R-34.11-94 mentions weak"));
  EXPECT_THAT(
      summary(Laboratory::shared().inspect(in_noise(literal("gost94", "sbox-cp").bytes, 1))),
      ElementsAre("GOST-R-34.11-94 implements strong"));
}

TEST(Algorithms, TripleDesNeedsItsNameBesideTheTables) {
  auto blob = in_noise(literal("des", "s7").bytes, 1);
  append(blob, literal("des", "s8").bytes);
  EXPECT_THAT(summary(Laboratory::shared().inspect(blob)), ElementsAre("DES implements strong"));
  append(blob, as_bytes("des-ede3-cbc"));
  EXPECT_THAT(summary(Laboratory::shared().inspect(blob)),
              ElementsAre("3DES implements strong", "DES implements strong"));
}

}  // namespace
}  // namespace assay
