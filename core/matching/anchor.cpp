#include "matching/anchor.h"

#include <array>

namespace assay {
namespace {

constexpr std::size_t kSuffix = 8;
constexpr int kRare = 3;
constexpr int kPerfect = kRare * static_cast<int>(kSuffix);
constexpr int kRunPenalty = 20;

/// How much one byte value tells: bytes that fill compiled code, padding and English text tell
/// little.
constexpr std::array<std::uint8_t, 256> byte_weights() {
  std::array<std::uint8_t, 256> weights{};
  weights.fill(kRare);
  for (int letter = 'a'; letter <= 'z'; ++letter) weights[static_cast<std::size_t>(letter)] = 2;
  for (const char often : {' ', 'e', 't', 'a', 'o', 'i', 'n', 's', 'r', '_'})
    weights[static_cast<std::uint8_t>(often)] = 1;
  // x86 REX.W, mov, test, call, two-byte opcodes, ModRM of the common registers.
  for (const int often : {0x48, 0x8b, 0x89, 0x8d, 0x85, 0xe8, 0x0f, 0x24, 0xc0, 0x01, 0x41, 0x4c})
    weights[static_cast<std::size_t>(often)] = 1;
  weights[0x00] = 0;
  weights[0xff] = 0;
  return weights;
}

constexpr auto kWeights = byte_weights();

/// The eight bytes that end at a position of a literal, kept up to date while sliding over it.
class Suffix {
 public:
  explicit Suffix(Bytes literal) : literal_(literal) {}

  void enter(std::size_t at) {
    const auto byte = literal_[at];
    if (counts_[byte]++ == 0) {
      ++distinct_;
      weight_ += kWeights[byte];
    }
    if (at > 0 && neighbours(at)) ++steps_;
  }

  void leave(std::size_t at) {
    const auto byte = literal_[at];
    if (--counts_[byte] == 0) {
      --distinct_;
      weight_ -= kWeights[byte];
    }
    if (neighbours(at + 1)) --steps_;
  }

  bool clean() const { return distinct_ >= 5 && counts_[0x00] <= 2 && counts_[0xff] <= 2; }

  /// Higher is better; counting tables ("0123…", 00 01 02 …) stand in every second binary.
  int score() const { return weight_ - (steps_ >= 5 ? kRunPenalty : 0); }

 private:
  bool neighbours(std::size_t at) const {
    const int step = literal_[at] - literal_[at - 1];
    return step == 1 || step == -1;
  }

  Bytes literal_;
  std::array<std::uint8_t, 256> counts_{};
  int distinct_ = 0;
  int weight_ = 0;
  int steps_ = 0;
};

}  // namespace

std::optional<Anchor> choose_anchor(Bytes literal) {
  if (literal.size() < kAnchorShortest) return std::nullopt;
  Suffix suffix(literal);
  std::optional<std::size_t> best_end;
  int best_score = 0;
  for (std::size_t at = 0; at < literal.size(); ++at) {
    if (at >= kSuffix) suffix.leave(at - kSuffix);
    suffix.enter(at);
    if (at + 1 < kSuffix || !suffix.clean()) continue;
    if (best_end && suffix.score() <= best_score) continue;
    best_end = at + 1;
    best_score = suffix.score();
    if (best_score == kPerfect) break;
  }
  if (!best_end) return std::nullopt;
  const auto length = std::min(*best_end, kAnchorLongest);
  return Anchor{static_cast<std::uint32_t>(*best_end - length), static_cast<std::uint32_t>(length)};
}

}  // namespace assay
