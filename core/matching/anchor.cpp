#include "matching/anchor.h"

#include <algorithm>
#include <array>

namespace assay {
namespace {

constexpr std::size_t kSuffix = 8;
constexpr int kRare = 3;
constexpr std::array<int, 4> kEnding{1, 1, 2, 2};  // how much more the last bytes count
constexpr int kPerfect = kRare * (static_cast<int>(kSuffix) + 6);
constexpr int kRunPenalty = 20;
constexpr int kSpreadLeast = 8;
constexpr int kSpreadEnough = (4 + 2) * kRare;
/// A table this long is worth a poorer window: Keccak's round constants, bytes.
constexpr std::size_t kLongTable = 128;

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

bool tells(std::uint8_t byte) { return byte != 0x00 && byte != 0xff; }

bool neighbours(std::uint8_t left, std::uint8_t right) {
  return left - right == 1 || right - left == 1;
}

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
    if (at > 0 && neighbours(literal_[at - 1], byte)) ++steps_;
  }

  void leave(std::size_t at) {
    const auto byte = literal_[at];
    if (--counts_[byte] == 0) {
      --distinct_;
      weight_ -= kWeights[byte];
    }
    if (neighbours(byte, literal_[at + 1])) --steps_;
  }

  bool clean() const { return distinct_ >= 5 && counts_[0x00] <= 2 && counts_[0xff] <= 2; }

  /// Higher is better; counting tables ("0123…", 00 01 02 …) stand in every second binary.
  int score() const { return weight_ - (steps_ >= 5 ? kRunPenalty : 0); }

 private:
  Bytes literal_;
  std::array<std::uint8_t, 256> counts_{};
  int distinct_ = 0;
  int weight_ = 0;
  int steps_ = 0;
};

/// The scanner meets the last bytes first: 00 00 there would make it stop at every seventh byte.
int ending_score(Bytes text) {
  int score = 0;
  for (std::size_t at = 0; at < kEnding.size(); ++at)
    score += kEnding[at] * kWeights[text[text.size() - kEnding.size() + at]];
  return score;
}

/// Where the best clean suffix ends; 0 where there is none. Of equals the first, but rather a long
/// window than a short one.
std::size_t clean_end(Bytes literal) {
  Suffix suffix(literal);
  std::size_t best_end = 0;
  int best_score = 0;
  for (std::size_t at = 0; at < literal.size(); ++at) {
    if (at >= kSuffix) suffix.leave(at - kSuffix);
    suffix.enter(at);
    if (at + 1 < kSuffix || !suffix.clean()) continue;
    const auto score = suffix.score() + ending_score(literal.first(at + 1));
    const bool longer = score == best_score && at < kAnchorLongest;
    if (best_end != 0 && score <= best_score && !longer) continue;
    best_end = at + 1;
    best_score = score;
    if (best_score == kPerfect && best_end >= kAnchorLongest) break;
  }
  return best_end;
}

/// What a byte tells that stands alone among zeros: small and round numbers are everywhere.
int lonely_weight(std::uint8_t byte) {
  if (byte < 0x20) return 1;
  return byte % 4 == 0 ? 2 : kRare;
}

/// How telling a spread window is; 0 where it is not worth looking for: fewer than `wanted` values.
int spread_score(Bytes window, std::size_t wanted) {
  if (!tells(window.back())) return 0;
  std::array<std::uint8_t, kAnchorLongest> values{};
  std::size_t count = 0;
  std::size_t late = 0;
  int weight = 0;
  int score = 2 * lonely_weight(window.back());
  int steps = 0;
  for (std::size_t at = 0; at < window.size(); ++at) {
    const auto byte = window[at];
    const auto end = values.begin() + static_cast<std::ptrdiff_t>(count);
    if (!tells(byte) || std::find(values.begin(), end, byte) != end) continue;
    if (count > 0 && neighbours(values[count - 1], byte)) ++steps;
    values[count++] = byte;
    weight += kWeights[byte];
    score += lonely_weight(byte);
    if (at >= window.size() - kSuffix) ++late;
  }
  return count >= wanted && late >= 2 && steps < 2 && weight >= kSpreadLeast ? score : 0;
}

/// Where the best spread window ends; 0 where there is none.
std::size_t spread_end(Bytes literal) {
  const std::size_t wanted = literal.size() >= kLongTable ? 3 : 4;
  std::size_t best_end = 0;
  int best_score = 0;
  for (auto end = kAnchorLongest; end <= literal.size() && best_score < kSpreadEnough; ++end) {
    const auto score = spread_score(literal.subspan(end - kAnchorLongest, kAnchorLongest), wanted);
    if (score <= best_score) continue;
    best_end = end;
    best_score = score;
  }
  return best_end;
}

}  // namespace

int rarity(Bytes text) {
  const auto tail = text.last(std::min(text.size(), kSuffix));
  Suffix suffix(tail);
  for (std::size_t at = 0; at < tail.size(); ++at) suffix.enter(at);
  return suffix.score() + (tail.size() >= kEnding.size() ? ending_score(tail) : 0);
}

std::optional<Anchor> choose_anchor(Bytes literal) {
  if (literal.size() < kAnchorShortest) return std::nullopt;
  auto end = clean_end(literal);
  if (end == 0) end = spread_end(literal);
  if (end == 0) return std::nullopt;
  const auto length = std::min(end, kAnchorLongest);
  return Anchor{static_cast<std::uint32_t>(end - length), static_cast<std::uint32_t>(length)};
}

}  // namespace assay
