#include <array>

#include "unit/algorithms/table_ciphers.h"

namespace assay::test {
namespace {

constexpr std::uint64_t k32 = 0xffffffff;

/// 128 bits, as two halves.
struct Wide {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  friend Wide operator^(Wide a, Wide b) { return {a.high ^ b.high, a.low ^ b.low}; }
};

Wide turned(Wide value, unsigned left) {
  for (; left >= 64; left -= 64) value = {value.low, value.high};
  if (left == 0) return value;
  return {value.high << left | value.low >> (64 - left),
          value.low << left | value.high >> (64 - left)};
}

Wide load_wide(const Octets& bytes, std::size_t at) {
  return {load(bytes, at, 8), load(bytes, at + 8, 8)};
}

// RFC 3713, 2.4.1.
std::uint64_t camellia_f(const Published& tables, std::uint64_t x, std::uint64_t key) {
  const auto& s1 = tables.words("camellia.sbox1");
  x ^= key;
  std::array<std::uint64_t, 8> t{};
  for (unsigned i = 0; i < 8; ++i) t[i] = x >> (56 - 8 * i) & 0xff;
  for (const std::size_t i : {0U, 7U}) t[i] = s1[t[i]];
  for (const std::size_t i : {1U, 4U}) t[i] = rotated(s1[t[i]], 1, 8);
  for (const std::size_t i : {2U, 5U}) t[i] = rotated(s1[t[i]], 7, 8);
  for (const std::size_t i : {3U, 6U}) t[i] = s1[rotated(t[i], 1, 8)];
  constexpr std::array<std::string_view, 8> kRows{"134678", "124578", "123568", "234567",
                                                  "12678",  "23578",  "34568",  "14567"};
  std::uint64_t out = 0;
  for (const auto row : kRows) {
    std::uint64_t byte = 0;
    for (const char index : row) byte ^= t[static_cast<std::size_t>(index - '1')];
    out = out << 8 | byte;
  }
  return out;
}

std::uint64_t camellia_fl(std::uint64_t x, std::uint64_t key, bool inverse) {
  auto left = x >> 32;
  auto right = x & k32;
  const auto turn = [&] { right ^= rotated(left & key >> 32, 1, 32); };
  const auto fold = [&] { left ^= right | (key & k32); };
  if (inverse) {
    fold();
    turn();
  } else {
    turn();
    fold();
  }
  return left << 32 | right;
}

Wide camellia_ka(const Published& tables, Wide kl) {
  const auto& sigma = tables.words("camellia.sigma");
  Wide d = kl;
  for (std::size_t i = 0; i < 4; ++i) {
    if (i == 2) d = d ^ kl;
    auto& target = i % 2 ? d.high : d.low;
    target ^= camellia_f(tables, i % 2 ? d.low : d.high, sigma[i]);
  }
  return d;
}

// RFC 5794, 2.4.
Octets aria_substituted(const Published& tables, const Octets& x, bool even) {
  const std::array<const Words*, 4> boxes{&tables.words("aes.sbox"), &tables.words("aria.s2"),
                                          &tables.words("aes.inverse-sbox"),
                                          &tables.words("aria.s2-inverse")};
  Octets y(16);
  for (std::size_t i = 0; i < 16; ++i)
    y[i] = static_cast<std::uint8_t>((*boxes[(i + (even ? 2 : 0)) % 4])[x[i]]);
  return y;
}

Octets aria_diffused(const Octets& x) {
  constexpr std::array<std::array<std::uint8_t, 7>, 16> kRows{{{3, 4, 6, 8, 9, 13, 14},
                                                               {2, 5, 7, 8, 9, 12, 15},
                                                               {1, 4, 6, 10, 11, 12, 15},
                                                               {0, 5, 7, 10, 11, 13, 14},
                                                               {0, 2, 5, 8, 11, 14, 15},
                                                               {1, 3, 4, 9, 10, 14, 15},
                                                               {0, 2, 7, 9, 10, 12, 13},
                                                               {1, 3, 6, 8, 11, 12, 13},
                                                               {0, 1, 4, 7, 10, 13, 15},
                                                               {0, 1, 5, 6, 11, 12, 14},
                                                               {2, 3, 5, 6, 8, 13, 15},
                                                               {2, 3, 4, 7, 9, 12, 14},
                                                               {1, 2, 6, 7, 9, 11, 12},
                                                               {0, 3, 6, 7, 8, 10, 13},
                                                               {0, 3, 4, 5, 9, 11, 14},
                                                               {1, 2, 4, 5, 8, 10, 15}}};
  Octets y(16);
  for (std::size_t i = 0; i < 16; ++i)
    for (const auto j : kRows[i]) y[i] ^= x[j];
  return y;
}

Octets octets_of(Wide value) {
  Octets bytes;
  store(bytes, value.high, 8);
  store(bytes, value.low, 8);
  return bytes;
}

Wide aria_round(const Published& tables, Wide x, Wide key, bool even) {
  return load_wide(aria_diffused(aria_substituted(tables, octets_of(x ^ key), even)), 0);
}

std::vector<Wide> aria_keys(const Published& tables, Wide kl) {
  const auto& krk = tables.words("aria.krk");
  const auto constant = [&](std::size_t i) {
    return Wide{krk[4 * i] << 32 | krk[4 * i + 1], krk[4 * i + 2] << 32 | krk[4 * i + 3]};
  };
  std::array<Wide, 4> w{kl};
  w[1] = aria_round(tables, w[0], constant(0), false);
  w[2] = aria_round(tables, w[1], constant(1), true) ^ w[0];
  w[3] = aria_round(tables, w[2], constant(2), false) ^ w[1];
  std::vector<Wide> keys;
  for (const unsigned turn : {109U, 97U, 61U, 31U})  // right by 19 and 31, left by 61 and 31
    for (std::size_t i = 0; i < 4; ++i)
      keys.push_back(i < 3 ? w[i] ^ turned(w[i + 1], turn) : turned(w[0], turn) ^ w[3]);
  return keys;
}

// RFC 2144, 2.4: a row says which byte of which half goes through S5, S6, S7, S8 and the last box.
using Row = std::string_view;

std::uint64_t cast_sum(const Published& tables, const Octets& bytes, Row row, unsigned last) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < 5; ++i) {
    const auto index = std::stoul(std::string(1, row[i]), nullptr, 16);
    const auto box = i < 4 ? 5 + i : last;
    sum ^= tables.words("cast5.s" + std::to_string(box))[bytes[index]];
  }
  return sum;
}

/// Makes one half of the key from the other. The first row reads `from`, the others what is made.
Octets cast_turned(const Published& tables, const Octets& from,
                   const std::array<std::size_t, 4>& words, const std::array<Row, 4>& rows) {
  Octets to;
  constexpr std::array<unsigned, 4> kLast{7, 8, 5, 6};
  for (std::size_t i = 0; i < 4; ++i) {
    // The fifth byte is one of `from`, the first four are of `to` but for the first row.
    Octets mixed = i == 0 ? from : to;
    mixed.resize(16);
    const auto fifth = std::stoul(std::string(1, rows[i][4]), nullptr, 16);
    auto sum = cast_sum(tables, mixed, std::string(rows[i].substr(0, 4)) + "0", kLast[i]);
    const auto& last = tables.words("cast5.s" + std::to_string(kLast[i]));
    sum ^= last[mixed[0]] ^ last[from[fifth]];
    store(to, sum ^ load(from, words[i], 4), 4);
  }
  return to;
}

Words cast_keys(const Published& tables, const Octets& key) {
  constexpr std::array<Row, 4> kToZ{"dfce8", "0213a", "76549", "a9b8b"};
  constexpr std::array<Row, 4> kToX{"57460", "02132", "76541", "a9b83"};
  constexpr std::array<std::array<Row, 4>, 4> kKeys{{{"89762", "ab546", "cd329", "ef10c"},
                                                     {"32cd8", "10efd", "76893", "54ab7"},
                                                     {"32cd9", "10efc", "76892", "54ab6"},
                                                     {"89763", "ab547", "cd328", "ef10d"}}};
  Words keys;
  Octets x = key;
  for (int half = 0; half < 4; ++half) {
    const auto z = cast_turned(tables, x, {0, 8, 12, 4}, kToZ);
    for (unsigned i = 0; i < 4; ++i)
      keys.push_back(cast_sum(tables, z, kKeys[half % 2 ? 2 : 0][i], 5 + i));
    x = cast_turned(tables, z, {8, 0, 4, 12}, kToX);
    for (unsigned i = 0; i < 4; ++i)
      keys.push_back(cast_sum(tables, x, kKeys[half % 2 ? 3 : 1][i], 5 + i));
  }
  return keys;
}

}  // namespace

Octets camellia128_encrypt(const Published& tables, const Octets& key, const Octets& block) {
  const auto kl = load_wide(key, 0);
  const auto ka = camellia_ka(tables, kl);
  const auto l = [&](unsigned turn) { return turned(kl, turn); };
  const auto a = [&](unsigned turn) { return turned(ka, turn); };
  const std::array<std::uint64_t, 18> k{a(0).high,  a(0).low,    l(15).high, l(15).low,  a(15).high,
                                        a(15).low,  l(45).high,  l(45).low,  a(45).high, l(60).low,
                                        a(60).high, a(60).low,   l(94).high, l(94).low,  a(94).high,
                                        a(94).low,  l(111).high, l(111).low};
  auto d = load_wide(block, 0) ^ kl;
  for (std::size_t i = 0; i < 18; ++i) {
    if (i == 6) d = {camellia_fl(d.high, a(30).high, false), camellia_fl(d.low, a(30).low, true)};
    if (i == 12) d = {camellia_fl(d.high, l(77).high, false), camellia_fl(d.low, l(77).low, true)};
    (i % 2 ? d.high : d.low) ^= camellia_f(tables, i % 2 ? d.low : d.high, k[i]);
  }
  return octets_of(Wide{d.low, d.high} ^ a(111));
}

Octets aria128_encrypt(const Published& tables, const Octets& key, const Octets& block) {
  const auto keys = aria_keys(tables, load_wide(key, 0));
  auto state = load_wide(block, 0);
  for (std::size_t i = 0; i < 11; ++i) state = aria_round(tables, state, keys[i], i % 2 == 1);
  return octets_of(load_wide(aria_substituted(tables, octets_of(state ^ keys[11]), true), 0) ^
                   keys[12]);
}

Octets cast128_encrypt(const Published& tables, const Octets& key, const Octets& block) {
  const auto keys = cast_keys(tables, key);
  auto left = load(block, 0, 4);
  auto right = load(block, 4, 4);
  for (std::size_t i = 0; i < 16; ++i) {
    const auto type = i % 3;
    const auto mask = keys[i];
    const auto turn = static_cast<unsigned>(keys[16 + i] & 31);
    auto x = type == 0 ? mask + right : type == 1 ? mask ^ right : mask - right;
    x = rotated(x & k32, turn, 32);
    const auto s = [&](int box, unsigned shift) {
      return tables.words("cast5.s" + std::to_string(box))[x >> shift & 0xff];
    };
    const auto a = s(1, 24);
    const auto b = s(2, 16);
    const auto c = s(3, 8);
    const auto d = s(4, 0);
    const auto f = type == 0   ? ((a ^ b) - c) + d
                   : type == 1 ? ((a - b) + c) ^ d
                               : ((a + b) ^ c) - d;
    const auto next = left ^ (f & k32);
    left = right;
    right = next;
  }
  Octets out;
  store(out, right, 4);
  store(out, left, 4);
  return out;
}

}  // namespace assay::test
