// Constants of hash functions from their definitions: roots, sines, registers, digits of pi.
#include <array>
#include <cmath>
#include <numeric>

#include "unit/algorithms/number.h"
#include "unit/algorithms/published.h"

namespace assay::test {
namespace {

Words first_primes(std::size_t count) {
  Words primes;
  for (std::uint64_t n = 2; primes.size() < count; ++n) {
    bool prime = true;
    for (const auto p : primes) prime = prime && n % p != 0;
    if (prime) primes.push_back(n);
  }
  return primes;
}

/// The first 64 bits of the fraction of the root of `value`.
std::uint64_t fraction_of_root(std::uint64_t value, int degree) {
  return root(Number(value) * Number::bit(64 * degree), degree).word(0);
}

Words upper_halves(Words words) {
  for (auto& word : words) word >>= 32;
  return words;
}

Words repeated(const Words& words, int times) {
  Words out;
  for (const auto word : words) out.insert(out.end(), static_cast<std::size_t>(times), word);
  return out;
}

void derive_sha1(Derived& derived) {
  Words k;
  for (const auto value : {2U, 3U, 5U, 10U})  // FIPS 180-4, 4.2.1: 2^30 sqrt(value)
    k.push_back(root(Number(value) * Number::bit(60), 2).word(0));
  derived.words["sha1.k"] = k;
  derived.words["sha1.k-lanes4"] = repeated(k, 4);
  derived.words["sha1.k-lanes8"] = repeated(k, 8);
  // RFC 1321, 3.3 and FIPS 180-4, 5.3.1: counting digits, low-order byte first, and once more.
  derived.words["sha1.iv"] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
}

void derive_sha2(Derived& derived) {  // FIPS 180-4, 4.2.2, 4.2.3, 5.3
  const auto primes = first_primes(80);
  Words k512, square;
  for (const auto prime : primes) k512.push_back(fraction_of_root(prime, 3));
  for (std::size_t i = 0; i < 16; ++i) square.push_back(fraction_of_root(primes[i], 2));
  derived.words["sha2.k512"] = k512;
  derived.words["sha2.k256"] = upper_halves({k512.begin(), k512.begin() + 64});
  derived.words["sha2.iv512"] = {square.begin(), square.begin() + 8};
  derived.words["argon2.iv512"] = derived.words["sha2.iv512"];
  derived.words["sha2.iv256"] = upper_halves({square.begin(), square.begin() + 8});
  derived.words["sha2.iv384"] = {square.begin() + 8, square.end()};
  for (std::size_t i = 8; i < 16; ++i)
    derived.words["sha2.iv224"].push_back(square[i] & 0xffffffff);
}

void derive_md5(Derived& derived) {  // RFC 1321, 3.4; long double has 64 bits of fraction
  for (int i = 1; i <= 64; ++i)
    derived.words["md5.k"].push_back(static_cast<std::uint64_t>(
        std::fabs(std::sin(static_cast<long double>(i))) * 4294967296.0L));
}

/// RFC 1319: the permutation shuffled by the decimal digits of pi (Rivest's method).
void derive_md2(Derived& derived) {
  constexpr int kBits = 4000;
  constexpr int kDigits = 1000;
  Number scaled = pi(kBits);
  for (int i = 0; i < kDigits; ++i) scaled = scaled * 10;
  char* decimal = BN_bn2dec((scaled / Number::bit(kBits)).get());
  const std::string digits(decimal);
  OPENSSL_free(decimal);
  std::size_t at = 0;
  const auto below = [&](std::uint64_t n) {
    for (;;) {
      std::uint64_t x = static_cast<std::uint64_t>(digits[at++] - '0');
      std::uint64_t range = 10;
      for (const std::uint64_t more : {10U, 100U})
        if (n > more) {
          x = x * 10 + static_cast<std::uint64_t>(digits[at++] - '0');
          range *= 10;
        }
      if (x < n * (range / n)) return x % n;
    }
  };
  Words s(256);
  std::iota(s.begin(), s.end(), 0);
  for (std::size_t i = 2; i <= 256; ++i) std::swap(s[below(i)], s[i - 1]);
  derived.words["md2.s"] = s;
}

/// Even bits in the first word, odd ones in the second.
std::pair<std::uint64_t, std::uint64_t> interleaved(std::uint64_t word) {
  std::uint64_t even = 0;
  std::uint64_t odd = 0;
  for (unsigned i = 0; i < 32; ++i) {
    even |= (word >> (2 * i) & 1) << i;
    odd |= (word >> (2 * i + 1) & 1) << i;
  }
  return {even, odd};
}

void derive_sha3(Derived& derived) {  // FIPS 202, 3.2.5: a shift register over x^8+x^6+x^5+x^4+1
  unsigned state = 1;
  for (int round = 0; round < 24; ++round) {
    std::uint64_t constant = 0;
    for (unsigned j = 0; j < 7; ++j) {
      if (state & 1) constant |= std::uint64_t{1} << ((1U << j) - 1);
      state <<= 1;
      if (state & 0x100) state ^= 0x171;
    }
    const auto [even, odd] = interleaved(constant);
    derived.words["sha3.rc"].push_back(constant);
    derived.words["sha3.rc-interleaved"].insert(derived.words["sha3.rc-interleaved"].end(),
                                                {even, odd});
    auto& swapped = derived.words["sha3.rc-interleaved-swapped"];
    swapped.insert(swapped.end(), {odd, even});
  }
}

void derive_blake(const Published& published, Derived& derived) {
  const auto& sigma = published.words("blake2.sigma");  // proven by the known answers
  derived.words["blake2.sigma-after-first"] = {sigma.begin() + 16, sigma.end()};
  // BLAKE3 paper, 2.2: one permutation, applied again and again.
  const Words step{2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8};
  Words row(16);
  std::iota(row.begin(), row.end(), 0);
  for (int round = 0; round < 7; ++round) {
    auto& schedule = derived.words["blake3.schedule"];
    schedule.insert(schedule.end(), row.begin(), row.end());
    Words next;
    for (const auto i : step) next.push_back(row[i]);
    row = next;
  }
}

/// ISO/IEC 10118-3: the S-box from two small ones, then the circulant matrix.
void derive_whirlpool(Derived& derived) {
  constexpr std::uint8_t kE[16]{1, 11, 9, 12, 13, 6, 15, 3, 14, 8, 7, 4, 10, 2, 5, 0};
  constexpr std::uint8_t kR[16]{7, 12, 11, 13, 14, 4, 9, 15, 6, 3, 8, 10, 2, 5, 1, 0};
  std::uint8_t back[16];
  for (std::uint8_t i = 0; i < 16; ++i) back[kE[i]] = i;
  Words sbox, c0, doubled;
  for (unsigned x = 0; x < 256; ++x) {
    const auto upper = kE[x >> 4];
    const auto lower = back[x & 15];
    const auto both = kR[upper ^ lower];
    const auto s = static_cast<std::uint8_t>(kE[upper ^ both] << 4 | back[lower ^ both]);
    sbox.push_back(s);
    Words row;
    for (const auto factor : std::array<std::uint8_t, 8>{1, 1, 4, 1, 8, 5, 2, 9})
      row.push_back(times(s, factor, 0x11d));
    c0.push_back(
        std::accumulate(row.begin(), row.end(), std::uint64_t{0},
                        [](std::uint64_t word, std::uint64_t byte) { return word << 8 | byte; }));
    for (int i = 0; i < 2; ++i) doubled.insert(doubled.end(), row.begin(), row.end());
  }
  derived.words["whirlpool.sbox"] = sbox;
  derived.words["whirlpool.c0"] = c0;
  derived.words["whirlpool.c0-overlapped"] = doubled;
  for (std::size_t round = 0; round < 10; ++round) {
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < 8; ++i) word = word << 8 | sbox[8 * round + i];
    derived.words["whirlpool.rc"].push_back(word);
  }
}

void derive_sm3(Derived& derived) {  // GB/T 32905-2016, 4.2
  for (unsigned j = 0; j < 64; ++j)
    derived.words["sm3.t"].push_back(rotated(j < 16 ? 0x79cc4519 : 0x7a879d8a, j, 32));
  const auto& all = derived.words["sm3.t"];
  derived.words["sm3.t-late"] = {all.begin() + 16, all.end()};
}

std::uint64_t packed(std::string_view text, bool little) {
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    word = word << 8 | static_cast<unsigned char>(text[little ? text.size() - 1 - i : i]);
  return word;
}

void derive_texts(Derived& derived) {
  // SipHash: big-endian words of a text. bcrypt: big-endian words of another.
  const std::string_view sip = "somepseudorandomlygeneratedbytes";
  for (std::size_t i = 0; i < sip.size(); i += 8)
    derived.words["siphash.init"].push_back(packed(sip.substr(i, 8), false));
  const std::string_view orphean = "OrpheanBeholderScryDoubt";
  for (std::size_t i = 0; i < orphean.size(); i += 4)
    derived.words["bcrypt.magic-words"].push_back(packed(orphean.substr(i, 4), false));
}

std::uint8_t mirrored(std::uint64_t byte) {
  std::uint8_t out = 0;
  for (unsigned i = 0; i < 8; ++i)
    out = static_cast<std::uint8_t>(out | (byte >> i & 1) << (7 - i));
  return out;
}

// RFC 6986, 6.2 and 6.4. The linear map is a matrix over GF(2^8) with x^8+x^6+x^5+x^4+1, bits of a
// byte in reverse (Kazymyrov, Kazymyrova 2013); one row of the matrix for each byte of the state.
void derive_streebog(const Published& published, Derived& derived) {
  constexpr std::uint8_t kMatrix[8][8]{{0x71, 0x9a, 0x02, 0x24, 0x76, 0xa5, 0x65, 0x0e},
                                       {0x39, 0x4c, 0xd0, 0x15, 0x2a, 0x04, 0x5f, 0x27},
                                       {0x9d, 0xa0, 0x1c, 0x5e, 0x11, 0x2c, 0x36, 0xa2},
                                       {0x15, 0x55, 0x17, 0x39, 0x0f, 0xba, 0xe4, 0x61},
                                       {0x8a, 0x28, 0x66, 0xfa, 0xba, 0x0f, 0xb2, 0xb9},
                                       {0xf6, 0xe7, 0x5e, 0x1c, 0x54, 0xad, 0x5b, 0x09},
                                       {0x02, 0xf1, 0x71, 0x81, 0x01, 0xcb, 0x88, 0x05},
                                       {0x0e, 0x2d, 0x05, 0xd4, 0xe5, 0x5f, 0x04, 0x71}};
  const auto& pi = published.words("kuznyechik.pi");  // proven by the known answers
  derived.words["streebog.pi"] = pi;
  for (std::size_t k = 0; k < 8; ++k)
    for (std::size_t x = 0; x < 256; ++x) {
      std::uint64_t word = 0;
      for (std::size_t j = 8; j-- > 0;)
        word = word << 8 | mirrored(times(kMatrix[k][j], mirrored(pi[x]), 0x171));
      derived.words["streebog.t" + std::to_string(k)].push_back(word);
    }
}

}  // namespace

void derive_hashes(const Published& published, Derived& derived) {
  derive_sha1(derived);
  derive_sha2(derived);
  derive_md5(derived);
  derive_md2(derived);
  derive_sha3(derived);
  derive_blake(published, derived);
  derive_whirlpool(derived);
  derive_sm3(derived);
  derive_streebog(published, derived);
  derive_texts(derived);
}

void derive_stream_ciphers(const Published& published, Derived& derived) {
  // ChaCha20 and Salsa20: little-endian words of a text; shuffles that rotate words by whole bytes.
  const std::string_view sigma = "expand 32-byte k";
  Words words;
  for (std::size_t i = 0; i < sigma.size(); i += 4)
    words.push_back(packed(sigma.substr(i, 4), true));
  derived.words["chacha20.sigma-lanes4"] = repeated(words, 4);
  derived.words["chacha20.sigma-lanes8"] = repeated(words, 8);
  for (std::uint64_t i = 0; i < 16; ++i) {
    derived.words["chacha20.rotate8"].push_back((i & 12) | ((i + 3) & 3));
    derived.words["chacha20.rotate16"].push_back((i & 12) | ((i + 2) & 3));
  }
  // 3GPP TS 35.216, 3.3.2: a Dickson polynomial over x^8+x^6+x^5+x^3+1, plus 0x25.
  for (unsigned x = 0; x < 256; ++x) {
    std::uint64_t value = 0x25;
    for (const auto exponent : {1U, 9U, 13U, 15U, 33U, 41U, 45U, 47U, 49U})
      value ^= power(static_cast<std::uint8_t>(x), exponent, 0x169);
    derived.words["snow3g.sq"].push_back(value);
  }
  derived.words["zuc.d32"] = published.words("zuc.d");
  derived.words["kasumi.s9-wide"] = published.words("kasumi.s9");
  derived.words["zipcrypto.keys"] = {305419896, 591751049, 878082192};  // APPNOTE 6.1.5, decimal
}

}  // namespace assay::test
