// What names of functions prove: algorithms by their own words beside a verb, in programs that do
// the work themselves; and what algorithms are defined over.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/algorithms/laboratory.h"
#include "unit/algorithms/noise.h"

namespace assay {
namespace {

using test::Laboratory;
using test::summary;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> of_functions(const std::vector<std::string>& exports,
                                      const std::vector<std::string>& imports = {}) {
  return summary(Laboratory::shared().inspect_object(test::noise(512, 1), exports, imports));
}

TEST(FunctionNames, TwoFunctionsOfAHashProveIt) {
  EXPECT_THAT(of_functions({"my_whirlpool_init", "my_whirlpool_update"}),
              ElementsAre("Whirlpool implements likely"));
  EXPECT_THAT(of_functions({"FooWhirlpoolInit", "FooWhirlpoolTransform"}),
              ElementsAre("Whirlpool implements likely"));
  EXPECT_THAT(of_functions({"my_whirlpool_init"}), IsEmpty());
}

TEST(FunctionNames, MangledNamesAreReadWithoutTheirParameters) {
  EXPECT_THAT(of_functions({"_ZN5Botan7Serpent9encrypt_nEPKhPhm",
                            "_ZN5Botan7Serpent12key_scheduleEv", "_ZTVN5Botan7SerpentE"}),
              Not(IsEmpty()));
  EXPECT_THAT(of_functions({"_ZN3App4saveERN5Botan7SerpentE", "_ZN3App7encryptERN5Botan7SerpentE"}),
              IsEmpty());
}

TEST(FunctionNames, NamesThatOnlySpeakOfAnAlgorithmProveNothing) {
  EXPECT_THAT(of_functions({"get_serpent_name", "set_serpent_key", "serpent_supported_encrypt"}),
              IsEmpty());
  EXPECT_THAT(of_functions({"description_init", "describe_encrypt", "desktop_decrypt"}), IsEmpty());
}

TEST(FunctionNames, GoPackagesAreReadByTheirPaths) {
  EXPECT_THAT(of_functions({"golang.org/x/crypto/twofish.NewCipher",
                            "golang.org/x/crypto/twofish.(*Cipher).Encrypt"}),
              ElementsAre("Twofish implements likely"));
  EXPECT_THAT(of_functions({"example.com/tools/serpents.Encrypt"}), IsEmpty());
}

TEST(FunctionNames, AGoPackageThatIsOnlyImportedProvesNothing) {
  EXPECT_THAT(of_functions({"crypto/dsa.init", "type..eq.crypto/dsa.PublicKey"}), IsEmpty());
  EXPECT_THAT(of_functions({"crypto/dsa.Verify"}), ElementsAre("DSA implements likely"));
}

TEST(FunctionNames, CratesOfARustProgramAreRead) {
  BlobFacts facts;
  facts.format = "elf";
  facts.klass = BlobClass::code;
  facts.object.emplace();
  facts.object->components.push_back({.ecosystem = "cargo", .name = "md-5", .version = "0.10.6"});
  facts.object->components.push_back({.ecosystem = "golang", .name = "md4", .version = "v1.0.0"});
  EXPECT_THAT(summary(Laboratory::shared().inspect(test::noise(512, 1), facts)),
              ElementsAre("MD5 implements likely"));
}

TEST(FunctionNames, AClassNamedAsTheAlgorithmOrBesideANounProvesIt) {
  const auto of_class = [](const std::string& name) {
    BlobFacts facts;
    facts.format = "class";
    facts.klass = BlobClass::code;
    facts.object.emplace();
    facts.object->type = "bytecode";
    facts.object->soname = name;
    return summary(Laboratory::shared().inspect(test::noise(512, 1), facts));
  };
  EXPECT_THAT(of_class("org/example/macs/SipHash"), ElementsAre("SipHash implements likely"));
  EXPECT_THAT(of_class("org/example/GOST3411_2012Digest"),
              ElementsAre("Streebog implements likely"));
  EXPECT_THAT(of_class("org/example/TwofishParameters"), IsEmpty());
}

TEST(FunctionNames, AJavaClassThatDoesTheWorkItselfProvesIt) {
  BlobFacts facts;
  facts.format = "class";
  facts.klass = BlobClass::code;
  facts.object.emplace();
  facts.object->type = "bytecode";
  facts.object->soname = "org/example/engines/TwofishEngine";
  const auto noise = test::noise(512, 1);
  EXPECT_THAT(summary(Laboratory::shared().inspect(noise, facts)),
              ElementsAre("Twofish implements likely"));
  facts.object->imports.push_back(
      {.name = "javax/crypto/Cipher", .version = {}, .value = 0, .size = 0, .function = false});
  EXPECT_THAT(summary(Laboratory::shared().inspect(noise, facts)), IsEmpty());
}

TEST(FunctionNames, NothingIsProvenWhereALibraryMayDoTheWork) {
  BlobFacts facts;
  facts.format = "elf";
  facts.klass = BlobClass::code;
  facts.object.emplace();
  for (const auto* name : {"my_whirlpool_init", "my_whirlpool_update"})
    facts.object->exports.push_back(
        {.name = name, .version = {}, .value = 16, .size = 4, .function = true});
  const auto noise = test::noise(512, 1);
  EXPECT_THAT(summary(Laboratory::shared().inspect(noise, facts)), Not(IsEmpty()));
  facts.object->needed.push_back("libgcrypt.so.20");
  EXPECT_THAT(summary(Laboratory::shared().inspect(noise, facts)), IsEmpty());
}

TEST(Definitions, WhoeverComputesAKeyDerivationComputesWhatItIsDefinedOver) {
  EXPECT_THAT(of_functions({"nettle_pbkdf2"}),
              ElementsAre("HMAC implements likely", "PBKDF2 implements strong"));
  EXPECT_THAT(of_functions({"argon2id_hash_raw"}),
              ElementsAre("Argon2 implements strong", "BLAKE2 implements likely"));
}

TEST(Definitions, WhatIsCalledIsNotImplied) {
  EXPECT_THAT(of_functions({"nettle_pbkdf2"}, {"nettle_hmac_update"}),
              ElementsAre("HMAC calls likely", "PBKDF2 implements strong"));
}

}  // namespace
}  // namespace assay
