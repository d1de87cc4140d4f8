// What a sweep of code looks for: 32-bit words, by value, and what it saw of them.
//
// A 64-bit constant is looked for as its two halves, so one test serves every width; putting halves
// together is left to the reader of the sightings. `may_be_wanted` is a table of 2^16 bits that
// turns nearly every word away.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace assay::code {

class Wanted {
 public:
  Wanted() : slots_(kSlots, kNone), pairs_(65536) {}

  /// The number of the word, new or known: 0, 1, 2 …
  std::uint32_t add(std::uint32_t word);
  /// Builds what x86 needs; after the last add().
  void finish();

  std::size_t size() const { return words_.size(); }
  std::uint32_t word(std::uint32_t number) const { return words_[number]; }

  bool may_be_wanted(std::uint32_t word) const { return bit(filter_, mix(word)); }
  /// The word's number, or kNone.
  std::uint32_t number_of(std::uint32_t word) const {
    for (auto at = mix(word) & (kSlots - 1); slots_[at] != kNone; at = (at + 1) & (kSlots - 1))
      if (words_[slots_[at]] == word) return slots_[at];
    return kNone;
  }
  /// For x86, where anything may stand at any place but two bytes are read at even ones only: may
  /// they belong to a wanted word or instruction?
  /// By pair, which of these it may be; 0 for nearly all. Bytes rather than bits, for speed.
  enum Announced : std::uint8_t {
    low_pair = 1,            ///< of a word at this place
    middle_pair = 2,         ///< of a word that starts a byte before
    high_pair = 4,           ///< of a word that starts two bytes before
    instruction = 8,         ///< at this place
    instruction_before = 16  ///< that starts a byte before
  };
  const std::uint8_t* pairs() const { return pairs_.data(); }
  /// Which of its pairs announces a word at an even place: 0 the low one, or 2 the high one. The
  /// middle one announces it at odd places.
  unsigned telling_pair(std::uint32_t number) const { return telling_[number]; }

  static constexpr std::uint32_t kNone = 0xffffffff;

 private:
  void want_instructions();
  using Bits = std::array<std::uint64_t, 1024>;
  static constexpr std::uint32_t kSlots = 8192;
  static std::uint32_t mix(std::uint32_t word) { return (word * 0x9e3779b1U) >> 16; }
  static bool bit(const Bits& bits, std::uint32_t at) { return (bits[at >> 6] >> (at & 63)) & 1; }

  std::vector<std::uint32_t> words_;
  std::vector<std::uint32_t> slots_;
  Bits filter_{};
  std::vector<std::uint8_t> telling_;
  std::vector<std::uint8_t> pairs_;
};

struct Sighting {
  std::uint64_t offset = 0;  ///< of the instruction that completes it, from the start of the span
  std::uint32_t number = 0;  ///< of the word in Wanted, or the mnemonic
  std::uint32_t length = 0;  ///< bytes
};

/// Sightings of one sweep, in the order of the code. Full ones take no more.
struct Sightings {
  std::vector<Sighting> words;
  std::vector<Sighting> instructions;
  static constexpr std::size_t kMost = std::size_t{1} << 20;
};

/// The pen that sweeps write with.
class Sink {
 public:
  Sink(const Wanted& wanted, Sightings& sightings) : wanted_(wanted), sightings_(sightings) {}

  void word(std::uint32_t word, std::uint64_t offset, std::uint32_t length) {
    if (wanted_.may_be_wanted(word)) [[unlikely]]
      keep(word, offset, length);
  }
  /// The word whose bytes from `pair` on are at `offset`, where these are its telling ones.
  void word_by_pair(std::uint32_t word, unsigned pair, std::uint64_t offset) {
    if (!wanted_.may_be_wanted(word)) return;
    const auto number = wanted_.number_of(word);
    if (number != Wanted::kNone && (pair == 1 || wanted_.telling_pair(number) == pair))
      keep(word, offset, 4);
  }
  void both_halves(std::uint64_t value, std::uint64_t offset, std::uint32_t length) {
    word(static_cast<std::uint32_t>(value), offset, length);
    word(static_cast<std::uint32_t>(value >> 32), offset, length);
  }
  void instruction(std::uint32_t mnemonic, std::uint64_t offset, std::uint32_t length) {
    if (sightings_.instructions.size() < Sightings::kMost)
      sightings_.instructions.push_back({offset, mnemonic, length});
  }
  const Wanted& wanted() const { return wanted_; }

 private:
  void keep(std::uint32_t word, std::uint64_t offset, std::uint32_t length);

  const Wanted& wanted_;
  Sightings& sightings_;
};

}  // namespace assay::code
