// The command on real Debian packages, fetched by the test; skipped, and said so, where they cannot
// be had.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "command.h"
#include "data/json.h"
#include "support/schema_check.h"

namespace assay::test {
namespace {

#define PACKAGE_OR_SKIP(variable, name)         \
  const auto variable = package(name).string(); \
  if (variable.empty()) GTEST_SKIP() << "offline: the package " name " cannot be fetched"

std::string encryption(const Value& report) { return text(at(report, "encryption"), "verdict"); }

Value scanned(const std::string& path) {
  auto report = scan_json({path});
  EXPECT_TRUE(at(report, "complete") == Value(true)) << to_json(at(report, "problems"));
  EXPECT_EQ(schema_faults("assay-report-1.json", to_json(report)), "");
  return report;
}

TEST(Packages, Libssl3ImplementsTheCiphers) {
  PACKAGE_OR_SKIP(deb, "libssl3");
  const auto report = scanned(deb);
  EXPECT_EQ(encryption(report), "present");
  EXPECT_TRUE(finds(report, "library", "openssl", {"implements"}));
  for (const auto* family :
       {"AES", "CAMELLIA", "SM4", "SHA-2", "SHA-1", "MD5", "SM3", "DES", "ChaCha20"})
    EXPECT_TRUE(finds(report, "algorithm", family, {"implements"})) << family;
  for (const auto* curve : {"P-256", "P-384", "SM2", "brainpoolP256r1"})
    EXPECT_TRUE(finds(report, "curve", curve, {"implements"})) << curve;
  EXPECT_EQ(ccis_verdict(report, "firewall"), "none");
}

TEST(Packages, DropbearCallsLibtomcrypt) {
  PACKAGE_OR_SKIP(deb, "dropbear-bin");
  const auto report = scanned(deb);
  EXPECT_EQ(encryption(report), "present");
  EXPECT_TRUE(finds(report, "library", "libtomcrypt", {"calls"}));
  EXPECT_TRUE(finds(report, "package", "dropbear-bin", {"implements"}));
}

TEST(Packages, StrongswanCharonIsAVpnGateway) {
  PACKAGE_OR_SKIP(deb, "strongswan-charon");
  const auto report = scanned(deb);
  EXPECT_EQ(encryption(report), "present");
  const auto* forms = at(at(report, "encryption"), "forms").list();
  ASSERT_TRUE(forms);
  EXPECT_THAT(*forms, testing::Contains(Value("vpn-gateway")));
}

TEST(Packages, IptablesIsAFirewallComponentAndNoMore) {
  PACKAGE_OR_SKIP(deb, "iptables");
  const auto report = scanned(deb);
  EXPECT_EQ(ccis_verdict(report, "firewall"), "component");
  EXPECT_NE(encryption(report), "present");
}

TEST(Packages, SpamassassinFiltersSpam) {
  PACKAGE_OR_SKIP(deb, "spamassassin");
  EXPECT_THAT(ccis_verdict(scanned(deb), "anti-spam"), testing::AnyOf("component", "candidate"));
}

TEST(Packages, BaculaStorageDaemonBacksUp) {
  PACKAGE_OR_SKIP(deb, "bacula-sd");
  EXPECT_THAT(ccis_verdict(scanned(deb), "data-backup-recovery"),
              testing::AnyOf("component", "candidate"));
}

TEST(Packages, PostgresqlCallsOpenssl) {
  PACKAGE_OR_SKIP(deb, "postgresql-15");
  const auto report = scanned(deb);
  EXPECT_EQ(encryption(report), "present");
  EXPECT_TRUE(finds(report, "library", "openssl", {"calls"}));
}

TEST(Packages, BouncyCastleIsSeenInsideItsJar) {
  PACKAGE_OR_SKIP(deb, "libbcprov-java");
  const auto report = scanned(deb);
  EXPECT_EQ(encryption(report), "present");
  EXPECT_TRUE(finds(report, "library", "bouncycastle", {"implements", "embeds"}));
}

TEST(Packages, CowsayAndFontsHoldNothing) {
  for (const auto* name : {"cowsay", "fonts-dejavu-core"}) {
    const auto deb = package(name).string();
    if (deb.empty()) GTEST_SKIP() << "offline: the package " << name << " cannot be fetched";
    const auto report = scanned(deb);
    EXPECT_THAT(encryption(report), testing::AnyOf("none", "mentioned")) << name;
    for (const auto& match : *at(report, "ccis").list())
      EXPECT_EQ(text(match, "verdict"), "none") << name;
  }
}

TEST(Packages, TheReportDoesNotDependOnThreadsOrCache) {
  PACKAGE_OR_SKIP(deb, "postgresql-15");
  const std::vector<std::string> scan{"scan", "--format", "json", "--as-of", "2020-01-15", deb};
  auto with = [&](std::vector<std::string> more) {
    more.insert(more.begin(), scan.begin(), scan.end());
    return assay(more).out;
  };
  const auto one = with({"-j", "1"});
  EXPECT_GT(one.size(), 1000u);
  EXPECT_EQ(one, with({"-j", "8"}));
  EXPECT_EQ(one, with({"-j", "3", "--no-cache"}));
}

}  // namespace
}  // namespace assay::test
