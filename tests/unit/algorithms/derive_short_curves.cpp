// Short Weierstrass curves that OpenSSL does not know: their numbers must fit each other. A point
// that is on the curve and whose order is the printed one leaves no digit free.
#include <gtest/gtest.h>

#include <optional>

#include "unit/algorithms/number.h"
#include "unit/algorithms/published.h"

namespace assay::test {
namespace {

struct ShortCurve {
  Number p, a, b, x, y, n;
};
using Point = std::optional<std::pair<Number, Number>>;  // none: the point at infinity

Point sum(const ShortCurve& curve, const Point& one, const Point& two) {
  if (!one || !two) return one ? one : two;
  const auto& p = curve.p;
  Number slope;
  if (one->first == two->first) {
    if ((one->second + two->second) % p == Number(0)) return std::nullopt;
    slope = (Number(3) * one->first * one->first + curve.a) % p *
            inverse((one->second + one->second) % p, p) % p;
  } else {
    slope = (two->second + p - one->second) % p * inverse((two->first + p - one->first) % p, p) % p;
  }
  const auto x = (slope * slope + p + p - one->first - two->first) % p;
  return std::pair{x, (slope * ((one->first + p - x) % p) + p - one->second) % p};
}

void expect_consistent(const std::string& name, const ShortCurve& curve) {
  const auto& [p, a, b, x, y, n] = curve;
  EXPECT_TRUE(p.prime()) << name;
  EXPECT_TRUE(n.prime()) << name;
  EXPECT_EQ(y * y % p, (x * x % p * x + a * x + b) % p) << name;
  Point point;
  for (int bit = n.bits(); bit-- > 0;) {
    point = sum(curve, point, point);
    if (n.word(bit) & 1) point = sum(curve, point, std::pair{x, y});
  }
  EXPECT_FALSE(point) << name;
}

Number of(const Published& published, const std::string& name) {
  return Number::from_hex(published.number(name));
}

Words montgomery_one(const Number& p, int bits) {
  const auto words = words_of(Number::bit(bits) % p, bits / 64, 64);
  return {words.rbegin(), words.rend()};
}

TEST(ShortCurves, OfGostFitTheirEquationsAndOrders) {
  const Published published;
  const auto p256 = Number::bit(256) - 617;  // RFC 4357, 11.4 and RFC 7836, appendix A
  const auto p512 = Number::bit(512) - 569;
  expect_consistent("CryptoPro-A",
                    {p256, p256 - 3, 166, 1, of(published, "curve-gost-cryptopro-a.gy"),
                     of(published, "curve-gost-cryptopro-a.n")});
  const std::string a256 = "curve-gost-tc26-256-a.";
  expect_consistent(
      a256, {p256, of(published, a256 + "a"), of(published, a256 + "b"), of(published, a256 + "gx"),
             of(published, a256 + "gy"), of(published, a256 + "n")});
  const std::string a512 = "curve-gost-tc26-512-a.";
  expect_consistent(a512, {p512, p512 - 3, of(published, a512 + "b"), 3, of(published, a512 + "gy"),
                           of(published, a512 + "n")});
}

TEST(ShortCurves, Frp256v1FitsItsEquationAndOrder) {
  const Published published;
  const std::string name = "curve-frp256v1.";
  const auto p = of(published, name + "p");
  expect_consistent(name, {p, p - 3, of(published, name + "b"), of(published, name + "gx"),
                           of(published, name + "gy"), of(published, name + "n")});
}

TEST(ShortCurves, OfPairingsArePolynomialsOfTheirParameters) {
  const Published published;
  const auto z = Number::from_hex("d201000000010000");  // BLS12-381: minus this
  const auto zz = z * z;
  const auto r = zz * zz - zz + 1;
  const auto p = (z + 1) * (z + 1) * r / 3 - z;
  EXPECT_EQ(of(published, "curve-bls12-381.p"), p);
  EXPECT_EQ(of(published, "curve-bls12-381.n"), r);
  EXPECT_EQ(published.words("curve-bls12-381.one-montgomery"), montgomery_one(p, 384));
  expect_consistent("BLS12-381", {p, 0, 4, of(published, "curve-bls12-381.gx"),
                                  of(published, "curve-bls12-381.gy"), r});
  const Number t(4965661367192848881U);  // BN254
  const auto common = Number(36) * t * t * t * t + Number(36) * t * t * t + Number(6) * t + 1;
  const auto q = common + Number(24) * t * t;
  EXPECT_EQ(of(published, "curve-bn254.p"), q);
  EXPECT_EQ(of(published, "curve-bn254.n"), common + Number(18) * t * t);
  EXPECT_EQ(published.words("curve-bn254.one-montgomery"), montgomery_one(q, 256));
  expect_consistent("BN254", {q, 0, 3, 1, 2, of(published, "curve-bn254.n")});
}

}  // namespace
}  // namespace assay::test
