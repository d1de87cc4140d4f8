// Which instruction set do bytes without a header hold? Common words of every compiler's code are
// counted, window by window; most windows of most blobs vote for none.
#pragma once

#include <assay/bytes.h>
#include <assay/isa.h>

#include <vector>

namespace assay::code {

/// A run of neighbouring windows with the same vote.
struct VotedRange {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
  Isa isa = Isa::none;
};

inline constexpr std::uint64_t kVoteWindow = 65536;

/// The ranges that look like code, by offset.
std::vector<VotedRange> vote(Bytes bytes);

}  // namespace assay::code
