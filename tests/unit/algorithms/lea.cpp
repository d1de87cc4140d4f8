// LEA as KS X 3246 says it, computed from its published constants alone.
#include <array>

#include "unit/algorithms/table_ciphers.h"

namespace assay::test {
namespace {

constexpr std::uint64_t k32 = 0xffffffff;

/// Six words for each round; the key has four or eight words.
Words lea_schedule(const Words& delta, Words key) {
  constexpr std::array<unsigned, 6> kTurns{1, 3, 6, 11, 13, 17};
  const bool is_short = key.size() == 4;
  Words rounds;
  for (unsigned i = 0; i < (is_short ? 24U : 32U); ++i) {
    for (unsigned j = 0; j < (is_short ? 4U : 6U); ++j) {
      auto& word = key[is_short ? j : (6 * i + j) % 8];
      const auto constant = rotated(delta[i % key.size()], (i + j) % 32, 32);
      word = rotated((word + constant) & k32, kTurns[j], 32);
    }
    for (const unsigned j : {0U, 1U, 2U, 3U, 4U, 5U})
      rounds.push_back(is_short ? key[j % 2    ? 1
                                      : j == 0 ? 0
                                      : j == 2 ? 2
                                               : 3]
                                : key[(6 * i + j) % 8]);
  }
  return rounds;
}

}  // namespace

Octets lea_encrypt(const Published& tables, const Octets& key, const Octets& block) {
  Words words, x;
  for (std::size_t i = 0; i < key.size(); i += 4) words.push_back(load_little(key, i, 4));
  for (std::size_t i = 0; i < 16; i += 4) x.push_back(load_little(block, i, 4));
  const auto rounds = lea_schedule(tables.words("lea.delta"), words);
  for (auto k = rounds.begin(); k != rounds.end(); k += 6)
    x = {rotated(((x[0] ^ k[0]) + (x[1] ^ k[1])) & k32, 9, 32),
         rotated(((x[1] ^ k[2]) + (x[2] ^ k[3])) & k32, 27, 32),
         rotated(((x[2] ^ k[4]) + (x[3] ^ k[5])) & k32, 29, 32), x[0]};
  Octets out;
  for (const auto word : x) store_little(out, word, 4);
  return out;
}

}  // namespace assay::test
