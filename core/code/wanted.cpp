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
  const auto want = [&](std::uint32_t pair, Announced what) { pairs_[pair] |= what; };
  for (const auto word : words_) {
    const auto rarity_of = [&](unsigned pair) {
      return rarity(word >> (8 * pair) & 0xff) + rarity(word >> (8 * pair + 8) & 0xff);
    };
    const unsigned outer = rarity_of(0) >= rarity_of(2) ? 0 : 2;
    telling_.push_back(static_cast<std::uint8_t>(outer));
    want(word >> (8 * outer) & 0xffff, outer == 0 ? low_pair : high_pair);
    // A mask like 03ffffff is missed at odd places: its middle is everywhere.
    if (rarity_of(1) > 2) want(word >> 8 & 0xffff, middle_pair);
  }
  want_instructions();
}

// Each by its first two bytes where it stands at an even place, by the next two at an odd one.
void Wanted::want_instructions() {
  const auto want = [&](std::uint32_t first, std::uint32_t second) {
    const bool starts = first == 0x0f || first == 0xc4 || first == 0x62;
    pairs_[second << 8 | first] |= starts ? instruction : instruction_before;
  };
  for (const std::uint32_t second : {0x38, 0x3a, 0xa6, 0xa7}) want(0x0f, second);
  for (std::uint32_t opcode = 0xc8; opcode <= 0xdf; ++opcode)
    if (opcode <= 0xcd || opcode >= 0xdb) want(0x38, opcode);
  want(0x3a, 0xcc);
  want(0x3a, 0xdf);
  for (const std::uint32_t form : {0xc0, 0xc8, 0xd0, 0xd8, 0xe0, 0xe8}) {
    want(0xa6, form);
    want(0xa7, form);
  }
  // VEX, the opcode maps 2 and 3. At odd places no index register from the upper eight, and only
  // prefix 66 where another is: the rest is too common.
  for (const std::uint32_t extension : {0xe0, 0xc0, 0x60, 0x40}) {
    want(0xc4, extension | 2);
    want(0xc4, extension | 3);
    for (std::uint32_t rest = 0; rest < 0x80; ++rest) {
      if (extension == 0xe0 || (rest & 3) == 1) want(extension | 2, rest);
      if (extension == 0xe0 && (rest & 3) == 1) want(extension | 3, rest);
    }
  }
  // EVEX, map 2, at even places only: what follows its first byte is too common.
  for (std::uint32_t high = 0; high < 16; ++high) want(0x62, high << 4 | 2);
}

void Sink::keep(std::uint32_t word, std::uint64_t offset, std::uint32_t length) {
  const auto number = wanted_.number_of(word);
  if (number == Wanted::kNone || sightings_.words.size() >= Sightings::kMost) return;
  sightings_.words.push_back({offset, number, length});
}

}  // namespace assay::code
