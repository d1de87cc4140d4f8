// Tables that are orders and permutations: the message orders of RIPEMD-160, the paths of Keccak's
// lanes, two S-boxes of DES or GOST read as one.
#include <array>
#include <numeric>

#include "unit/algorithms/number.h"
#include "unit/algorithms/published.h"

namespace assay::test {
namespace {

// RIPEMD-160 (1996), 3: rho again and again, on the left from the identity, on the right from pi.
void derive_ripemd(Derived& derived) {
  constexpr std::array<std::uint64_t, 16> kRho{7,  4, 13, 1, 10, 6,  15, 3,
                                               12, 0, 9,  5, 2,  14, 11, 8};
  Words left(16);
  std::iota(left.begin(), left.end(), 0);
  Words right;
  for (const auto i : left) right.push_back((9 * i + 5) % 16);
  Words r, parallel;
  for (int round = 0; round < 5; ++round) {
    if (round > 0) r.insert(r.end(), left.begin(), left.end());
    parallel.insert(parallel.end(), right.begin(), right.end());
    for (auto& i : left) i = kRho[i];
    for (auto& i : right) i = kRho[i];
  }
  derived.words["ripemd.r"] = r;
  derived.words["ripemd.r-parallel"] = derived.words["sha1.r-parallel"] = parallel;
  for (const auto value : {2U, 3U, 5U, 7U})  // 2^30 times the cube root
    derived.words["ripemd.k-parallel"].push_back(root(Number(value) * Number::bit(90), 3).word(0));
}

// FIPS 202, 3.2.2 and 3.2.3: the walk (x, y) -> (y, 2x + 3y) from (1, 0).
void derive_keccak_walk(Derived& derived) {
  unsigned x = 1;
  unsigned y = 0;
  for (unsigned t = 0; t < 24; ++t) {
    derived.words["sha3.rho"].push_back((t + 1) * (t + 2) / 2 % 64);
    const unsigned next = (2 * x + 3 * y) % 5;
    x = y;
    y = next;
    derived.words["sha3.lanes"].push_back(x + 5 * y);
  }
  for (const auto constant : derived.words["sha3.rc"])
    derived.words["sha3.rc-low"].push_back(constant & 0xffff);
}

// Two S-boxes of DES, each indexed by its six bits in plain order, as one table of bytes.
void derive_des_pairs(const Published& published, Derived& derived) {
  const auto entry = [&](int box, std::uint64_t x) {
    return published.words("des.s" + std::to_string(box))[(x & 32) | (x & 1) << 4 | (x >> 1 & 15)];
  };
  for (int box = 1; box < 8; box += 2)
    for (std::uint64_t i = 0; i < 128; ++i)
      derived.words["des.pair" + std::to_string(box)].push_back(entry(box, i >> 6) << 4 |
                                                                entry(box + 1, i & 63));
}

// Rows stand from K8 to K1; two rows, moved to their place and turned by 11, make a table of words.
void derive_gost94(const Published& published, Derived& derived) {
  for (const std::string set : {"cp", "test"}) {
    const auto& rows = published.words("gost94.sbox-" + set);  // proven by the known answers
    for (std::size_t row = 8; row-- > 0;)
      for (std::size_t x = 0; x < 16; ++x)
        derived.words["gost94.sbox-" + set + "-reversed"].push_back(rows[16 * row + x]);
    for (const std::size_t pair : {std::size_t{0}, std::size_t{3}})
      for (std::size_t x = 0; x < 64; ++x) {
        const auto both =
            rows[16 * (6 - 2 * pair) + (x >> 4)] << 4 | rows[16 * (7 - 2 * pair) + (x & 15)];
        derived.words["gost94.t" + std::to_string(pair) + "-" + set].push_back(
            rotated(both << (8 * pair), 11, 32));
      }
  }
}

}  // namespace

void derive_permutations(const Published& published, Derived& derived) {
  derive_ripemd(derived);
  derive_keccak_walk(derived);
  derive_des_pairs(published, derived);
  derive_gost94(published, derived);
}

}  // namespace assay::test
