// The programs that are not ELF: what each form's own tables name is found, wherever they say it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "facts/facts.h"
#include "formats/identify.h"
#include "support/object_recipes.h"
#include "unit/facts/elf_recipe.h"

namespace assay {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;

std::vector<std::string> names_of(const std::vector<Symbol>& symbols) {
  std::vector<std::string> names;
  std::transform(symbols.begin(), symbols.end(), std::back_inserter(names),
                 [](const Symbol& symbol) { return symbol.name; });
  return names;
}

ObjectFile object_in(Bytes bytes, const std::string& format) {
  EXPECT_EQ(identify(bytes), format);
  std::string damage;
  const auto facts = gather_facts(bytes, "00", format, false, damage);
  EXPECT_EQ(damage, "");
  EXPECT_EQ(facts.klass, BlobClass::code);
  return facts.object.value_or(ObjectFile{});
}

class PeWidth : public testing::TestWithParam<bool> {};

TEST_P(PeWidth, ImportsExportsAndTheVersionAreRead) {
  test::PeRecipe recipe;
  recipe.wide = GetParam();
  recipe.machine = recipe.wide ? 0x8664 : 0x14c;
  const auto object = object_in(test::pe_bytes(recipe), "pe");
  EXPECT_EQ(object.architecture, recipe.wide ? "x86_64" : "i386");
  EXPECT_EQ(object.bits, recipe.wide ? 64U : 32U);
  EXPECT_EQ(object.type, "shared");
  EXPECT_EQ(object.soname, "vendor.dll");
  EXPECT_THAT(object.needed, ElementsAre("bcrypt.dll", "crypt32.dll"));
  EXPECT_THAT(names_of(object.imports),
              ElementsAre("BCryptEncrypt", "BCryptOpenAlgorithmProvider", "CryptMsgOpenToDecode"));
  EXPECT_THAT(names_of(object.exports), ElementsAre("vendor_seal"));
  EXPECT_EQ(object.exports.at(0).value, 0x401000U);
  EXPECT_THAT(object.version_info, ElementsAre(Pair("FileVersion", "4.5.6.7")));
  ASSERT_EQ(object.sections.size(), 2U);
  EXPECT_EQ(object.sections[0].name, ".rdata");
  EXPECT_EQ(object.sections[0].offset, 0x400U);
}
INSTANTIATE_TEST_SUITE_P(Objects, PeWidth, testing::Bool());

TEST(Objects, AnAssemblyNamesItsTypesAndWhatItRefersTo) {
  test::PeRecipe recipe;
  recipe.clr = test::dotnet_metadata();
  const auto object = object_in(test::pe_bytes(recipe), "pe");
  EXPECT_EQ(object.soname, "Vendor.Vault");
  EXPECT_THAT(object.needed, Contains("System.Security"));
  EXPECT_THAT(names_of(object.imports), Contains("System.Security.Cryptography.Aes"));
  EXPECT_THAT(names_of(object.imports), Contains("System.Security.Cryptography.Aes.Create"));
  EXPECT_THAT(names_of(object.exports), Contains("Vendor.Vault.Box"));
  EXPECT_THAT(object.components, ElementsAre(Component{"nuget", "System.Security", "4.0.1.0"}));
}

class MachForm : public testing::TestWithParam<std::tuple<bool, ByteOrder, bool>> {};

TEST_P(MachForm, SymbolsLoseTheirUnderscore) {
  test::MachRecipe recipe;
  recipe.wide = std::get<0>(GetParam());
  recipe.order = std::get<1>(GetParam());
  recipe.trie_only = std::get<2>(GetParam());
  recipe.cpu = recipe.wide ? 0x01000012 : 18;
  const auto object = object_in(test::mach_bytes(recipe), "mach-o");
  EXPECT_EQ(object.architecture, recipe.wide ? "ppc64" : "ppc");
  EXPECT_EQ(object.order, recipe.order);
  EXPECT_EQ(object.build_id, "30313233343536373839616263646566");
  EXPECT_THAT(object.needed, ElementsAre("/usr/lib/libSystem.B.dylib"));
  EXPECT_THAT(names_of(object.imports), ElementsAre("CCCrypt"));
  EXPECT_THAT(names_of(object.exports), ElementsAre("vendor_open"));
  ASSERT_EQ(object.sections.size(), 1U);
  EXPECT_EQ(object.sections[0].name, "__TEXT,__text");
  EXPECT_TRUE(object.sections[0].executable);
}
INSTANTIATE_TEST_SUITE_P(Objects, MachForm,
                         testing::Combine(testing::Bool(),
                                          testing::Values(ByteOrder::little, ByteOrder::big),
                                          testing::Bool()));

TEST(Objects, AUniversalFileUnitesItsSlices) {
  test::MachRecipe intel, arm;
  intel.cpu = 0x01000007;
  intel.exports = {"_only_intel"};
  const auto bytes = test::universal_bytes(test::mach_bytes(intel), test::mach_bytes(arm));
  const auto object = object_in(bytes, "mach-o");
  EXPECT_EQ(object.architecture, "x86_64");
  ASSERT_EQ(object.slices.size(), 2U);
  EXPECT_EQ(object.slices[1].architecture, "aarch64");
  EXPECT_EQ(object.slices[1].offset, 8192U);
  EXPECT_THAT(names_of(object.exports), UnorderedElementsAre("only_intel", "vendor_open"));
  ASSERT_EQ(object.sections.size(), 2U);
  const auto& code = object.sections[1];
  EXPECT_EQ(as_text(Bytes(bytes).subspan(code.offset, 4)), "code");
}

TEST(Objects, ACoffObjectIsToldByItsTables) {
  const auto object =
      object_in(test::coff_bytes(0x14c, {"_vendor_seal_message"}, {"_EVP_EncryptInit_ex"}), "coff");
  EXPECT_EQ(object.type, "relocatable");
  EXPECT_THAT(names_of(object.exports), ElementsAre("vendor_seal_message"));
  EXPECT_THAT(names_of(object.imports), ElementsAre("EVP_EncryptInit_ex"));
}

TEST(Objects, AJavaClassNamesWhatItCalls) {
  const auto object =
      object_in(test::java_class_bytes("com/vendor/Vault", {{"javax/crypto/Cipher", "getInstance"},
                                                            {"java/lang/String", "trim"}}),
                "java-class");
  EXPECT_EQ(object.soname, "com/vendor/Vault");
  EXPECT_THAT(names_of(object.imports),
              UnorderedElementsAre("javax/crypto/Cipher", "javax/crypto/Cipher.getInstance",
                                   "java/lang/String"));
}

TEST(Objects, AWasmModuleNamesItsFunctions) {
  const auto object = object_in(test::wasm_bytes({"argon2_hash"}, {"blake2b_update"}), "wasm");
  EXPECT_THAT(object.needed, ElementsAre("env"));
  EXPECT_THAT(names_of(object.imports), ElementsAre("emscripten_memcpy"));
  EXPECT_THAT(names_of(object.exports), ElementsAre("argon2_hash", "blake2b_update"));
}

TEST(Objects, AGoProgramNamesItsModulesAndFunctions) {
  auto info =
      test::go_build_info("go1.22.3",
                          "path\texample.com/vault\nmod\texample.com/vault\t(devel)\t\n"
                          "dep\tgolang.org/x/crypto\tv0.17.0\th1:x=\ndep\told.example/x\tv1.0.0\n"
                          "=>\tnew.example/x\tv1.0.1\nbuild\tCGO_ENABLED=0\n");
  info.resize((info.size() + 15) / 16 * 16);
  test::PeRecipe recipe;
  recipe.data = info;
  auto object = object_in(test::pe_bytes(recipe), "pe");
  EXPECT_THAT(object.components, ElementsAre(Component{"golang", "example.com/vault", "(devel)"},
                                             Component{"golang", "golang.org/x/crypto", "v0.17.0"},
                                             Component{"golang", "new.example/x", "v1.0.1"},
                                             Component{"golang", "stdlib", "1.22.3"}));
}

TEST(Objects, WhatIsCutShortIsAProblemAndNoCrash) {
  const std::pair<std::string, std::vector<std::uint8_t>> files[] = {
      {"pe", test::pe_bytes()},
      {"mach-o", test::mach_bytes()},
      {"coff", test::coff_bytes(0x8664, {"one"}, {"two"})},
      {"java-class", test::java_class_bytes("a/B", {{"c/D", "e"}})},
      {"wasm", test::wasm_bytes({"one"}, {"two"})}};
  for (const auto& [format, bytes] : files) {
    std::size_t said = 0;
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      std::string damage;
      gather_facts(Bytes(bytes).first(size), "00", format, false, damage);
      said += !damage.empty();
    }
    EXPECT_GT(said, bytes.size() / 20) << format;
  }
}

}  // namespace
}  // namespace assay
