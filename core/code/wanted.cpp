#include "code/wanted.h"

#include <stdexcept>

namespace assay::code {
namespace {

// How seldom a byte is met in code for x86, by and large.
unsigned rarity(std::uint32_t byte) {
  if (byte == 0 || byte == 0xff) return 0;
  return byte == 0x48 || byte == 0x8b || byte == 0x0f || byte == 0x89 || byte < 0x10 ? 2 : 3;
}

}  // namespace

std::uint32_t Wanted::add(std::uint32_t word) {
  if (const auto known = number_of(word); known != kNone) return known;
  if (words_.size() >= kSlots / 2) throw std::length_error("too many words to look for in code");
  const auto number = static_cast<std::uint32_t>(words_.size());
  words_.push_back(word);
  auto at = mix(word) & (kSlots - 1);
  while (slots_[at] != kNone) at = (at + 1) & (kSlots - 1);
  slots_[at] = number;
  const auto hash = mix(word);
  filter_[hash >> 6] |= std::uint64_t{1} << (hash & 63);
  return number;
}

void Wanted::finish() {
  const auto want = [&](std::uint32_t pair) { pairs_[pair] = 1; };
  for (const auto word : words_) {
    unsigned best = 0, most = 0;
    for (const unsigned pair : {1U, 0U, 2U}) {
      const auto value = word >> (8 * pair);
      const auto tells = rarity(value & 0xff) + rarity(value >> 8 & 0xff) + 1;
      if (tells > most) most = tells, best = pair;
    }
    telling_.push_back(static_cast<std::uint8_t>(best));
    want(word >> (8 * best) & 0xffff);
  }
  // 0F 38, 0F 3A, 0F A6, 0F A7; VEX and EVEX with the opcode maps 2 and 3.
  for (const std::uint32_t second : {0x38, 0x3a, 0xa6, 0xa7}) want(second << 8 | 0x0f);
  for (std::uint32_t high = 0; high < 8; ++high)
    for (const std::uint32_t map : {2, 3}) want((high << 5 | map) << 8 | 0xc4);
  for (std::uint32_t high = 0; high < 16; ++high) want((high << 4 | 2) << 8 | 0x62);
}

void Sink::keep(std::uint32_t word, std::uint64_t offset, std::uint32_t length) {
  const auto number = wanted_.number_of(word);
  if (number == Wanted::kNone || sightings_.words.size() >= Sightings::kMost) return;
  sightings_.words.push_back({offset, number, length});
}

}  // namespace assay::code
