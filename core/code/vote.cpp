#include "code/vote.h"

#include <algorithm>
#include <array>

#include "code/load.h"

namespace assay::code {
namespace {

// Only every fourth KiB of a window is counted: enough to tell, and cheap for data that is no code.
constexpr std::uint64_t kPiece = 1024, kStride = 4096;

using Votes = std::array<std::uint32_t, kIsaNames.size()>;

void count(Votes& votes, Isa isa, bool seen) { votes[static_cast<std::size_t>(isa)] += seen; }

// Words that prologues, epilogues and calls are made of.
bool mips_like(std::uint32_t w) {
  return (w & 0xffff8003) == 0x27bd8000 || w == 0x03e00008 || (w & 0xffff8003) == 0xafbf0000 ||
         (w & 0xffff8003) == 0x8fbf0000;
}
bool mips64_like(std::uint32_t w) {
  return (w & 0xffff8003) == 0x67bd8000 || w == 0x03e00008 || (w & 0xffff8003) == 0xffbf0000 ||
         (w & 0xffff8003) == 0xdfbf0000;
}
bool ppc_like(std::uint32_t w) {
  return w == 0x4e800020 || w == 0x7c0802a6 || w == 0x7c0803a6 || (w & 0xffff8003) == 0x94218000;
}
bool ppc64_like(std::uint32_t w) {
  return w == 0x4e800020 || w == 0x7c0802a6 || w == 0x7c0803a6 || (w & 0xffff8003) == 0xf8218001;
}
bool aarch64_like(std::uint32_t w) {
  return w == 0xd65f03c0 || (w & 0xffc07fff) == 0xa9807bfd || (w & 0xffc07fff) == 0xa8c07bfd ||
         (w & 0xffc07fff) == 0xa9007bfd || (w & 0xffc07fff) == 0xa9407bfd;
}
bool arm_like(std::uint32_t w) {
  return w == 0xe12fff1e || (w & 0xffff0000) == 0xe92d0000 || (w & 0xffff0000) == 0xe8bd0000 ||
         (w & 0xff000000) == 0xeb000000;
}

void count_words(Votes& votes, Bytes piece) {
  for (std::size_t at = 0; at + 4 <= piece.size(); at += 4) {
    const auto word = load<std::uint32_t>(piece, at);
    const auto turned = __builtin_bswap32(word);
    count(votes, Isa::mipsel, mips_like(word));
    count(votes, Isa::mips, mips_like(turned));
    count(votes, Isa::mips64el, mips64_like(word));
    count(votes, Isa::mips64, mips64_like(turned));
    count(votes, Isa::ppc, ppc_like(turned));
    count(votes, Isa::ppc64, ppc64_like(turned));
    count(votes, Isa::ppc64le, ppc64_like(word));
    count(votes, Isa::aarch64, aarch64_like(word));
    count(votes, Isa::arm, arm_like(word));
  }
}

void count_halves(Votes& votes, Bytes piece) {
  for (std::size_t at = 0; at + 4 <= piece.size(); at += 2) {
    const auto pair = load<std::uint32_t>(piece, at);
    const auto half = static_cast<std::uint16_t>(pair);
    // bx lr, push {…, lr}, pop {…, pc}; stmdb sp!, ldmia sp!
    count(votes, Isa::thumb,
          half == 0x4770 || (half & 0xff00) == 0xb500 || (half & 0xff00) == 0xbd00 ||
              half == 0xe92d || half == 0xe8bd);
    // c.ret, ret, auipc ra + jalr ra
    count(votes, Isa::riscv64, half == 0x8082 || pair == 0x00008067 || (pair & 0xfff) == 0x097);
  }
}

// x86 has no words: push rbp; mov rbp, rsp or a call frame by sub rsp, and endbr.
void count_bytes(Votes& votes, Bytes piece) {
  for (std::size_t at = 0; at + 4 <= piece.size(); ++at) {
    const auto word = load<std::uint32_t>(piece, at);
    count(votes, Isa::x86_64,
          word == 0xfa1e0ff3 || word == 0xe5894855 || (word & 0xffffff) == 0xec8348 ||
              (word & 0xffffff) == 0xc48348);
    count(votes, Isa::x86, (word & 0xffffff) == 0xe58955 || word == 0xfb1e0ff3);
  }
}

// What voted must be one in so many of the places that could have; where a byte is enough for a
// vote, noise votes as well.
Isa winner(const Votes& votes, std::uint64_t bytes) {
  const auto best = std::max_element(votes.begin(), votes.end());
  const auto isa = static_cast<Isa>(best - votes.begin());
  const bool halves = isa == Isa::thumb || isa == Isa::riscv64;
  const bool bytewise = isa == Isa::x86 || isa == Isa::x86_64;
  const auto places = bytewise ? bytes / 4 : halves ? bytes / 2 : bytes / 4;
  const std::uint64_t one_in = isa == Isa::thumb || isa == Isa::arm ? 50 : 200;
  const bool enough = *best >= 8 && *best * one_in >= places;
  return enough ? isa : Isa::none;
}

Isa window_vote(Bytes window) {
  Votes votes{};
  std::uint64_t counted = 0;
  for (std::uint64_t at = 0; at < window.size(); at += kStride) {
    const auto piece = window.subspan(at, std::min<std::uint64_t>(kPiece, window.size() - at));
    count_words(votes, piece);
    count_halves(votes, piece);
    count_bytes(votes, piece);
    counted += piece.size();
  }
  return winner(votes, counted);
}

}  // namespace

std::vector<VotedRange> vote(Bytes bytes) {
  std::vector<VotedRange> ranges;
  for (std::uint64_t at = 0; at < bytes.size(); at += kVoteWindow) {
    const auto size = std::min(kVoteWindow, bytes.size() - at);
    const auto isa = window_vote(bytes.subspan(at, size));
    if (isa == Isa::none) continue;
    if (!ranges.empty() && ranges.back().isa == isa &&
        ranges.back().offset + ranges.back().size == at)
      ranges.back().size += size;
    else
      ranges.push_back({at, size, isa});
  }
  return ranges;
}

}  // namespace assay::code
