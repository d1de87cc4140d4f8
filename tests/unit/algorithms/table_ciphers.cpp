#include "unit/algorithms/table_ciphers.h"

#include <array>

namespace assay::test {
namespace {

constexpr std::uint64_t k32 = 0xffffffff;
constexpr std::uint64_t k16 = 0xffff;

/// Takes bits of `value` (of `width` bits, counted from 1 at the top) in the order of `table`.
std::uint64_t permuted(std::uint64_t value, unsigned width, const Words& table) {
  std::uint64_t out = 0;
  for (const auto bit : table) out = out << 1 | (value >> (width - bit) & 1);
  return out;
}

// FIPS 46-3: the permutations that follow a plain pattern.
Words initial_permutation() {
  Words table;
  for (const std::uint64_t row : {58U, 60U, 62U, 64U, 57U, 59U, 61U, 63U})
    for (std::uint64_t i = 0; i < 8; ++i) table.push_back(row - 8 * i);
  return table;
}
Words inverse_of(const Words& table) {
  Words out(table.size());
  for (std::size_t i = 0; i < table.size(); ++i) out[table[i] - 1] = i + 1;
  return out;
}
Words expansion() {
  Words table;
  for (std::uint64_t i = 0; i < 48; ++i) table.push_back((4 * (i / 6) + i % 6 + 31) % 32 + 1);
  return table;
}
Words key_choice() {
  Words table;
  for (std::uint64_t i = 0; i < 28; ++i) table.push_back(57 - 8 * (i % 8) + i / 8);
  for (std::uint64_t i = 0; i < 24; ++i) table.push_back(63 - 8 * (i % 8) - i / 8);
  for (std::uint64_t i = 0; i < 4; ++i) table.push_back(28 - 8 * i);
  return table;
}

std::uint64_t des_round(const Published& tables, std::uint64_t half, std::uint64_t key) {
  const auto mixed = permuted(half, 32, expansion()) ^ key;
  std::uint64_t out = 0;
  for (unsigned box = 0; box < 8; ++box) {
    const auto x = mixed >> (42 - 6 * box) & 63;
    const auto& s = tables.words("des.s" + std::to_string(box + 1));
    out = out << 4 | s[((x >> 4 & 2) | (x & 1)) * 16 + (x >> 1 & 15)];
  }
  return permuted(out, 32, tables.words("des.p"));
}

std::uint64_t sm4_mix(const Published& tables, std::uint64_t x, bool key) {
  const auto& s = tables.words("sm4.sbox");
  std::uint64_t b = 0;
  for (unsigned i = 0; i < 4; ++i) b = b << 8 | s[x >> (24 - 8 * i) & 0xff];
  if (key) return b ^ rotated(b, 13, 32) ^ rotated(b, 23, 32);
  return b ^ rotated(b, 2, 32) ^ rotated(b, 10, 32) ^ rotated(b, 18, 32) ^ rotated(b, 24, 32);
}

std::uint64_t seed_g(const Published& tables, std::uint64_t x) {
  std::uint64_t out = 0;
  for (unsigned i = 0; i < 4; ++i)
    out ^= tables.words("seed.ss" + std::to_string(i))[x >> (8 * i) & 0xff];
  return out;
}

std::uint64_t seed_f(const Published& tables, std::uint64_t right, std::uint64_t k0,
                     std::uint64_t k1) {
  auto t0 = (right >> 32) ^ k0;
  auto t1 = (right & k32) ^ k1;
  t1 = seed_g(tables, t1 ^ t0);
  t0 = seed_g(tables, (t0 + t1) & k32);
  t1 = seed_g(tables, (t1 + t0) & k32);
  return ((t0 + t1) & k32) << 32 | t1;
}

std::uint64_t skipjack_g(const Words& f, const Octets& key, std::size_t step, std::uint64_t word) {
  auto high = word >> 8;
  auto low = word & 0xff;
  for (std::size_t i = 0; i < 4; ++i) {
    auto& target = i % 2 ? low : high;
    const auto source = i % 2 ? high : low;
    target ^= f[source ^ key[(4 * step + i) % 10]];
  }
  return high << 8 | low;
}

std::uint64_t kasumi_fi(const Published& tables, std::uint64_t x, std::uint64_t key) {
  const auto& s7 = tables.words("kasumi.s7");
  const auto& s9 = tables.words("kasumi.s9");
  auto nine = s9[x >> 7] ^ (x & 127);
  auto seven = s7[x & 127] ^ (nine & 127);
  seven ^= key >> 9;
  nine ^= key & 511;
  nine = s9[nine] ^ seven;
  seven = s7[seven] ^ (nine & 127);
  return seven << 9 | nine;
}

struct KasumiKey {
  std::array<std::uint64_t, 8> plain, primed;
};

std::uint64_t kasumi_fl(const KasumiKey& k, std::size_t round, std::uint64_t x) {
  auto left = x >> 16;
  auto right = x & k16;
  right ^= rotated(left & rotated(k.plain[round], 1, 16), 1, 16);
  left ^= rotated(right | k.primed[(round + 2) % 8], 1, 16);
  return left << 16 | right;
}

std::uint64_t kasumi_fo(const Published& tables, const KasumiKey& k, std::size_t round,
                        std::uint64_t x) {
  auto left = x >> 16;
  auto right = x & k16;
  constexpr std::array<std::array<std::size_t, 3>, 3> kSteps{{{1, 5, 4}, {5, 8, 3}, {6, 13, 7}}};
  for (const auto& [offset, turn, inner] : kSteps) {
    const auto turned = rotated(k.plain[(round + offset) % 8], static_cast<unsigned>(turn), 16);
    left = kasumi_fi(tables, left ^ turned, k.primed[(round + inner) % 8]) ^ right;
    std::swap(left, right);
  }
  return left << 16 | right;
}

/// RFC 7801, 4.2: the linear transformation, sixteen steps of a shift register.
Octets kuznyechik_l(const Words& factors, Octets a) {
  for (int step = 0; step < 16; ++step) {
    std::uint8_t sum = 0;
    for (std::size_t i = 0; i < 16; ++i)
      sum ^= times(a[i], static_cast<std::uint8_t>(factors[i]), 0x1c3);
    a.insert(a.begin(), sum);
    a.pop_back();
  }
  return a;
}

Octets xored(Octets a, const Octets& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] ^= b[i];
  return a;
}

}  // namespace

Octets from_hex(std::string_view digits) {
  Octets bytes;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
    bytes.push_back(
        static_cast<std::uint8_t>(std::stoul(std::string(digits.substr(i, 2)), nullptr, 16)));
  return bytes;
}

std::uint64_t load(const Octets& bytes, std::size_t at, unsigned count) {
  std::uint64_t value = 0;
  for (unsigned i = 0; i < count; ++i) value = value << 8 | bytes.at(at + i);
  return value;
}
void store(Octets& bytes, std::uint64_t value, unsigned count) {
  for (unsigned i = count; i-- > 0;) bytes.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}
std::uint64_t load_little(const Octets& bytes, std::size_t at, unsigned count) {
  std::uint64_t value = 0;
  for (unsigned i = count; i-- > 0;) value = value << 8 | bytes.at(at + i);
  return value;
}
void store_little(Octets& bytes, std::uint64_t value, unsigned count) {
  for (unsigned i = 0; i < count; ++i) bytes.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

Octets des_encrypt(const Published& tables, const Octets& key, const Octets& block) {
  const auto chosen = permuted(load(key, 0, 8), 64, key_choice());
  auto c = chosen >> 28;
  auto d = chosen & 0xfffffff;
  const auto start = permuted(load(block, 0, 8), 64, initial_permutation());
  auto left = start >> 32;
  auto right = start & k32;
  for (int round = 0; round < 16; ++round) {
    const unsigned turn = round == 0 || round == 1 || round == 8 || round == 15 ? 1 : 2;
    c = rotated(c, turn, 28);
    d = rotated(d, turn, 28);
    const auto subkey = permuted(c << 28 | d, 56, tables.words("des.pc2"));
    const auto next = left ^ des_round(tables, right, subkey);
    left = right;
    right = next;
  }
  Octets out;
  store(out, permuted(right << 32 | left, 64, inverse_of(initial_permutation())), 8);
  return out;
}

Octets sm4_encrypt(const Published& tables, const Octets& key, const Octets& block) {
  Words k, x;
  for (std::size_t i = 0; i < 4; ++i) {
    k.push_back(load(key, 4 * i, 4) ^ tables.words("sm4.fk")[i]);
    x.push_back(load(block, 4 * i, 4));
  }
  for (std::size_t i = 0; i < 32; ++i) {
    const auto ck = tables.words("sm4.ck")[i];
    k.push_back(k[i] ^ sm4_mix(tables, k[i + 1] ^ k[i + 2] ^ k[i + 3] ^ ck, true));
    x.push_back(x[i] ^ sm4_mix(tables, x[i + 1] ^ x[i + 2] ^ x[i + 3] ^ k[i + 4], false));
  }
  Octets out;
  for (std::size_t i = 0; i < 4; ++i) store(out, x[35 - i], 4);
  return out;
}

Octets seed_encrypt(const Published& tables, const Octets& key, const Octets& block) {
  auto first = load(key, 0, 8);
  auto second = load(key, 8, 8);
  auto left = load(block, 0, 8);
  auto right = load(block, 8, 8);
  for (std::size_t i = 0; i < 16; ++i) {
    const auto kc = tables.words("seed.kc")[i];
    const auto k0 = seed_g(tables, ((first >> 32) + (second >> 32) - kc) & k32);
    const auto k1 = seed_g(tables, ((first & k32) - (second & k32) + kc) & k32);
    const auto next = left ^ seed_f(tables, right, k0, k1);
    left = right;
    right = next;
    if (i % 2 == 0)
      first = rotated(first, 56, 64);
    else
      second = rotated(second, 8, 64);
  }
  Octets out;
  store(out, right, 8);
  store(out, left, 8);
  return out;
}

Octets rc2_encrypt(const Published& tables, const Octets& key, const Octets& block) {
  const auto& pi = tables.words("rc2.pitable");
  Words l(key.begin(), key.end());
  for (std::size_t i = 16; i < 128; ++i) l.push_back(pi[(l[i - 1] + l[i - 16]) & 0xff]);
  l[112] = pi[l[112]];
  for (std::size_t i = 112; i-- > 0;) l[i] = pi[l[i + 1] ^ l[i + 16]];
  const auto k = [&](std::size_t i) { return l[2 * i] | l[2 * i + 1] << 8; };
  Words r;
  for (std::size_t i = 0; i < 4; ++i) r.push_back(load_little(block, 2 * i, 2));
  constexpr std::array<unsigned, 4> kTurns{1, 2, 3, 5};
  for (std::size_t j = 0; j < 64; ++j) {
    const auto i = j % 4;
    const auto a = r[(i + 3) % 4];
    r[i] =
        rotated((r[i] + k(j) + (a & r[(i + 2) % 4]) + (~a & r[(i + 1) % 4])) & k16, kTurns[i], 16);
    if (j == 19 || j == 43)
      for (std::size_t n = 0; n < 4; ++n) r[n] = (r[n] + k(r[(n + 3) % 4] & 63)) & k16;
  }
  Octets out;
  for (const auto word : r) store_little(out, word, 2);
  return out;
}

Octets skipjack_encrypt(const Published& tables, const Octets& key, const Octets& block) {
  const auto& f = tables.words("skipjack.f");
  Words w;
  for (std::size_t i = 0; i < 4; ++i) w.push_back(load(block, 2 * i, 2));
  for (std::size_t step = 0; step < 32; ++step) {
    const auto g = skipjack_g(f, key, step, w[0]);
    if (step / 8 % 2 == 0)
      w = {g ^ w[3] ^ (step + 1), g, w[1], w[2]};
    else
      w = {w[3], g, w[0] ^ w[1] ^ (step + 1), w[2]};
  }
  Octets out;
  for (const auto word : w) store(out, word, 2);
  return out;
}

Octets kasumi_encrypt(const Published& tables, const Octets& key, const Octets& block) {
  constexpr std::array<std::uint64_t, 8> kConstants{0x0123, 0x4567, 0x89ab, 0xcdef,
                                                    0xfedc, 0xba98, 0x7654, 0x3210};
  KasumiKey k{};
  for (std::size_t i = 0; i < 8; ++i) {
    k.plain[i] = load(key, 2 * i, 2);
    k.primed[i] = k.plain[i] ^ kConstants[i];
  }
  auto left = load(block, 0, 4);
  auto right = load(block, 4, 4);
  for (std::size_t round = 0; round < 8; round += 2) {
    right ^= kasumi_fo(tables, k, round, kasumi_fl(k, round, left));
    left ^= kasumi_fl(k, round + 1, kasumi_fo(tables, k, round + 1, right));
  }
  Octets out;
  store(out, left, 4);
  store(out, right, 4);
  return out;
}

Octets magma_encrypt(const Published& tables, const Octets& key, const Octets& block) {
  const auto& rows = tables.words("magma.sbox-z");
  auto left = load(block, 0, 4);
  auto right = load(block, 4, 4);
  for (std::size_t round = 0; round < 32; ++round) {
    const auto subkey = round < 24 ? round % 8 : 31 - round;
    const auto sum = (right + load(key, 4 * subkey, 4)) & k32;
    std::uint64_t mixed = 0;
    for (std::size_t j = 0; j < 8; ++j) mixed |= rows[16 * j + (sum >> (4 * j) & 15)] << (4 * j);
    const auto next = left ^ rotated(mixed, 11, 32);
    left = right;
    right = next;
  }
  Octets out;
  store(out, right, 4);
  store(out, left, 4);
  return out;
}

Octets kuznyechik_encrypt(const Published& tables, const Octets& key, const Octets& block) {
  const auto& factors = tables.words("kuznyechik.l");
  const auto lsx = [&](const Octets& a, const Octets& k) {
    auto mixed = xored(a, k);
    for (auto& byte : mixed) byte = static_cast<std::uint8_t>(tables.words("kuznyechik.pi")[byte]);
    return kuznyechik_l(factors, mixed);
  };
  Octets a(key.begin(), key.begin() + 16);
  Octets b(key.begin() + 16, key.end());
  auto state = block;
  for (std::uint8_t constant = 0;;) {
    state = lsx(state, a);
    if (constant == 32) return xored(state, b);
    state = lsx(state, b);
    if (constant == 32) break;
    for (int i = 0; i < 8; ++i) {
      Octets c(16);
      c[15] = ++constant;
      auto next = xored(lsx(a, kuznyechik_l(factors, c)), b);
      b = a;
      a = next;
    }
  }
  return state;
}

Words zuc_keystream(const Published& tables, const Octets& key, const Octets& iv, int words) {
  constexpr std::uint64_t kModulus = 0x7fffffff;
  const auto s_boxes = [&](std::uint64_t x) {
    const auto& s0 = tables.words("zuc.s0");
    const auto& s1 = tables.words("zuc.s1");
    return s0[x >> 24] << 24 | s1[x >> 16 & 0xff] << 16 | s0[x >> 8 & 0xff] << 8 | s1[x & 0xff];
  };
  Words s;
  for (std::size_t i = 0; i < 16; ++i)
    s.push_back(std::uint64_t{key[i]} << 23 | tables.words("zuc.d")[i] << 8 | iv[i]);
  std::uint64_t r1 = 0;
  std::uint64_t r2 = 0;
  Words out;
  for (int clock = 0; clock < 33 + words; ++clock) {
    const auto x0 = (s[15] & 0x7fff8000) << 1 | (s[14] & k16);
    const auto x1 = (s[11] & k16) << 16 | s[9] >> 15;
    const auto x2 = (s[7] & k16) << 16 | s[5] >> 15;
    const auto x3 = (s[2] & k16) << 16 | s[0] >> 15;
    const auto w = ((x0 ^ r1) + r2) & k32;
    const auto w1 = (r1 + x1) & k32;
    const auto w2 = r2 ^ x2;
    const auto u = (w1 << 16 | w2 >> 16) & k32;
    const auto v = (w2 << 16 | w1 >> 16) & k32;
    r1 = s_boxes(u ^ rotated(u, 2, 32) ^ rotated(u, 10, 32) ^ rotated(u, 18, 32) ^
                 rotated(u, 24, 32));
    r2 = s_boxes(v ^ rotated(v, 8, 32) ^ rotated(v, 14, 32) ^ rotated(v, 22, 32) ^
                 rotated(v, 30, 32));
    auto next =
        (s[0] * 257 + (s[4] << 20) + (s[10] << 21) + (s[13] << 17) + (s[15] << 15)) % kModulus;
    if (clock < 32) next = (next + (w >> 1)) % kModulus;
    if (clock > 32) out.push_back(w ^ x3);
    s.erase(s.begin());
    s.push_back(next ? next : kModulus);
  }
  return out;
}

}  // namespace assay::test
