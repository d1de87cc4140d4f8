// Plugin `keys`: what a key or certificate is said to be, and that halves of them are nothing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/classifier_bench.h"
#include "unit/keys/key_recipes.h"

namespace assay {
namespace {

using testing::IsEmpty;

class Keys : public testing::Test {
 protected:
  static std::vector<Finding> of(std::string_view bytes, const std::string& format) {
    static test::ClassifierBench bench("keys");
    return bench.inspect(as_bytes(bytes), format);
  }
  static const test::Planted& planted() {
    static const auto keys = test::plant_keys();
    return keys;
  }
  static std::string file(const std::string& name) {
    for (const auto& one : planted().files)
      if (one.name == name) return one.content;
    return {};
  }
  static Value parameter(const std::vector<Finding>& findings, const std::string& subject,
                         const std::string& name) {
    const auto* found = test::find(findings, Kind::key, subject, Role::embeds);
    if (!found || !found->parameters.contains(name)) return {};
    return found->parameters.at(name);
  }
};

TEST_F(Keys, APrivateKeyTellsItsSizeAndWhetherItIsEncrypted) {
  const auto plain = of(file("rsa.pem"), "pem");
  EXPECT_EQ(parameter(plain, "RSA private key", "bits"), Value(2048));
  EXPECT_EQ(parameter(plain, "RSA private key", "encrypted"), Value(false));
  const auto sealed = of(file("rsa8-sealed.pem"), "pem");
  EXPECT_EQ(parameter(sealed, "encrypted private key", "cipher"), Value("AES-256-CBC"));
  EXPECT_EQ(parameter(sealed, "encrypted private key", "derivation"), Value("PBKDF2"));
  const auto old = of(file("rsa1-sealed.pem"), "pem");
  EXPECT_EQ(parameter(old, "RSA private key", "cipher"), Value("AES-128-CBC"));
}

TEST_F(Keys, OneKeyHasOneDigestInAllItsForms) {
  const auto digest = parameter(of(file("rsa.pem"), "pem"), "RSA private key", "sha256");
  EXPECT_FALSE(digest.is_null());
  for (const auto* name : {"rsa1.der", "rsa8.der"})
    EXPECT_EQ(parameter(of(file(name), "der"), "RSA private key", "sha256"), digest) << name;
  EXPECT_EQ(parameter(of(file("firmware.bin"), "data"), "RSA private key", "sha256"), digest);
  EXPECT_EQ(parameter(of(file("app.js"), "text"), "RSA private key", "sha256"), digest);
}

TEST_F(Keys, ACurveIsNamed) {
  EXPECT_EQ(parameter(of(file("ec.der"), "der"), "EC P-256 private key", "curve"), Value("P-256"));
  EXPECT_EQ(parameter(of(file("sm2.pem"), "pem"), "SM2 private key", "curve"), Value("SM2"));
  EXPECT_EQ(parameter(of(file("ed.bin"), "data"), "Ed25519 private key", "form"), Value("PKCS#8"));
}

TEST_F(Keys, ACertificateTellsNamesDatesAndDigestAsWritten) {
  const auto der = test::certificate_der();
  const auto findings = of(std::string(50, 'a') + der + std::string(50, 'b'), "data");
  const auto* found =
      test::find(findings, Kind::certificate, "C=CN, O=Example, CN=demo", Role::embeds);
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->parameters.at("not_before"), Value("2024-01-01T00:00:00Z"));
  EXPECT_EQ(found->parameters.at("not_after"), Value("2024-12-31T23:59:59Z"));
  EXPECT_EQ(found->parameters.at("signature"), Value("SHA-256 with RSA"));
  EXPECT_EQ(found->parameters.at("serial"), Value("1234"));
  EXPECT_EQ(found->evidence.at(0).offset, 50u);
  EXPECT_EQ(found->evidence.at(0).length, der.size());
  EXPECT_EQ(findings.size(), 1u) << "its key is part of it";
}

TEST_F(Keys, HalvesAreNothing) {
  EXPECT_THAT(of("-----BEGIN RSA PRIVATE KEY-----", "text"), IsEmpty());
  const auto whole = file("rsa1.der");
  EXPECT_THAT(of(whole.substr(0, whole.size() / 2), "data"), IsEmpty());
  const auto text = file("rsa.pem");
  EXPECT_THAT(of(text.substr(0, text.size() / 2), "pem"), IsEmpty());
}

TEST_F(Keys, CutAndFlippedFilesNeverThrow) {
  for (const auto& one : planted().files) {
    const std::string format = one.name.ends_with("der") ? "der" : "data";
    for (std::size_t i = 0; i < one.content.size(); i += 37) {
      EXPECT_NO_THROW(of(one.content.substr(0, i), format)) << one.name << " cut at " << i;
      auto flipped = one.content;
      flipped[i] = static_cast<char>(flipped[i] ^ 0x5a);
      EXPECT_NO_THROW(of(flipped, format)) << one.name << " flipped at " << i;
    }
  }
}

}  // namespace
}  // namespace assay
