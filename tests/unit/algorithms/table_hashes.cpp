#include "unit/algorithms/table_ciphers.h"

namespace assay::test {
namespace {

constexpr std::uint64_t k32 = 0xffffffff;

/// Appends the usual padding: a marker, zeros, the length in bits in `length_bytes` bytes.
Octets padded(Octets message, std::uint8_t marker, unsigned length_bytes, bool little) {
  const std::uint64_t bits = message.size() * 8;
  message.push_back(marker);
  while (message.size() % 64 != 64 - length_bytes) message.push_back(0);
  for (unsigned i = 8; i < length_bytes; ++i) message.push_back(0);
  little ? store_little(message, bits, 8) : store(message, bits, 8);
  return message;
}

void sm3_block(const Words& t, Words& v, const Octets& message, std::size_t at) {
  const auto p = [](std::uint64_t x, unsigned a, unsigned b) {
    return x ^ rotated(x, a, 32) ^ rotated(x, b, 32);
  };
  Words w;
  for (std::size_t j = 0; j < 16; ++j) w.push_back(load(message, at + 4 * j, 4));
  for (std::size_t j = 16; j < 68; ++j)
    w.push_back(p(w[j - 16] ^ w[j - 9] ^ rotated(w[j - 3], 15, 32), 15, 23) ^
                rotated(w[j - 13], 7, 32) ^ w[j - 6]);
  Words s = v;
  for (std::size_t j = 0; j < 64; ++j) {
    const auto a12 = rotated(s[0], 12, 32);
    const auto ss1 = rotated((a12 + s[4] + t[j]) & k32, 7, 32);
    const auto ff = j < 16 ? s[0] ^ s[1] ^ s[2] : (s[0] & s[1]) | (s[0] & s[2]) | (s[1] & s[2]);
    const auto gg = j < 16 ? s[4] ^ s[5] ^ s[6] : (s[4] & s[5]) | (~s[4] & s[6] & k32);
    const auto tt1 = (ff + s[3] + (ss1 ^ a12) + (w[j] ^ w[j + 4])) & k32;
    const auto tt2 = (gg + s[7] + ss1 + w[j]) & k32;
    s = {tt1, s[0], rotated(s[1], 9, 32), s[2], p(tt2, 9, 17), s[4], rotated(s[5], 19, 32), s[6]};
  }
  for (std::size_t i = 0; i < 8; ++i) v[i] ^= s[i];
}

struct TigerState {
  std::uint64_t a = 0x0123456789abcdef;
  std::uint64_t b = 0xfedcba9876543210;
  std::uint64_t c = 0xf096a5b4c3b2e187;
};

void tiger_pass(const Words* t, TigerState& s, const Words& x, std::uint64_t factor) {
  for (std::size_t i = 0; i < 8; ++i) {
    s.c ^= x[i];
    const auto byte = [&](unsigned n) { return s.c >> (8 * n) & 0xff; };
    s.a -= t[0][byte(0)] ^ t[1][byte(2)] ^ t[2][byte(4)] ^ t[3][byte(6)];
    s.b = (s.b + (t[3][byte(1)] ^ t[2][byte(3)] ^ t[1][byte(5)] ^ t[0][byte(7)])) * factor;
    s = {s.b, s.c, s.a};
  }
}

void tiger_schedule(Words& x) {
  x[0] -= x[7] ^ 0xa5a5a5a5a5a5a5a5;
  x[1] ^= x[0];
  x[2] += x[1];
  x[3] -= x[2] ^ (~x[1] << 19);
  x[4] ^= x[3];
  x[5] += x[4];
  x[6] -= x[5] ^ (~x[4] >> 23);
  x[7] ^= x[6];
  x[0] += x[7];
  x[1] -= x[0] ^ (~x[7] << 19);
  x[2] ^= x[1];
  x[3] += x[2];
  x[4] -= x[3] ^ (~x[2] >> 23);
  x[5] ^= x[4];
  x[6] += x[5];
  x[7] -= x[6] ^ 0x0123456789abcdef;
}

Words whirlpool_round(const Words& c0, const Words& state, const Words& key) {
  Words next(8);
  for (std::size_t i = 0; i < 8; ++i) {
    next[i] = key[i];
    for (unsigned j = 0; j < 8; ++j)
      next[i] ^= rotated(c0[state[(i + 8 - j) % 8] >> (56 - 8 * j) & 0xff], 64 - 8 * j, 64);
  }
  return next;
}

}  // namespace

Octets sm3(const Published& tables, const Octets& message) {
  auto v = tables.words("sm3.iv");
  const auto data = padded(message, 0x80, 8, false);
  for (std::size_t at = 0; at < data.size(); at += 64)
    sm3_block(tables.words("sm3.t"), v, data, at);
  Octets digest;
  for (const auto word : v) store(digest, word, 4);
  return digest;
}

Octets tiger(const Published& tables, const Octets& message) {
  const Words t[4]{tables.words("tiger.t1"), tables.words("tiger.t2"), tables.words("tiger.t3"),
                   tables.words("tiger.t4")};
  const auto data = padded(message, 0x01, 8, true);
  TigerState h;
  for (std::size_t at = 0; at < data.size(); at += 64) {
    Words x;
    for (std::size_t i = 0; i < 8; ++i) x.push_back(load_little(data, at + 8 * i, 8));
    TigerState s = h;
    for (const std::uint64_t factor : {5U, 7U, 9U}) {
      if (factor != 5) tiger_schedule(x);
      tiger_pass(t, s, x, factor);  // three passes of eight rounds turn the words full circle
    }
    h = {h.a ^ s.a, s.b - h.b, h.c + s.c};
  }
  Octets digest;
  for (const auto word : {h.a, h.b, h.c}) store_little(digest, word, 8);
  return digest;
}

Octets blake2b(const Published& tables, const Octets& message) {
  const auto& sigma = tables.words("blake2.sigma");
  auto h = tables.words("sha2.iv512");
  h[0] ^= 0x01010040;
  Octets block = message;
  block.resize(128);
  Words m, v = h;
  for (std::size_t i = 0; i < 16; ++i) m.push_back(load_little(block, 8 * i, 8));
  const auto& iv = tables.words("sha2.iv512");
  v.insert(v.end(), iv.begin(), iv.end());
  v[12] ^= message.size();
  v[14] = ~v[14];
  const auto mix = [&](std::size_t a, std::size_t b, std::size_t c, std::size_t d,
                       const std::uint64_t* s) {
    v[a] += v[b] + m[s[0]];
    v[d] = rotated(v[d] ^ v[a], 32, 64);
    v[c] += v[d];
    v[b] = rotated(v[b] ^ v[c], 40, 64);
    v[a] += v[b] + m[s[1]];
    v[d] = rotated(v[d] ^ v[a], 48, 64);
    v[c] += v[d];
    v[b] = rotated(v[b] ^ v[c], 1, 64);
  };
  for (std::size_t round = 0; round < 12; ++round) {
    const auto* s = &sigma[16 * (round % 10)];
    for (std::size_t i = 0; i < 4; ++i) mix(i, 4 + i, 8 + i, 12 + i, s + 2 * i);
    for (std::size_t i = 0; i < 4; ++i)
      mix(i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4, s + 8 + 2 * i);
  }
  Octets digest;
  for (std::size_t i = 0; i < 8; ++i) store_little(digest, h[i] ^ v[i] ^ v[i + 8], 8);
  return digest;
}

Octets whirlpool(const Published& tables, const Octets& message) {
  const auto& c0 = tables.words("whirlpool.c0");
  const auto& rc = tables.words("whirlpool.rc");
  const auto data = padded(message, 0x80, 32, false);
  Words h(8);
  for (std::size_t at = 0; at < data.size(); at += 64) {
    Words block, key = h, state(8);
    for (std::size_t i = 0; i < 8; ++i) block.push_back(load(data, at + 8 * i, 8));
    for (std::size_t i = 0; i < 8; ++i) state[i] = block[i] ^ key[i];
    for (const auto constant : rc) {
      key = whirlpool_round(c0, key, {constant, 0, 0, 0, 0, 0, 0, 0});
      state = whirlpool_round(c0, state, key);
    }
    for (std::size_t i = 0; i < 8; ++i) h[i] ^= state[i] ^ block[i];
  }
  Octets digest;
  for (const auto word : h) store(digest, word, 8);
  return digest;
}

}  // namespace assay::test
