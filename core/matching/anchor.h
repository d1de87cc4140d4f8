// Anchor: the short window of a literal that the multi-pattern database looks for.
//
// The scanner hashes the last eight bytes of what it looks for, so one careless suffix (zeros, FF,
// few distinct values) slows every byte of every artefact. Of each literal the window with the most
// varied and least common suffix is compiled; the whole literal is compared around a hit. A table
// of bytes that was widened or repeated (63 00 00 00 7c 00 00 00, 63 63 63 63 7c 7c 7c 7c) has no
// such window; a longer one that ends on its telling bytes is as rare and, measured, as fast. A
// literal without any window cannot be a pattern: the loader refuses it.
#pragma once

#include <assay/bytes.h>

#include <cstdint>
#include <optional>

namespace assay {

/// Shortest literal that can be searched for, bytes.
constexpr std::size_t kAnchorShortest = 8;
/// Longest window that is compiled, bytes.
constexpr std::size_t kAnchorLongest = 16;

struct Anchor {
  std::uint32_t offset = 0;  ///< of the window inside the literal
  std::uint32_t length = 0;  ///< kAnchorShortest..kAnchorLongest

  friend bool operator==(const Anchor&, const Anchor&) = default;
};

/// The best window of `literal`: clean, where 8 bytes in a row have at least 5 distinct values, at
/// most 2 zeros and at most 2 FF; else spread, where 16 bytes hold at least 4 distinct values (3 in
/// a literal of 128 bytes or more), 2 of them in the last 8, that are neither 00 nor FF, nor a
/// count, and end on one. Nothing where there is neither, or the literal is shorter than 8 bytes.
/// Linear, and stops at the first perfect one.
std::optional<Anchor> choose_anchor(Bytes literal);

/// How seldom `text` is met by chance, judged by its last eight bytes; higher is rarer.
int rarity(Bytes text);

}  // namespace assay
