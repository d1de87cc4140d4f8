// No constant is trusted: each is derived from its definition, or proven by running the algorithm
// on it (known_answers_test.cpp). A term that is neither makes this test red.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>
#include <sstream>

#include "unit/algorithms/number.h"
#include "unit/algorithms/proven.h"
#include "unit/algorithms/published.h"

namespace assay::test {
namespace {

const Published& published() {
  static const Published kPublished;
  return kPublished;
}

const Derived& derived() {
  static const Derived kDerived = [] {
    Derived all;
    derive_block_ciphers(published(), all);
    derive_hashes(published(), all);
    derive_permutations(published(), all);
    derive_designs(published(), all);
    derive_stream_ciphers(published(), all);
    derive_curves(all);
    derive_groups(all);
    derive_lattices(all);
    return all;
  }();
  return kDerived;
}

TEST(Derivation, EveryDerivedTableIsThePublishedOne) {
  for (const auto& [name, words] : derived().words)
    if (published().terms().contains(name)) {
      EXPECT_EQ(published().words(name), words) << name;
    }
}

TEST(Derivation, EveryDerivedNumberIsThePublishedOne) {
  for (const auto& [name, number] : derived().numbers)
    if (published().terms().contains(name)) {
      EXPECT_EQ(published().number(name), number) << name;
    }
}

/// DER of an object identifier given in dotted form (X.690, 8.19).
Words der_of(const std::string& dotted) {
  std::istringstream text(dotted);
  Words arcs;
  for (std::string arc; std::getline(text, arc, '.');) arcs.push_back(std::stoull(arc));
  arcs[1] += 40 * arcs[0];
  Words body;
  for (auto arc = arcs.begin() + 1; arc != arcs.end(); ++arc) {
    Words digits{*arc & 127};
    for (auto rest = *arc >> 7; rest; rest >>= 7) digits.push_back((rest & 127) | 128);
    body.insert(body.end(), digits.rbegin(), digits.rend());
  }
  body.insert(body.begin(), {6, body.size()});
  return body;
}

TEST(Derivation, EveryObjectIdentifierIsTheOneItsSourceNames) {
  constexpr std::string_view kPrefix = "OID ";
  for (const auto& [name, term] : published().terms()) {
    if (term.method != "oid") continue;
    ASSERT_TRUE(term.source.starts_with(kPrefix)) << name;
    EXPECT_EQ(term.words, der_of(term.source.substr(kPrefix.size()))) << name;
  }
}

TEST(Derivation, EveryDigestInfoNamesItsHash) {  // RFC 8017, appendix A.2.4 and 9.2
  const std::map<std::string, std::pair<std::string, std::uint64_t>> hashes{
      {"md5", {"1.2.840.113549.2.5", 16}},        {"sha1", {"1.3.14.3.2.26", 20}},
      {"sha224", {"2.16.840.1.101.3.4.2.4", 28}}, {"sha256", {"2.16.840.1.101.3.4.2.1", 32}},
      {"sha384", {"2.16.840.1.101.3.4.2.2", 48}}, {"sha512", {"2.16.840.1.101.3.4.2.3", 64}},
      {"ripemd160", {"1.3.36.3.2.1", 20}}};
  for (const auto& [hash, facts] : hashes) {
    auto expected = der_of(facts.first);
    expected.insert(expected.end(), {5, 0});
    expected.insert(expected.begin(), {0x30, expected.size()});
    expected.insert(expected.end(), {4, facts.second});
    expected.insert(expected.begin(), {0x30, expected.size() + facts.second});
    EXPECT_EQ(published().words("rsassa-pkcs1.digestinfo-" + hash), expected) << hash;
  }
}

TEST(Derivation, EveryConstantIsDerivedOrProven) {
  std::set<Words> known;
  std::set<std::string> numbers;
  for (const auto& [name, words] : derived().words) known.insert(words);
  for (const auto& [name, number] : derived().numbers) numbers.insert(number);
  for (const auto& name : proven_by_known_answers()) {
    ASSERT_TRUE(published().terms().contains(name)) << name;
    known.insert(published().words(name));
    numbers.insert(published().number(name));
  }
  for (const auto& [name, term] : published().terms()) {
    if (term.method == "oid" || name.starts_with("rsassa-pkcs1.digestinfo-")) continue;
    EXPECT_TRUE(term.number.empty() ? known.contains(term.words) : numbers.contains(term.number))
        << name;
  }
}

TEST(Derivation, TheSrpGroupsAreSafePrimes) {  // RFC 5054, appendix A
  for (const auto* bits : {"1024", "1536", "2048"}) {
    const auto p = Number::from_hex(published().number("srp.group-" + std::string(bits)));
    EXPECT_TRUE(p.prime() && ((p - 1) / 2).prime()) << bits;
  }
}

TEST(Derivation, TheGroupsOfRfc5114HaveTheirSubgroups) {
  const std::map<std::string, std::string> orders{
      {"22", "f518aa8781a8df278aba4e7d64b7cb9d49462353"},
      {"23", "801c0d34c58d93fe997177101f80535a4738cebcbf389a99b36371eb"},
      {"24", "8cf83642a709a097b447997640129da299b1a47d1eb3750ba308b0fe64f5fbd3"}};
  for (const auto& [group, order] : orders) {
    const auto p = Number::from_hex(published().number("rfc5114-" + group + ".p"));
    const auto g = Number::from_hex(published().number("rfc5114-" + group + ".g"));
    const auto q = Number::from_hex(order);
    EXPECT_TRUE(p.prime() && q.prime()) << group;
    EXPECT_EQ((p - 1) % q, Number(0)) << group;
    EXPECT_EQ(power(g, q, p), Number(1)) << group;
  }
}

TEST(Derivation, TheSmallerModpGroupsAreSafePrimes) {
  for (const auto* bits : {"768", "1024", "1536", "2048"}) {
    const auto p = Number::from_hex(published().number("modp-" + std::string(bits) + ".p"));
    EXPECT_TRUE(p.prime() && ((p - 1) / 2).prime()) << bits;
  }
}

TEST(Derivation, TheOrderOfEd448TakesItsBasePointToTheNeutralOne) {
  const auto p = Number::bit(448) - Number::bit(224) - 1;
  const auto rest = Number::from_hex(published().number("curve448.order-rest"));
  const auto n = Number::bit(446) - rest;
  using Point = std::pair<Number, Number>;
  const auto sum = [&](const Point& a, const Point& b) {  // RFC 8032, 5.2.4, d = -39081
    const auto xx = a.first * b.first % p;
    const auto yy = a.second * b.second % p;
    const auto t = (p - Number(39081) * xx * yy % p) % p;
    return Point{(a.first * b.second + a.second * b.first) % p * inverse((t + 1) % p, p) % p,
                 (yy + p - xx) % p * inverse((p + 1 - t) % p, p) % p};
  };
  const Point base{Number::from_hex(published().number("ed448.base-x")),
                   Number::from_hex(published().number("ed448.base-y"))};
  Point point{0, 1};
  for (int bit = n.bits(); bit-- > 0;) {
    point = sum(point, point);
    if (n.word(bit) & 1) point = sum(point, base);
  }
  EXPECT_TRUE(n.prime());
  EXPECT_EQ(point.first, Number(0));
  EXPECT_EQ(point.second, Number(1));
}

TEST(Derivation, TheBasePointsOfEd448AndSm9LieOnTheirCurves) {
  const auto p = Number::bit(448) - Number::bit(224) - 1;
  const auto x = Number::from_hex(published().number("ed448.base-x"));
  const auto y = Number::from_hex(published().number("ed448.base-y"));
  const auto xx = x * x % p;
  const auto yy = y * y % p;  // RFC 8032, 5.2: x^2 + y^2 = 1 - 39081 x^2 y^2
  EXPECT_EQ((xx + yy + Number(39081) * xx * yy) % p, Number(1));
  const auto q = Number::from_hex(published().number("sm9.q"));
  const auto u = Number::from_hex(published().number("sm9.x"));
  const auto v = Number::from_hex(published().number("sm9.y"));
  EXPECT_EQ(v * v % q, (u * u * u + 5) % q);
}

}  // namespace
}  // namespace assay::test
