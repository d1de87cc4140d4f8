// Numbers of curves and groups from their definitions; RFC 3526 and 7919 from pi and e.
#include <openssl/ec.h>
#include <openssl/objects.h>

#include <map>

#include "unit/algorithms/number.h"
#include "unit/algorithms/published.h"

namespace assay::test {
namespace {

/// `value` in limbs of the given widths, least significant first.
Words limbs(const Number& value, const std::vector<int>& widths) {
  Words out;
  int at = 0;
  for (const auto width : widths) {
    out.push_back(value.word(at) & ((std::uint64_t{1} << width) - 1));
    at += width;
  }
  return out;
}

/// Radix 2^25.5 with signed limbs, as 32-bit two's complement; value below 2^255 - 19.
Words signed_limbs(const Number& value) {
  const std::vector<int> widths{26, 25, 26, 25, 26, 25, 26, 25, 26, 25};
  const auto plain = limbs(value, widths);
  std::vector<std::int64_t> h(plain.begin(), plain.end());
  for (std::size_t i = 0; i < 10; ++i) {
    const auto half = std::int64_t{1} << (widths[i] - 1);
    const auto carry = (h[i] + half) >> widths[i];
    h[i] -= carry * (half * 2);
    (i < 9 ? h[i + 1] : h[0]) += i < 9 ? carry : 19 * carry;
  }
  Words out;
  for (const auto limb : h) out.push_back(static_cast<std::uint32_t>(limb));
  return out;
}

struct Edwards25519 {  // RFC 8032, 5.1
  Number p = Number::bit(255) - 19;
  Number d = (p - 121665) * inverse(121666, p) % p;
  Number root = power(2, (p - 1) / 4, p);
  Number base_x() const {
    const Number y = Number(4) * inverse(5, p) % p;
    const Number square = (y * y - 1) * inverse((d * y * y + 1) % p, p) % p;
    Number x = power(square, (p + 3) / 8, p);
    if (!((x * x) % p == square)) x = x * root % p;
    return x.word(0) & 1 ? p - x : x;
  }
};

void add_ed25519(const std::string& owner, Derived& derived) {
  const Edwards25519 curve;
  const std::vector<int> five(5, 51);
  const std::vector<int> sixteen(16, 16);
  const Number twice = (curve.d + curve.d) % curve.p;
  // The group order is 2^252 plus this; RFC 8032, 5.1 prints it in decimal.
  Number order;
  BIGNUM* raw = order.get();
  BN_dec2bn(&raw, "27742317777372353535851937790883648493");
  derived.numbers[owner + ".order"] = order.hex();
  derived.numbers[owner + ".d"] = curve.d.hex();
  derived.numbers[owner + ".root"] = curve.root.hex();
  derived.numbers[owner + ".base-x"] = curve.base_x().hex();
  derived.words[owner + ".d-limbs10"] = signed_limbs(curve.d);
  derived.words[owner + ".d2-limbs10"] = signed_limbs(twice);
  derived.words[owner + ".root-limbs10"] = signed_limbs(curve.root);
  derived.words[owner + ".d-limbs5"] = limbs(curve.d, five);
  derived.words[owner + ".d2-limbs5"] = limbs(twice, five);
  derived.words[owner + ".root-limbs5"] = limbs(curve.root, five);
  derived.words[owner + ".d-limbs16"] = limbs(curve.d, sixteen);
  derived.words[owner + ".d-limbs16-32"] = limbs(curve.d, sixteen);
  derived.words[owner + ".d-bytes32"] = limbs(curve.d, std::vector<int>(32, 8));
}

/// Numbers of a named curve as OpenSSL, a second source, knows them.
void add_named_curve(const std::string& owner, int nid, Derived& derived) {
  const std::unique_ptr<EC_GROUP, void (*)(EC_GROUP*)> group(EC_GROUP_new_by_curve_name(nid),
                                                             EC_GROUP_free);
  if (!group) return;
  Number p, a, b, x, y;
  EC_GROUP_get_curve(group.get(), p.get(), a.get(), b.get(), nullptr);
  EC_POINT_get_affine_coordinates(group.get(), EC_GROUP_get0_generator(group.get()), x.get(),
                                  y.get(), nullptr);
  Number n;
  BN_copy(n.get(), EC_GROUP_get0_order(group.get()));
  derived.numbers[owner + ".p"] = p.hex();
  derived.numbers[owner + ".b"] = b.hex();
  derived.numbers[owner + ".gx"] = x.hex();
  derived.numbers[owner + ".gy"] = y.hex();
  derived.numbers[owner + ".n"] = n.hex();
  derived.words[owner + ".gx-limbs52"] = limbs(x, std::vector<int>(5, 52));
  derived.words[owner + ".gx-limbs26"] = limbs(x, std::vector<int>(10, 26));
  const int count = (p.bits() + 63) / 64;
  const auto words = words_of(x * Number::bit(64 * count) % p, count, 64);
  derived.words[owner + ".gx-montgomery"] = {words.rbegin(), words.rend()};
}

}  // namespace

void derive_curves(Derived& derived) {
  for (const auto* owner : {"ed25519", "eddsa", "curve25519"}) add_ed25519(owner, derived);
  const std::map<std::string, int> named{{"curve-p-192", NID_X9_62_prime192v1},
                                         {"curve-p-224", NID_secp224r1},
                                         {"curve-p-256", NID_X9_62_prime256v1},
                                         {"curve-p-384", NID_secp384r1},
                                         {"curve-p-521", NID_secp521r1},
                                         {"curve-secp256k1", NID_secp256k1},
                                         {"curve-secp160r1", NID_secp160r1},
                                         {"curve-secp192k1", NID_secp192k1},
                                         {"curve-secp224k1", NID_secp224k1},
                                         {"curve-sm2", NID_sm2},
                                         {"sm2", NID_sm2},
                                         {"curve-brainpoolp160r1", NID_brainpoolP160r1},
                                         {"curve-brainpoolp192r1", NID_brainpoolP192r1},
                                         {"curve-brainpoolp224r1", NID_brainpoolP224r1},
                                         {"curve-brainpoolp256r1", NID_brainpoolP256r1},
                                         {"curve-brainpoolp320r1", NID_brainpoolP320r1},
                                         {"curve-brainpoolp384r1", NID_brainpoolP384r1},
                                         {"curve-brainpoolp512r1", NID_brainpoolP512r1},
                                         {"curve-sect163k1", NID_sect163k1},
                                         {"curve-sect233k1", NID_sect233k1},
                                         {"curve-sect283k1", NID_sect283k1},
                                         {"curve-sect409k1", NID_sect409k1},
                                         {"curve-sect571k1", NID_sect571k1},
                                         {"curve-sect163r2", NID_sect163r2},
                                         {"curve-sect233r1", NID_sect233r1},
                                         {"curve-sect283r1", NID_sect283r1},
                                         {"curve-sect409r1", NID_sect409r1},
                                         {"curve-sect571r1", NID_sect571r1}};
  for (const auto& [owner, nid] : named) add_named_curve(owner, nid, derived);
  // RFC 7748, 4.2: the order is 2^446 minus this number; its low half is what programs hold.
  const Number order = Number::bit(446) -
                       Number::from_hex("8335dc163bb124b65129c96fde933d8d723a70aadc873d6d54a7bb0d");
  const auto low = (order % Number::bit(224)).hex();
  derived.numbers["curve448.order-rest"] = (Number::bit(446) - order).hex();
  derived.numbers["ed448.order"] = derived.numbers["curve448.order"] = low;
  // GB/T 38635.1-2020: a Barreto-Naehrig curve; q and n are polynomials of t.
  const Number t = Number::from_hex("600000000058f98a");
  const Number t2 = t * t;
  const Number common = Number(36) * t2 * t2 + Number(36) * t2 * t + Number(6) * t + 1;
  for (const std::string owner : {"sm9", "curve-sm9"}) {
    derived.numbers[owner + ".q"] = (common + Number(24) * t2).hex();
    derived.numbers[owner + ".n"] = (common + Number(18) * t2).hex();
  }
}

void derive_groups(Derived& derived) {
  const std::map<int, std::uint64_t> modp{{768, 149686},  {1024, 129093},  {1536, 741804},
                                          {2048, 124476}, {3072, 1690314}, {4096, 240904},
                                          {6144, 929484}, {8192, 4743158}};
  const std::map<int, std::uint64_t> ffdhe{
      {2048, 560316}, {3072, 2625351}, {4096, 5736041}, {6144, 15705020}, {8192, 10965728}};
  const auto prime = [](int bits, const Number& digits) {
    return Number::bit(bits) - Number::bit(bits - 64) - 1 + Number::bit(64) * digits;
  };
  for (const auto& [bits, add] : modp)
    derived.numbers["modp-" + std::to_string(bits) + ".p"] =
        prime(bits, pi(bits - 130) + add).hex();
  for (const auto& [bits, add] : ffdhe)
    derived.numbers["ffdhe-" + std::to_string(bits) + ".p"] =
        prime(bits, e(bits - 130) + add).hex();
}

void derive_lattices(Derived& derived) {
  const auto reversed = [](unsigned value, unsigned bits) {
    unsigned out = 0;
    for (unsigned i = 0; i < bits; ++i) out |= (value >> i & 1) << (bits - 1 - i);
    return out;
  };
  const auto zeta = [](std::uint64_t base, std::uint64_t exponent, std::uint64_t q) {
    std::uint64_t result = 1;
    for (std::uint64_t i = 0; i < exponent; ++i) result = result * base % q;
    return result;
  };
  const auto centred = [](std::uint64_t value, std::uint64_t q, std::uint64_t mask) {
    return (value > q / 2 ? value - q : value) & mask;
  };
  for (unsigned i = 0; i < 128; ++i) {  // FIPS 203: 17^BitRev7(i) mod 3329
    const auto plain = zeta(17, reversed(i, 7), 3329);
    const auto montgomery = plain * 65536 % 3329;
    derived.words["ml-kem.zetas-plain"].push_back(plain);
    derived.words["ml-kem.zetas-unsigned"].push_back(montgomery);
    derived.words["ml-kem.zetas"].push_back(centred(montgomery, 3329, 0xffff));
    derived.words["ml-kem.zetas-wide"].push_back(centred(montgomery, 3329, 0xffffffff));
  }
  constexpr std::uint64_t kQ = 8380417;
  for (unsigned i = 0; i < 256; ++i) {  // FIPS 204: 1753^BitRev8(i) mod q
    const auto plain = zeta(1753, reversed(i, 8), kQ);
    const auto montgomery = (plain << 32) % kQ;
    derived.words["ml-dsa.zetas-plain"].push_back(plain);
    derived.words["ml-dsa.zetas-unsigned"].push_back(montgomery);
    if (i > 0) derived.words["ml-dsa.zetas-after-first"].push_back(montgomery);
    // The reference code leaves entry 0, which it never uses, at 0.
    derived.words["ml-dsa.zetas"].push_back(i == 0 ? 0 : centred(montgomery, kQ, 0xffffffff));
  }
}

}  // namespace assay::test
