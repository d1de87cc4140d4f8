// Constants of later designs from their definitions: registers, small S-boxes, fields, hashes of
// counters, roots of unity, rounded Gaussians.
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "unit/algorithms/number.h"
#include "unit/algorithms/table_ciphers.h"

namespace assay::test {
namespace {

Words hight_delta() {  // ISO/IEC 18033-3, 4.5.5: s(i+6) = s(i+2) + s(i-1)
  Words bits, delta;
  for (unsigned i = 0; i < 7; ++i) bits.push_back(0x5aU >> i & 1);
  for (std::size_t i = 0; i < 128; ++i) {
    if (i > 0) bits.push_back(bits[i + 2] ^ bits[i - 1]);
    std::uint64_t state = 0;
    for (unsigned k = 0; k < 7; ++k) state |= bits[i + k] << k;
    delta.push_back(state);
  }
  return delta;
}

std::uint64_t doubled(std::uint64_t nibble) {  // in GF(2^4), x^4 + x + 1
  return (nibble << 1 & 15) ^ (nibble & 8 ? 3U : 0U);
}

Words clefia_s0() {  // RFC 6114, 8.1: four small S-boxes and a matrix over GF(2^4)
  const std::array<std::uint64_t, 4> small{0xe6ca872fb14059d3, 0x640d2ba39cef8751,
                                           0xb85ea64cf72310d9, 0xa26d345e0789bfc1};
  const auto at = [&](std::size_t box, std::uint64_t x) { return small[box] >> (60 - 4 * x) & 15; };
  Words s0;
  for (std::uint64_t x = 0; x < 256; ++x) {
    const auto upper = at(0, x >> 4);
    const auto lower = at(1, x & 15);
    s0.push_back(at(2, upper ^ doubled(lower)) << 4 | at(3, doubled(upper) ^ lower));
  }
  return s0;
}

/// Four powers of the root of x^8+x^7+x^5+x^3+1, each times every byte, first power highest.
Words alpha_table(const std::array<unsigned, 4>& exponents) {
  Words table(256);
  for (std::size_t x = 0; x < 256; ++x)
    for (const auto exponent : exponents)
      table[x] =
          table[x] << 8 | times(static_cast<std::uint8_t>(x), power(2, exponent, 0x1a9), 0x1a9);
  return table;
}

Words mars_s() {  // MARS (1999), appendix B: SHA-1 of 5i, e, pi and a constant;
  // later entries (from 17 on) are mended where differences collide
  Words s;
  for (std::uint64_t i = 0; s.size() < 16; ++i) {
    Octets message, digest(20);
    for (const std::uint64_t word :
         {5 * i, std::uint64_t{0xb7e15162}, std::uint64_t{0x243f6a88}, std::uint64_t{0x02917d59}})
      store_little(message, word, 4);
    std::size_t length = 0;
    if (!EVP_Q_digest(nullptr, "SHA1", nullptr, message.data(), message.size(), digest.data(),
                      &length))
      return {};
    for (std::size_t j = 0; j < 5; ++j) s.push_back(load_little(digest, 4 * j, 4));
  }
  s.resize(16);
  return s;
}

std::uint64_t c240() {  // Skein 1.3, 3.3.2: the low half of AES-256 of 240 under the key zero
  const Octets key(32);
  Octets block(16), out(32);
  block.back() = 240;
  int length = 0;
  const std::unique_ptr<EVP_CIPHER_CTX, void (*)(EVP_CIPHER_CTX*)> context(EVP_CIPHER_CTX_new(),
                                                                           EVP_CIPHER_CTX_free);
  EVP_EncryptInit_ex(context.get(), EVP_aes_256_ecb(), nullptr, key.data(), nullptr);
  EVP_EncryptUpdate(context.get(), out.data(), &length, block.data(), 16);
  return load(out, 8, 8);
}

// Skein 1.3, 3.3: Threefish-512 of the configuration block under the key zero, plus the block.
Words skein_512_512(std::uint64_t c) {
  constexpr std::array<std::array<unsigned, 4>, 8> kTurns{{{46, 36, 19, 37},
                                                           {33, 27, 14, 42},
                                                           {17, 49, 36, 39},
                                                           {44, 9, 54, 56},
                                                           {39, 30, 34, 24},
                                                           {13, 50, 10, 17},
                                                           {25, 29, 39, 43},
                                                           {8, 35, 56, 22}}};
  constexpr std::array<std::size_t, 8> kOrder{2, 1, 4, 7, 6, 5, 0, 3};
  const Words block{0x0000000133414853, 512, 0, 0, 0, 0, 0, 0};
  const Words key{0, 0, 0, 0, 0, 0, 0, 0, c};
  const std::uint64_t first = 32;                        // bytes
  const std::uint64_t second = 4ULL << 56 | 3ULL << 62;  // of type Cfg; first and final
  const Words tweak{first, second, first ^ second};
  auto v = block;
  for (std::size_t round = 0;; ++round) {
    if (round % 4 == 0) {
      const auto s = round / 4;
      for (std::size_t i = 0; i < 8; ++i) v[i] += key[(s + i) % 9];
      v[5] += tweak[s % 3];
      v[6] += tweak[(s + 1) % 3];
      v[7] += s;
    }
    if (round == 72) break;
    Words next(8);
    for (std::size_t j = 0; j < 4; ++j) {
      v[2 * j] += v[2 * j + 1];
      v[2 * j + 1] = rotated(v[2 * j + 1], kTurns[round % 8][j], 64) ^ v[2 * j];
    }
    for (std::size_t i = 0; i < 8; ++i) next[i] = v[kOrder[i]];
    v = next;
  }
  for (std::size_t i = 0; i < 8; ++i) v[i] ^= block[i];
  return v;
}

Words falcon_roots() {  // Falcon 1.2: 7 to the reversed index, times 2^16, modulo 12289
  Words roots;
  for (std::uint64_t x = 0; x < 256; ++x) {
    std::uint64_t index = 0;
    for (unsigned bit = 0; bit < 10; ++bit) index |= (x >> bit & 1) << (9 - bit);
    roots.push_back(
        (Number(65536) * power(Number(7), Number(index), Number(12289)) % 12289).word(0));
  }
  return roots;
}

// FrodoKEM (2021), table 3: the Gaussian in steps of 2^-16; where rounding gives too much in all,
// the middle gives one and each end the rest. Algorithm 5 wants sums of the upper half, less one.
Words frodo_distribution(double sigma, std::size_t count) {
  std::vector<long> steps;
  const auto below = [&](double x) { return std::erf(x / sigma / std::sqrt(2.0)); };
  for (std::size_t k = 0; k < count; ++k) {
    const auto at = static_cast<double>(k);
    steps.push_back(std::lround(32768 * (below(at + 0.5) - below(at - 0.5))));
  }
  long excess = steps[0] - 65536;
  for (std::size_t k = 1; k < count; ++k) excess += 2 * steps[k];
  steps[0] -= excess % 2;
  steps.back() -= excess / 2;
  Words sums;
  long sum = steps[0] / 2 - 1;
  for (std::size_t k = 0; k < count; ++k) {
    if (k > 0) sum += steps[k];
    sums.push_back(static_cast<std::uint64_t>(sum));
  }
  return sums;
}

}  // namespace

void derive_designs(const Published& published, Derived& derived) {
  derived.words["hight.delta"] = hight_delta();
  derived.words["clefia.s0"] = clefia_s0();
  derived.words["sosemanuk.alpha"] = alpha_table({23, 245, 48, 239});
  derived.words["sosemanuk.alpha-inverse"] = alpha_table({16, 39, 6, 64});
  derived.words["sosemanuk.sq"] = published.words("snow3g.sq");
  derived.words["mars.s"] = mars_s();
  derived.words["threefish.c240"] = {c240()};
  derived.words["skein.iv-512-512"] = skein_512_512(c240());
  Words fibonacci{0, 1};
  while (fibonacci.size() < 32)
    fibonacci.push_back((fibonacci.back() + fibonacci[fibonacci.size() - 2]) & 0xff);
  derived.words["aegis.const"] = fibonacci;
  derived.words["falcon.roots"] = falcon_roots();
  derived.words["frodokem.cdf-640"] = frodo_distribution(2.8, 13);
  derived.words["frodokem.cdf-976"] = frodo_distribution(2.3, 11);
  derived.words["frodokem.cdf-1344"] = frodo_distribution(1.4, 7);
}

}  // namespace assay::test
