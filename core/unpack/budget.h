// What all containers of one artefact may cost together.
//
// With several threads the order of work is not fixed, so neither is what a shared limit would cut
// off. Therefore a parallel run that meets one is void as a whole: it is thrown away and done again
// in one thread, in the containers' own order, where the cut falls at the same place every time.
#pragma once

#include <atomic>
#include <cstdint>

#include "model/limits.h"

namespace assay {

class Budget {
 public:
  Budget(const Limits& limits, bool parallel) : limits_(limits), parallel_(parallel) {}

  /// False when the limit on all unpacked bytes, or on all members, is met.
  bool take_bytes(std::uint64_t count) { return take(bytes_, count, limits_.unpacked_bytes); }
  bool take_member() { return take(members_, 1, limits_.members); }
  bool bytes_left() const { return bytes_ < limits_.unpacked_bytes; }
  bool members_left() const { return members_ < limits_.members; }

  /// Some shared limit was met: true when the run is void.
  bool overrun() {
    if (parallel_) void_ = true;
    return parallel_;
  }
  bool is_void() const { return void_; }
  std::uint64_t bytes() const { return bytes_; }

 private:
  bool take(std::atomic<std::uint64_t>& used, std::uint64_t count, std::uint64_t limit) {
    if ((used += count) <= limit) return true;
    overrun();
    return false;
  }

  const Limits& limits_;
  bool parallel_;
  std::atomic<std::uint64_t> bytes_{0}, members_{0};
  std::atomic<bool> void_{false};
};

}  // namespace assay
