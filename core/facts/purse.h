// A purse for names: every name costs its length, and the purse holds a small multiple of the
// file's size. So a file whose million symbols all point at one long string costs what an honest
// file of its size costs.
#pragma once

#include <cstdint>

namespace assay {

class Purse {
 public:
  explicit Purse(std::uint64_t bytes) : left_(bytes) {}
  /// What reading the names of a file of this size may cost.
  static Purse for_file(std::uint64_t size) { return Purse(65536 + 4 * size); }

  /// Takes `bytes` out; false, and empty from then on, when they are not there.
  bool pay(std::uint64_t bytes) {
    if (bytes > left_) {
      left_ = 0;
      return false;
    }
    left_ -= bytes;
    return true;
  }
  bool empty() const { return left_ == 0; }

 private:
  std::uint64_t left_;
};

}  // namespace assay
