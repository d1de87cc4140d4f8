// GOST R 34.11-94 as RFC 5831 says it, computed from its substitution rows alone.
#include <array>
#include <cstddef>

#include "unit/algorithms/table_ciphers.h"

namespace assay::test {
namespace {

using Block = Octets;  // 32 bytes, least significant first

Octets exclusive_or(Octets a, const Octets& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] = static_cast<std::uint8_t>(a[i] ^ b[i]);
  return a;
}

std::uint64_t substituted(const Words& rows, std::uint64_t x) {
  std::uint64_t out = 0;
  for (unsigned k = 0; k < 8; ++k) out |= rows[16 * (7 - k) + (x >> (4 * k) & 15)] << (4 * k);
  return rotated(out, 11, 32);
}

Octets gost_encrypt(const Words& rows, const Octets& key, const Octets& block) {
  auto low = load_little(block, 0, 4);
  auto high = load_little(block, 4, 4);
  for (std::size_t round = 0; round < 32; ++round) {
    const auto part = round < 24 ? round % 8 : 7 - round % 8;
    const auto next = high ^ substituted(rows, (low + load_little(key, 4 * part, 4)) & 0xffffffff);
    high = low;
    low = next;
  }
  Octets out;
  store_little(out, high, 4);
  store_little(out, low, 4);
  return out;
}

Block shifted(const Block& y) {  // A of 5.1
  Block out(y.begin() + 8, y.end());
  for (std::size_t i = 0; i < 8; ++i) out.push_back(static_cast<std::uint8_t>(y[i] ^ y[8 + i]));
  return out;
}

Block permuted_bytes(const Block& y) {  // P of 5.1
  Block out;
  for (std::size_t k = 0; k < 8; ++k)
    for (std::size_t i = 0; i < 4; ++i) out.push_back(y[8 * i + k]);
  return out;
}

Block mixed(Block y, int times) {  // psi of 5.3
  for (; times > 0; --times) {
    std::uint64_t top = 0;
    for (const std::size_t word : {0U, 1U, 2U, 3U, 12U, 15U}) top ^= load_little(y, 2 * word, 2);
    y.erase(y.begin(), y.begin() + 2);
    store_little(y, top, 2);
  }
  return y;
}

Block step(const Words& rows, const Block& h, const Block& m) {
  auto c3 = from_hex("ff00ffff000000ffff0000ff00ffff0000ff00ff00ff00ffff00ff00ff00ff00");
  c3 = Block(c3.rbegin(), c3.rend());
  Block u = h;
  Block v = m;
  Block s;
  for (std::size_t i = 0; i < 4; ++i) {
    if (i > 0) {
      u = shifted(u);
      if (i == 2) u = exclusive_or(u, c3);
      v = shifted(shifted(v));
    }
    const auto begin = h.begin() + static_cast<std::ptrdiff_t>(8 * i);
    const auto part =
        gost_encrypt(rows, permuted_bytes(exclusive_or(u, v)), Octets(begin, begin + 8));
    s.insert(s.end(), part.begin(), part.end());
  }
  return mixed(exclusive_or(h, mixed(exclusive_or(m, mixed(s, 12)), 1)), 61);
}

void add(Block& sum, const Block& block) {
  unsigned carry = 0;
  for (std::size_t i = 0; i < sum.size(); ++i) {
    carry += sum[i] + unsigned{block[i]};
    sum[i] = static_cast<std::uint8_t>(carry);
    carry >>= 8;
  }
}

}  // namespace

Octets gost94(const Words& rows, const Octets& message) {
  Block h(32), sum(32);
  for (std::size_t at = 0; at < message.size(); at += 32) {
    Block block(message.begin() + static_cast<std::ptrdiff_t>(at), message.end());
    block.resize(32);
    h = step(rows, h, block);
    add(sum, block);
  }
  Block length;
  store_little(length, 8 * message.size(), 8);
  length.resize(32);
  return step(rows, step(rows, h, length), sum);
}

}  // namespace assay::test
