// Tables that a standard only prints: the algorithm, computed from what is published here, gives
// the answers of a second implementation (OpenSSL) on many inputs, or the published answers.
#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/provider.h>

#include <algorithm>
#include <memory>
#include <set>

#include "unit/algorithms/noise.h"
#include "unit/algorithms/table_ciphers.h"

namespace assay::test {
namespace {

const Published& tables() {
  static const Published kTables;
  return kTables;
}

class KnownAnswers : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    providers.push_back(OSSL_PROVIDER_load(nullptr, "default"));
    ASSERT_TRUE(providers.back());
    if (auto* old = OSSL_PROVIDER_load(nullptr, "legacy")) {
      providers.push_back(old);
      legacy = true;
    }
  }
  static void TearDownTestSuite() {
    for (auto* provider : providers) OSSL_PROVIDER_unload(provider);
    providers.clear();
  }
  static bool legacy;  ///< OpenSSL's module of old algorithms is installed
  static std::vector<OSSL_PROVIDER*> providers;
};
bool KnownAnswers::legacy = false;
std::vector<OSSL_PROVIDER*> KnownAnswers::providers;

Octets openssl_block(const char* cipher, const Octets& key, const Octets& block) {
  const std::unique_ptr<EVP_CIPHER, void (*)(EVP_CIPHER*)> algorithm(
      EVP_CIPHER_fetch(nullptr, cipher, nullptr), EVP_CIPHER_free);
  const std::unique_ptr<EVP_CIPHER_CTX, void (*)(EVP_CIPHER_CTX*)> context(EVP_CIPHER_CTX_new(),
                                                                           EVP_CIPHER_CTX_free);
  Octets out(block.size() + 32);
  int length = 0;
  if (!algorithm ||
      !EVP_EncryptInit_ex2(context.get(), algorithm.get(), key.data(), nullptr, nullptr) ||
      !EVP_EncryptUpdate(context.get(), out.data(), &length, block.data(),
                         static_cast<int>(block.size())))
    return {};
  out.resize(static_cast<std::size_t>(length));
  return out;
}

Octets openssl_digest(const char* name, const Octets& message) {
  Octets out(64);
  std::size_t length = 0;
  if (!EVP_Q_digest(nullptr, name, nullptr, message.data(), message.size(), out.data(), &length))
    return {};
  out.resize(length);
  return out;
}

using Cipher = Octets (*)(const Published&, const Octets&, const Octets&);

/// Compares over enough blocks that every entry of every table is used.
void expect_same(Cipher ours, const char* theirs, std::size_t key_size, std::size_t block_size) {
  for (unsigned seed = 0; seed < 150; ++seed) {
    const auto key = noise(key_size, 7000 + seed);
    const auto block = noise(block_size, 9000 + seed);
    const auto expected = openssl_block(theirs, key, block);
    ASSERT_FALSE(expected.empty()) << theirs;
    ASSERT_EQ(ours(tables(), key, block), expected) << theirs << ", seed " << seed;
  }
}

Octets triple_des(const Published& published, const Octets& key, const Octets& block) {
  // The middle step of EDE undoes the first where two keys are equal.
  return des_encrypt(published, {key.begin(), key.begin() + 8}, block);
}

TEST_F(KnownAnswers, Des) {
  for (unsigned seed = 0; seed < 150; ++seed) {
    const auto key = noise(8, 100 + seed);
    const auto block = noise(8, 500 + seed);
    Octets thrice;
    for (int i = 0; i < 3; ++i) thrice.insert(thrice.end(), key.begin(), key.end());
    ASSERT_EQ(triple_des(tables(), thrice, block), openssl_block("DES-EDE3-ECB", thrice, block));
  }
}

TEST_F(KnownAnswers, Camellia) { expect_same(camellia128_encrypt, "CAMELLIA-128-ECB", 16, 16); }
TEST_F(KnownAnswers, Aria) { expect_same(aria128_encrypt, "ARIA-128-ECB", 16, 16); }
TEST_F(KnownAnswers, Sm4) { expect_same(sm4_encrypt, "SM4-ECB", 16, 16); }

TEST_F(KnownAnswers, CiphersOfTheLegacyModule) {
  if (!legacy) GTEST_SKIP() << "OpenSSL's legacy module is not installed";
  expect_same(seed_encrypt, "SEED-ECB", 16, 16);
  expect_same(rc2_encrypt, "RC2-ECB", 16, 8);
  expect_same(cast128_encrypt, "CAST5-ECB", 16, 8);
}

TEST_F(KnownAnswers, OldCiphersByTheirPublishedVectors) {
  EXPECT_EQ(seed_encrypt(tables(), Octets(16), from_hex("000102030405060708090a0b0c0d0e0f")),
            from_hex("5ebac6e0054e166819aff1cc6d346cdb"));  // RFC 4269, B.1
  EXPECT_EQ(rc2_encrypt(tables(), from_hex("88bca90e90875a7f0f79c384627bafb2"), Octets(8)),
            from_hex("2269552ab0f85ca6"));  // RFC 2268, 5
  EXPECT_EQ(cast128_encrypt(tables(), from_hex("0123456712345678234567893456789a"),
                            from_hex("0123456789abcdef")),
            from_hex("238b4fe5847e44b2"));  // RFC 2144, B.1
}

TEST_F(KnownAnswers, EveryColumnOfACastTableIsBent) {
  // Adams, Tavares: each output bit is a bent function of the eight input bits, so that all Walsh
  // coefficients are 16 or -16. One wrong bit breaks it.
  for (int box = 1; box <= 8; ++box) {
    const auto& table = tables().words("cast5.s" + std::to_string(box));
    for (unsigned bit = 0; bit < 32; ++bit) {
      std::vector<int> w;
      for (const auto word : table) w.push_back(word >> bit & 1 ? -1 : 1);
      for (std::size_t step = 1; step < 256; step *= 2)
        for (std::size_t i = 0; i < 256; ++i)
          if (!(i & step)) {
            const auto sum = w[i] + w[i + step];
            w[i + step] = w[i] - w[i + step];
            w[i] = sum;
          }
      EXPECT_TRUE(std::all_of(w.begin(), w.end(), [](int v) { return v == 16 || v == -16; }))
          << box << "/" << bit;
    }
  }
}

TEST_F(KnownAnswers, Skipjack) {  // SKIPJACK and KEA specification 2.0, annex
  const auto& f = tables().words("skipjack.f");
  EXPECT_EQ(std::set<std::uint64_t>(f.begin(), f.end()).size(), 256u);
  EXPECT_EQ(
      skipjack_encrypt(tables(), from_hex("00998877665544332211"), from_hex("33221100ddccbbaa")),
      from_hex("2587cae27a12d300"));
}

/// Whether all differences of order `order` of a table are constant: its degree is at most `order`.
bool has_degree(const Words& table, unsigned order) {
  for (std::size_t mask = 1; mask < table.size(); ++mask) {
    if (__builtin_popcountll(mask) != static_cast<int>(order)) continue;
    std::set<std::uint64_t> sums;
    for (std::size_t x = 0; x < table.size(); ++x) {
      std::uint64_t sum = 0;
      for (std::size_t part = mask;; part = (part - 1) & mask) {
        sum ^= table[x ^ part];
        if (part == 0) break;
      }
      sums.insert(sum);
    }
    if (sums.size() != 1) return false;
  }
  return true;
}

TEST_F(KnownAnswers, Kasumi) {  // 3GPP TS 35.203; TS 35.202: S7 is cubic, S9 quadratic
  EXPECT_TRUE(has_degree(tables().words("kasumi.s7"), 3));
  EXPECT_TRUE(has_degree(tables().words("kasumi.s9"), 2));
  EXPECT_EQ(kasumi_encrypt(tables(), from_hex("2bd6459f82c5b300952c49104881ff48"),
                           from_hex("ea024714ad5c4d84")),
            from_hex("df1f9b251c0bf45f"));
}

TEST_F(KnownAnswers, Magma) {  // RFC 8891, A.3
  EXPECT_EQ(magma_encrypt(tables(),
                          from_hex("ffeeddccbbaa99887766554433221100"
                                   "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"),
                          from_hex("fedcba9876543210")),
            from_hex("4ee901e5c2d8ca3d"));
  const auto& rows = tables().words("magma.sbox-z");
  for (auto row = rows.begin(); row != rows.end(); row += 16)
    EXPECT_EQ(std::set<std::uint64_t>(row, row + 16).size(), 16u);
}

TEST_F(KnownAnswers, Gost94) {  // published digests of nothing, and by RFC 5831, 7
  EXPECT_EQ(gost94(tables().words("gost94.sbox-cp"), {}),
            from_hex("981e5f3ca30c841487830f84fb433e13ac1101569b9c13584ac483234cd656c0"));
  EXPECT_EQ(gost94(tables().words("gost94.sbox-test"), {}),
            from_hex("ce85b99cc46752fffee35cab9a7b0278abb4c2d2055cff685af4912c49490f8d"));
  for (const auto* set : {"gost94.sbox-cp", "gost94.sbox-test"})
    for (std::size_t row = 0; row < 8; ++row) {
      const auto begin = tables().words(set).begin() + static_cast<std::ptrdiff_t>(16 * row);
      EXPECT_EQ(std::set<std::uint64_t>(begin, begin + 16).size(), 16u);
    }
}

TEST_F(KnownAnswers, Lea) {  // KS X 3246, annex A
  EXPECT_EQ(lea_encrypt(tables(), from_hex("0f1e2d3c4b5a69788796a5b4c3d2e1f0"),
                        from_hex("101112131415161718191a1b1c1d1e1f")),
            from_hex("9fc84e3528c6c6185532c7a704648bfd"));
  EXPECT_EQ(lea_encrypt(tables(),
                        from_hex("0f1e2d3c4b5a69788796a5b4c3d2e1f0"
                                 "f0e1d2c3b4a5968778695a4b3c2d1e0f"),
                        from_hex("303132333435363738393a3b3c3d3e3f")),
            from_hex("d651aff647b189c13a8900ca27f9e197"));
}

TEST_F(KnownAnswers, Kuznyechik) {  // RFC 7801, 5.5
  EXPECT_EQ(kuznyechik_encrypt(tables(),
                               from_hex("8899aabbccddeeff0011223344556677"
                                        "fedcba98765432100123456789abcdef"),
                               from_hex("1122334455667700ffeeddccbbaa9988")),
            from_hex("7f679d90bebc24305a468d42b9d4edcd"));
  const auto& pi = tables().words("kuznyechik.pi");
  EXPECT_EQ(std::set<std::uint64_t>(pi.begin(), pi.end()).size(), 256u);
}

TEST_F(KnownAnswers,
       Zuc) {  // ZUC implementor's test data, sets 1 and 4: 2000 words use every entry
  EXPECT_EQ(zuc_keystream(tables(), Octets(16), Octets(16), 2), (Words{0x27bede74, 0x018082da}));
  const auto long_run = zuc_keystream(tables(), from_hex("4d320bfad4c285bfd6b8bd00f39d8b41"),
                                      from_hex("52959daba0bf176ece2dc315049eb574"), 2000);
  EXPECT_EQ(long_run[0], 0xed4400e7);
  EXPECT_EQ(long_run[1], 0x0633e5c5);
  EXPECT_EQ(long_run[1999], 0x7a574cdb);
}

TEST_F(KnownAnswers, Sm3) {
  for (const std::size_t size : {0U, 3U, 55U, 56U, 64U, 200U})
    EXPECT_EQ(sm3(tables(), noise(size, 3)), openssl_digest("SM3", noise(size, 3))) << size;
}

TEST_F(KnownAnswers, Blake2) {
  for (const std::size_t size : {0U, 3U, 128U})
    EXPECT_EQ(blake2b(tables(), noise(size, 4)), openssl_digest("BLAKE2B-512", noise(size, 4)));
}

TEST_F(KnownAnswers, Whirlpool) {
  if (!legacy) GTEST_SKIP() << "OpenSSL's legacy module is not installed";
  for (const std::size_t size : {0U, 3U, 5000U})
    EXPECT_EQ(whirlpool(tables(), noise(size, 5)), openssl_digest("WHIRLPOOL", noise(size, 5)));
}

TEST_F(KnownAnswers, Tiger) {  // NESSIE test vectors; a million letters use every entry
  EXPECT_EQ(tiger(tables(), {'a', 'b', 'c'}),
            from_hex("2aab1484e8c158f2bfb8c5ff41b57a525129131c957b5f93"));
  EXPECT_EQ(tiger(tables(), Octets(1000000, 'a')),
            from_hex("6db0e2729cbead93d715c6a7d36302e9b3cee0d2bc314b41"));
}

}  // namespace
}  // namespace assay::test
