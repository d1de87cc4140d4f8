// Plugin `libraries` with the real data: what a program is said to do with a library follows from
// the functions it imports, and a name alone is never more than a mention.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/classifier_bench.h"
#include "support/object_recipes.h"
#include "unit/facts/elf_recipe.h"

namespace assay {
namespace {

using test::ElfRecipe;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

class Libraries : public testing::Test {
 protected:
  static test::ClassifierBench& bench() {
    static test::ClassifierBench bench("libraries");
    return bench;
  }
  static std::vector<Finding> of(const ElfRecipe& recipe, std::string_view strings = {}) {
    auto bytes = test::elf_bytes(recipe);
    bytes.insert(bytes.end(), strings.begin(), strings.end());
    return bench().inspect(bytes, "elf");
  }
  static std::vector<Finding> of_text(std::string_view text) {
    return bench().inspect(as_bytes(text), "text");
  }
};

TEST_F(Libraries, AProgramThatImportsCiphersCallsForConfidentiality) {
  const auto findings = of({.needed = {"libcrypto.so.3"}, .imports = {"EVP_EncryptInit_ex"}});
  const auto* calls = test::find(findings, Kind::library, "openssl", Role::calls);
  ASSERT_NE(calls, nullptr);
  EXPECT_EQ(calls->strength, Strength::strong);
  EXPECT_THAT(calls->purposes, ElementsAre(Purpose::confidentiality));
  ASSERT_FALSE(calls->evidence.empty());
}

TEST_F(Libraries, AProgramThatImportsHashesOnlyCallsForIntegrityOnly) {
  const auto openssl = of(
      {.needed = {"libcrypto.so.3"}, .imports = {"EVP_DigestInit_ex", "EVP_sha256", "MD5_Init"}});
  EXPECT_THAT(test::find(openssl, Kind::library, "openssl", Role::calls)->purposes,
              ElementsAre(Purpose::integrity));
  const auto gcrypt = of({.needed = {"libgcrypt.so.20"}, .imports = {"gcry_md_open"}});
  EXPECT_THAT(test::find(gcrypt, Kind::library, "libgcrypt", Role::calls)->purposes,
              ElementsAre(Purpose::integrity));
}

TEST_F(Libraries, PurposesOfAllUsesAreUnited) {
  const auto findings = of(
      {.needed = {"libnettle.so.8"}, .imports = {"nettle_aes256_encrypt", "nettle_sha256_update"}});
  EXPECT_THAT(test::find(findings, Kind::library, "nettle", Role::calls)->purposes,
              UnorderedElementsAre(Purpose::confidentiality, Purpose::integrity));
}

TEST_F(Libraries, TheSameFunctionNameOfAnotherLibraryIsNotOpenssl) {
  const auto findings = of({.needed = {"libssl3.so"}, .imports = {"SSL_ImportFD"}});
  EXPECT_NE(test::find(findings, Kind::library, "nss", Role::calls), nullptr);
  EXPECT_EQ(test::find(findings, Kind::library, "openssl", Role::calls), nullptr);
}

TEST_F(Libraries, ALinkWithoutImportsIsLikely) {
  const auto findings = of({.needed = {"libgnutls.so.30"}, .imports = {"memcpy"}});
  const auto* calls = test::find(findings, Kind::library, "gnutls", Role::calls);
  ASSERT_NE(calls, nullptr);
  EXPECT_EQ(calls->strength, Strength::likely);
}

TEST_F(Libraries, ABannerInACallerIsWhatItWasCompiledAgainst) {
  const auto findings = of({.needed = {"libcrypto.so.3"}, .imports = {"EVP_EncryptInit_ex"}},
                           std::string_view("\0OpenSSL 3.0.16 11 Feb 2025\0", 28));
  const auto* calls = test::find(findings, Kind::library, "openssl", Role::calls);
  ASSERT_NE(calls, nullptr);
  EXPECT_FALSE(calls->version.has_value());
  EXPECT_EQ(calls->parameters.at("compiled_against"), Value("3.0.16"));
  EXPECT_EQ(test::find(findings, Kind::library, "openssl", Role::embeds), nullptr);
}

TEST_F(Libraries, ALibraryIsKnownByItsOwnNameAndSaysItsVersion) {
  const auto findings = of({.soname = "libcrypto.so.3", .exports = {"EVP_EncryptInit_ex"}},
                           std::string_view("\0OpenSSL 3.0.16 11 Feb 2025\0", 28));
  const auto* own = test::find(findings, Kind::library, "openssl", Role::implements);
  ASSERT_NE(own, nullptr);
  EXPECT_EQ(own->version, "3.0.16");
}

TEST_F(Libraries, AStaticallyLinkedLibraryIsEmbedded) {
  const auto by_functions = of({.exports = {"EVP_EncryptInit_ex", "EVP_CIPHER_CTX_new",
                                            "EVP_DigestInit_ex", "RAND_bytes", "BN_mod_exp"}});
  EXPECT_NE(test::find(by_functions, Kind::library, "openssl", Role::embeds), nullptr);
  const auto by_strings =
      of({}, std::string_view("\0OpenSSL 1.1.1w  11 Sep 2023\0crypto/evp/evp_enc.c\0", 50));
  const auto* embeds = test::find(by_strings, Kind::library, "openssl", Role::embeds);
  ASSERT_NE(embeds, nullptr);
  EXPECT_EQ(embeds->version, "1.1.1w");
}

TEST_F(Libraries, AForkIsNotItsParent) {
  const auto findings = of({}, std::string_view("\0LibreSSL 3.8.2\0crypto/evp/evp_enc.c\0", 37));
  EXPECT_NE(test::find(findings, Kind::library, "libressl", Role::embeds), nullptr);
  EXPECT_EQ(test::find(findings, Kind::library, "openssl", Role::embeds), nullptr);
}

TEST_F(Libraries, ALibraryLoadedAtRunTimeIsLikelyWhenItsFunctionsAreNamed) {
  const auto named =
      of({.imports = {"dlopen"}}, std::string_view("\0libcrypto.so.3\0EVP_CIPHER_CTX_new\0", 35));
  EXPECT_EQ(test::find(named, Kind::library, "openssl", Role::calls)->strength, Strength::likely);
  const auto unnamed = of({.imports = {"dlopen"}}, std::string_view("\0libcrypto.so.3\0", 16));
  EXPECT_EQ(test::find(unnamed, Kind::library, "openssl", Role::calls)->strength, Strength::weak);
}

TEST_F(Libraries, ProseOnlyMentions) {
  const auto findings = of_text(
      "openssl (3.0.16) unstable\n  * OpenSSL 3.0.16 11 Feb 2025, see crypto/evp/evp_enc.c and "
      "Noise_IKpsk2_25519_ChaChaPoly_BLAKE2s; call javax/crypto/Cipher\n");
  EXPECT_THAT(findings, Not(IsEmpty()));
  for (const auto& finding : findings) {
    EXPECT_EQ(finding.role, Role::mentions) << finding.subject;
    EXPECT_EQ(finding.strength, Strength::weak) << finding.subject;
  }
}

TEST_F(Libraries, AScriptThatImportsCiphersCalls) {
  const auto findings =
      of_text("#!/usr/bin/python3\nfrom cryptography.fernet import Fernet\nprint(1)\n");
  const auto* calls = test::find(findings, Kind::library, "python-cryptography", Role::calls);
  ASSERT_NE(calls, nullptr);
  EXPECT_THAT(calls->purposes, Contains(Purpose::confidentiality));
}

TEST_F(Libraries, PlainProgramsGiveNothing) {
  EXPECT_THAT(of({.needed = {"libc.so.6"}, .imports = {"memcpy", "printf", "dlopen"}}), IsEmpty());
}

TEST_F(Libraries, AWindowsProgramCallsTheSystemForWhatItImports) {
  const auto findings = bench().inspect(test::pe_bytes(), "pe");
  const auto* calls = test::find(findings, Kind::library, "windows-cng", Role::calls);
  ASSERT_NE(calls, nullptr);
  EXPECT_THAT(calls->purposes, ElementsAre(Purpose::confidentiality));
  test::PeRecipe random;
  random.imports = {"BCryptGenRandom"};
  const auto rng = bench().inspect(test::pe_bytes(random), "pe");
  ASSERT_NE(test::find(rng, Kind::library, "windows-cng", Role::calls), nullptr);
  EXPECT_THAT(test::find(rng, Kind::library, "windows-cng", Role::calls)->purposes,
              ElementsAre(Purpose::random_numbers));
}

TEST_F(Libraries, OpensslIsCalledAndIsItselfOnWindowsToo) {
  test::PeRecipe caller;
  caller.library = "libcrypto-3-x64.dll";
  caller.imports = {"EVP_EncryptInit_ex"};
  const auto calls = bench().inspect(test::pe_bytes(caller), "pe");
  EXPECT_NE(test::find(calls, Kind::library, "openssl", Role::calls), nullptr);
  test::PeRecipe own;
  own.own_name = "libcrypto-3-x64.dll";
  own.file_version = "3.0.13";
  const auto found = bench().inspect(test::pe_bytes(own), "pe");
  const auto* library = test::find(found, Kind::library, "openssl", Role::implements);
  ASSERT_NE(library, nullptr);
  EXPECT_EQ(library->version, "3.0.13");
}

TEST_F(Libraries, AnAppleProgramCallsCommonCrypto) {
  const auto findings = bench().inspect(test::mach_bytes(), "mach-o");
  ASSERT_NE(test::find(findings, Kind::library, "apple-security", Role::calls), nullptr);
}

TEST_F(Libraries, AnAssemblyThatRefersToAesCallsForConfidentiality) {
  test::PeRecipe recipe;
  recipe.imports = {"Sleep"};
  recipe.clr = test::dotnet_metadata();
  const auto findings = bench().inspect(test::pe_bytes(recipe), "pe");
  const auto* calls = test::find(findings, Kind::library, "dotnet-cryptography", Role::calls);
  ASSERT_NE(calls, nullptr);
  EXPECT_THAT(calls->purposes, ElementsAre(Purpose::confidentiality));
}

TEST_F(Libraries, AGoProgramEmbedsThePackagesItsLineTableNames) {
  test::PeRecipe recipe;
  recipe.data = test::go_build_info(
      "go1.22.3", "dep\tgolang.org/x/crypto\tv0.17.0\th1:x=\nbuild\tCGO_ENABLED=0\n");
  recipe.data.resize((recipe.data.size() + 511) / 512 * 512);
  const auto findings = bench().inspect(test::pe_bytes(recipe), "pe");
  const auto* embeds = test::find(findings, Kind::library, "go-crypto", Role::embeds);
  ASSERT_NE(embeds, nullptr);
  EXPECT_EQ(embeds->version, "0.17.0");
}

TEST_F(Libraries, CratesAreKnownByTheirPathsOnEverySystem) {
  for (const char* path :
       {"/root/.cargo/registry/src/index.crates.io-6f17d22bba15001f/",
        "C:\\Users\\x\\.cargo\\registry\\src\\index.crates.io-6f17d22bba15001f\\",
        "/usr/share/cargo/registry/"}) {
    const char slash = path[0] == '/' ? '/' : '\\';
    const auto text =
        std::string(1, '\0') + path + "aes-gcm-0.10.3" + slash + "src" + slash + "lib.rs";
    const auto findings = of({}, text);
    EXPECT_NE(test::find(findings, Kind::library, "rustcrypto", Role::embeds), nullptr) << path;
  }
}

}  // namespace
}  // namespace assay
