// How much work one artefact may cost. Every limit counts work, not time, so that the same artefact
// meets the same limit on every machine; running into one is a Problem in the report.
#pragma once

#include <assay/value.h>

#include <cstdint>

namespace assay {

struct Limits {
  std::uint64_t depth = 16;                    ///< containers inside containers
  std::uint64_t members = 1'000'000;           ///< paths in one artefact
  std::uint64_t unpacked_bytes = 64ULL << 30;  ///< all distinct members together
  std::uint64_t member_bytes = 8ULL << 30;     ///< one member
  std::uint64_t ratio = 1000;               ///< bytes out per byte in, once out passes ratio_floor
  std::uint64_t ratio_floor = 64ULL << 20;  ///< bytes
  std::uint64_t hits_per_term = 64;         ///< stored per blob; the rest is counted
  std::uint64_t memory_member_bytes = 1ULL << 20;  ///< larger members go to the spool
  std::uint64_t spool_bytes = 32ULL << 30;         ///< in the spool at one time
  std::uint64_t max_opaque_bytes =
      1ULL << 20;  ///< with max_opaque_percent: more makes a report incomplete
  std::uint64_t max_opaque_percent = 1;
};

/// For the report's inputs.limits.
Value to_value(const Limits& limits);

}  // namespace assay
