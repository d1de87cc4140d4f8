// Tables of block ciphers from their definitions. Where a standard only prints a table, it is
// proven by running the cipher (known_answers_test.cpp) and what is built on it is derived here.
#include <numeric>

#include "unit/algorithms/number.h"
#include "unit/algorithms/published.h"

namespace assay::test {
namespace {

constexpr unsigned kRijndael = 0x11b;

Words inverted(const Words& table) {
  Words inverse(table.size());
  for (std::size_t i = 0; i < table.size(); ++i) inverse[table[i]] = i;
  return inverse;
}

template <typename Function>
Words table_of(std::size_t size, Function&& value) {
  Words words(size);
  for (std::size_t x = 0; x < size; ++x) words[x] = value(x);
  return words;
}

Words aes_sbox() {  // FIPS 197, 5.1.1
  return table_of(256, [](std::size_t x) {
    const auto y = power(static_cast<std::uint8_t>(x), 254, kRijndael);
    std::uint64_t s = 0x63;
    for (const unsigned turn : {0U, 1U, 2U, 3U, 4U}) s ^= rotated(y, turn, 8);
    return s;
  });
}

/// One column of a matrix over GF(2^8) times S(x), as a word whose first coefficient is the highest
/// byte.
Words column_table(const Words& sbox, const std::vector<std::uint8_t>& column,
                   unsigned polynomial) {
  return table_of(sbox.size(), [&](std::size_t x) {
    std::uint64_t word = 0;
    for (const auto factor : column)
      word = word << 8 | times(static_cast<std::uint8_t>(sbox[x]), factor, polynomial);
    return word;
  });
}

Words rotated_right(const Words& table, unsigned right) {
  return table_of(table.size(), [&](std::size_t x) { return rotated(table[x], 32 - right, 32); });
}

Words swapped(Words table) {
  for (auto& word : table) word = __builtin_bswap32(static_cast<std::uint32_t>(word));
  return table;
}

void derive_aes(Derived& derived) {
  const auto sbox = aes_sbox();
  const auto inverse = inverted(sbox);
  derived.words["aes.sbox"] = sbox;
  derived.words["aes.inverse-sbox"] = inverse;
  const auto encrypt = column_table(sbox, {2, 1, 1, 3}, kRijndael);
  const auto decrypt = column_table(inverse, {14, 9, 13, 11}, kRijndael);
  for (unsigned i = 0; i < 4; ++i) {
    derived.words["aes.te" + std::to_string(i)] = rotated_right(encrypt, 8 * i);
    derived.words["aes.td" + std::to_string(i)] = rotated_right(decrypt, 8 * i);
  }
  derived.words["aes.te0-swapped"] = swapped(encrypt);
  derived.words["aes.td0-swapped"] = swapped(decrypt);
}

// FIPS 46-3: S-box i, then P; the bits in the order of the standard or reversed, the index too.
Words des_combined(const Published& published, int box, bool reversed, unsigned left) {
  const auto& s = published.words("des.s" + std::to_string(box + 1));
  const auto& p = published.words("des.p");
  return table_of(64, [&](std::size_t x) {
    std::size_t index = x;
    if (reversed) {
      index = 0;
      for (int bit = 0; bit < 6; ++bit) index |= (x >> bit & 1) << (5 - bit);
    }
    const auto row = (index >> 4 & 2) | (index & 1);
    const auto value = s[row * 16 + (index >> 1 & 15)] << (28 - 4 * box);
    std::uint64_t out = 0;
    for (unsigned bit = 0; bit < 32; ++bit)
      if (value >> (32 - p[bit]) & 1) out |= std::uint64_t{1} << (reversed ? bit : 31 - bit);
    return rotated(out, left, 32);
  });
}

void derive_des(const Published& published, Derived& derived) {
  for (int box = 0; box < 8; ++box) {
    const auto number = std::to_string(box + 1);
    derived.words["des.sp" + number] = des_combined(published, box, false, 1);
    derived.words["des.young" + number] = des_combined(published, box, true, 3);
    derived.words["des.mirror" + number] = des_combined(published, box, true, 31);
  }
  for (const auto* name : {"des.pc2", "des.p"}) {
    auto zero_based = published.words(name);
    for (auto& entry : zero_based) --entry;
    derived.words[std::string(name) + "-zero"] = zero_based;
  }
}

void derive_blowfish(Derived& derived) {
  constexpr int kWords = 18 + 4 * 256;
  const auto digits = words_of(pi(32 * kWords), kWords, 32);
  derived.words["blowfish.p"] = {digits.begin(), digits.begin() + 18};
  for (std::ptrdiff_t i = 0; i < 4; ++i)
    derived.words["blowfish.s" + std::to_string(i)] = {digits.begin() + 18 + 256 * i,
                                                       digits.begin() + 18 + 256 * (i + 1)};
}

/// Each entry in some of the four bytes of a word: `lanes` has 01 where it stands.
Words in_lanes(const Words& table, std::uint64_t lanes) {
  return table_of(table.size(), [&](std::size_t x) { return table[x] * lanes; });
}

Words interleaved(const Words& a, const Words& b) {
  Words words;
  for (std::size_t i = 0; i < a.size(); ++i) words.insert(words.end(), {a[i], b[i]});
  return words;
}

void derive_camellia(const Published& published, Derived& derived) {
  const auto& s1 = published.words("camellia.sbox1");  // proven by the known answers
  const auto turned = [&](unsigned left) {
    return table_of(256, [&](std::size_t x) { return rotated(s1[x], left, 8); });
  };
  const auto s4 = table_of(256, [&](std::size_t x) { return s1[rotated(x, 1, 8)]; });
  const auto sp1110 = in_lanes(s1, 0x01010100);
  const auto sp4404 = in_lanes(s4, 0x01010001);
  derived.words["camellia.sp1110"] = sp1110;
  derived.words["camellia.sp0222"] = in_lanes(turned(1), 0x00010101);
  derived.words["camellia.sp3033"] = in_lanes(turned(7), 0x01000101);
  derived.words["camellia.sp4404"] = sp4404;
  derived.words["camellia.sp-pairs"] = interleaved(sp1110, sp4404);
  derived.words["camellia.sp-pairs-41"] = interleaved(sp4404, sp1110);
  // RFC 3713, 2.2: hexadecimal digits 2 to 17 of the square roots of the first six primes.
  for (const auto prime : {2U, 3U, 5U, 7U, 11U, 13U})
    derived.words["camellia.sigma"].push_back(root(Number(prime) * Number::bit(2 * 68), 2).word(0));
}

void derive_aria(const Published& published, Derived& derived) {
  const auto s1 = aes_sbox();
  const auto& s2 = published.words("aria.s2");  // proven by the known answers
  derived.words["aria.s2-inverse"] = inverted(s2);
  derived.words["aria.s1-lanes"] = in_lanes(s1, 0x00010101);
  derived.words["aria.s2-lanes"] = in_lanes(s2, 0x01000101);
  derived.words["aria.x1-lanes"] = in_lanes(inverted(s1), 0x01010001);
  derived.words["aria.x2-lanes"] = in_lanes(inverted(s2), 0x01010100);
  // RFC 5794, 2.2: the first 3 x 128 bits of 1/pi.
  constexpr int kBits = 384;
  const auto reciprocal = Number::bit(kBits + 2 * kBits) / pi(2 * kBits);
  derived.words["aria.krk"] = words_of(reciprocal, kBits / 32, 32);
}

Words sm4_sbox() {  // S(x) = A I(A x + C) + C over x^8+x^7+x^6+x^5+x^4+x^2+1
  constexpr std::uint64_t kConstant = 0xd3;
  const auto affine = [](std::uint64_t x) {
    std::uint64_t y = 0;
    for (unsigned row = 0; row < 8; ++row)
      y |= static_cast<std::uint64_t>(__builtin_parityll(rotated(kConstant, 8 - row, 8) & x))
           << (7 - row);
    return y ^ kConstant;
  };
  return table_of(256, [&](std::size_t x) {
    return affine(power(static_cast<std::uint8_t>(affine(x)), 254, 0x1f5));
  });
}

void derive_sm4(Derived& derived) {
  const auto sbox = sm4_sbox();
  derived.words["sm4.sbox"] = sbox;
  for (unsigned i = 0; i < 32; ++i) {
    std::uint64_t word = 0;
    for (unsigned j = 0; j < 4; ++j) word = word << 8 | ((4 * i + j) * 7 & 0xff);
    derived.words["sm4.ck"].push_back(word);
  }
  const auto t0 = table_of(256, [&](std::size_t x) {
    const auto b = sbox[x] << 24;
    return b ^ rotated(b, 2, 32) ^ rotated(b, 10, 32) ^ rotated(b, 18, 32) ^ rotated(b, 24, 32);
  });
  for (unsigned i = 0; i < 4; ++i)
    derived.words["sm4.t" + std::to_string(i)] = rotated_right(t0, 8 * i);
}

// Twofish (1998), 4.3.5: q from four permutations of nibbles; 4.3.2: the MDS matrix.
Words twofish_q(const std::vector<std::string>& nibbles) {
  const auto t = [&](unsigned i, unsigned x) {
    return static_cast<unsigned>(std::stoul(std::string(1, nibbles[i][x]), nullptr, 16));
  };
  const auto right = [](unsigned x) { return (x >> 1 | x << 3) & 15; };
  return table_of(256, [&](std::size_t x) {
    unsigned a = static_cast<unsigned>(x) >> 4;
    unsigned b = x & 15;
    for (unsigned round = 0; round < 2; ++round) {
      const unsigned c = a ^ b;
      const unsigned d = a ^ right(b) ^ ((8 * a) & 15);
      a = t(2 * round, c);
      b = t(2 * round + 1, d);
    }
    return b << 4 | a;
  });
}

void derive_twofish(Derived& derived) {
  const auto q0 =
      twofish_q({"817d6f320b59eca4", "ecb81235f4a6709d", "ba5e6d90c8f32471", "d7f4126e9b3085ca"});
  const auto q1 =
      twofish_q({"28bdf76e31940ac5", "1e2b4c376da5f908", "4c75169a0ed82b3f", "b951c3de647f208a"});
  derived.words["twofish.q0"] = q0;
  derived.words["twofish.q1"] = q1;
  const std::vector<std::vector<std::uint8_t>> columns{{0xef, 0xef, 0x5b, 0x01},
                                                       {0x01, 0x5b, 0xef, 0xef},
                                                       {0xef, 0x01, 0xef, 0x5b},
                                                       {0x5b, 0xef, 0x01, 0x5b}};
  for (unsigned i = 0; i < 4; ++i)
    derived.words["twofish.mds" + std::to_string(i)] =
        column_table(i % 2 ? q0 : q1, columns[i], 0x169);
}

void derive_safer(Derived& derived) {  // Massey 1993: 45^x mod 257, with 256 written as 0
  std::uint64_t value = 1;
  Words exponent;
  for (int i = 0; i < 256; ++i, value = value * 45 % 257) exponent.push_back(value % 256);
  derived.words["safer.exp"] = exponent;
  derived.words["safer.log"] = inverted(exponent);
}

void derive_cast6(Derived& derived) {  // RFC 2612, 2.4
  std::uint64_t mask = 0x5a827999;     // floor(2^30 sqrt(2)); the step is floor(2^30 sqrt(3))
  for (int i = 0; i < 192; ++i, mask = (mask + 0x6ed9eba1) & 0xffffffff)
    derived.words["cast6.tm"].push_back(mask);
}

void derive_seed(Derived& derived) {  // RFC 4269, 2.3: KC_0 is the golden ratio, the rest rotations
  const auto golden = (root(Number(5) * Number::bit(64), 2) - Number::bit(32)) / 2;
  for (unsigned i = 0; i < 16; ++i)
    derived.words["seed.kc"].push_back(rotated(golden.word(0), i, 32));
}

void derive_magma(const Published& published, Derived& derived) {
  const auto& rows = published.words("magma.sbox-z");  // proven by the known answers
  for (std::size_t row = 8; row-- > 0;)
    for (std::size_t x = 0; x < 16; ++x)
      derived.words["magma.sbox-z-reversed"].push_back(rows[16 * row + x]);
  for (std::size_t i = 0; i < rows.size(); i += 2)
    derived.words["magma.sbox-z-packed"].push_back(rows[i] << 4 | rows[i + 1]);
  for (std::size_t k = 0; k < 4; ++k)
    derived.words["magma.t" + std::to_string(k)] = table_of(256, [&](std::size_t x) {
      const auto both = rows[16 * (2 * k + 1) + (x >> 4)] << 4 | rows[32 * k + (x & 15)];
      return rotated(both << (8 * k), 11, 32);
    });
}

void derive_kuznyechik(const Published& published, Derived& derived) {
  derived.words["kuznyechik.pi-inverse"] = inverted(published.words("kuznyechik.pi"));
  auto factors = published.words("kuznyechik.l");
  factors.pop_back();
  derived.words["kuznyechik.l15"] = factors;
}

}  // namespace

void derive_block_ciphers(const Published& published, Derived& derived) {
  derive_aes(derived);
  derive_des(published, derived);
  derive_blowfish(derived);
  derive_camellia(published, derived);
  derive_aria(published, derived);
  derive_sm4(derived);
  derive_twofish(derived);
  derive_safer(derived);
  derive_cast6(derived);
  derive_seed(derived);
  derive_magma(published, derived);
  derive_kuznyechik(published, derived);
}

}  // namespace assay::test
