// Plugin `protocols` with the real data: labels and interfaces prove a protocol, configuration
// switches it on with the algorithms it lists, prose only names it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "data/json.h"
#include "support/classifier_bench.h"
#include "unit/facts/elf_recipe.h"

namespace assay {
namespace {

using test::ElfRecipe;
using testing::IsEmpty;

class Protocols : public testing::Test {
 protected:
  static test::ClassifierBench& bench() {
    static test::ClassifierBench bench("protocols");
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

TEST_F(Protocols, TlsIsCalledThroughItsLibraries) {
  EXPECT_NE(test::find(of({.needed = {"libssl3.so"}, .imports = {"SSL_ImportFD"}}), Kind::protocol,
                       "TLS", Role::calls),
            nullptr);
  EXPECT_NE(test::find(of({.imports = {"DTLS_method"}}), Kind::protocol, "DTLS", Role::calls),
            nullptr);
}

TEST_F(Protocols, TheWireguardHandshakeNameProvesTheProtocol) {
  const auto findings = of({}, std::string_view("\0Noise_IKpsk2_25519_ChaChaPoly_BLAKE2s\0", 39));
  EXPECT_NE(test::find(findings, Kind::protocol, "WireGuard", Role::implements), nullptr);
}

TEST_F(Protocols, TheLabelsOfTheKeyScheduleProveTlsAndItsSuitesAreListed) {
  const auto findings = of({}, std::string_view("\0c hs traffic\0s hs traffic\0c ap traffic\0"
                                                "TLS_AES_128_GCM_SHA256\0"
                                                "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA\0",
                                                98));
  const auto* tls = test::find(findings, Kind::protocol, "TLS", Role::implements);
  ASSERT_NE(tls, nullptr);
  EXPECT_EQ(tls->parameters.at("cipher_suites"),
            parse_json(R"(["TLS_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA"])", "x"));
}

TEST_F(Protocols, ChineseInterfacesAreSeenFromBothSides) {
  EXPECT_NE(test::find(of({.exports = {"SDF_OpenDevice", "SDF_OpenSession", "SDF_Encrypt"}}),
                       Kind::protocol, "SDF", Role::implements),
            nullptr);
  EXPECT_NE(test::find(of({.imports = {"SKF_ConnectDev"}}), Kind::protocol, "SKF", Role::calls),
            nullptr);
  EXPECT_NE(test::find(of({.imports = {"NTLS_method"}}), Kind::protocol, "TLCP", Role::calls),
            nullptr);
}

TEST_F(Protocols, AConfigurationSwitchesOnWhatItLists) {
  const auto ssh = of_text("PermitRootLogin no\nCiphers aes256-gcm@openssh.com\n");
  const auto* found = test::find(ssh, Kind::protocol, "SSH", Role::configures);
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->parameters.at("algorithms"), parse_json(R"(["aes256-gcm@openssh.com"])", "x"));
  EXPECT_NE(test::find(of_text("conn a\n    keyexchange=ikev2\n    ike=aes256-sha256-modp2048!\n"),
                       Kind::protocol, "IKE", Role::configures),
            nullptr);
  EXPECT_NE(test::find(of_text("client\ndev tun\ncipher AES-256-GCM\n"), Kind::protocol, "OpenVPN",
                       Role::configures),
            nullptr);
  EXPECT_NE(test::find(of_text("ssid=x\nwpa_key_mgmt=SAE\nrsn_pairwise=CCMP\n"), Kind::protocol,
                       "WPA", Role::configures),
            nullptr);
}

TEST_F(Protocols, APrivateKeyOfAConfigurationIsNotQuoted) {
  const auto findings = of_text(
      "[Interface]\nPrivateKey = AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n[Peer]\nAllowedIPs "
      "= 0.0.0.0/0\n");
  const auto* tunnel = test::find(findings, Kind::protocol, "WireGuard", Role::configures);
  ASSERT_NE(tunnel, nullptr);
  for (const auto& evidence : tunnel->evidence)
    EXPECT_EQ(evidence.text.find("AAECAw"), std::string::npos);
}

TEST_F(Protocols, CommentsAndProseSwitchNothingOn) {
  EXPECT_THAT(of_text("#Ciphers aes256-ctr\n# PermitRootLogin yes\n"), IsEmpty());
  for (const auto& finding :
       of_text("The label is c hs traffic, s hs traffic or c ap traffic; see IKE_SA_INIT and "
               "TLS_RSA_WITH_RC4_128_MD5.\n"))
    EXPECT_EQ(finding.role, Role::mentions) << finding.subject;
}

}  // namespace
}  // namespace assay
