// TermCollector: counts all hits of one term in one blob and keeps the lowest ones.
//
// Hits come in the order of their anchors, which is not that of their offsets, and a hostile blob
// may hold millions: memory stays within twice the cap, and what is kept does not depend on order.
#pragma once

#include <assay/signature.h>

#include <algorithm>
#include <tuple>
#include <vector>

namespace assay {

class TermCollector {
 public:
  void add(const Hit& hit, std::uint64_t cap) {
    ++total_;
    hits_.push_back(hit);
    if (hits_.size() >= std::max<std::uint64_t>(2 * cap, 16)) keep_lowest(cap);
  }

  bool empty() const { return total_ == 0; }

  /// Fills `hits` and starts anew.
  void move_to(TermHits& hits, std::uint64_t cap) {
    keep_lowest(cap);
    hits.total = total_;
    hits.hits = std::move(hits_);
    hits_.clear();
    total_ = 0;
  }

  void clear() {
    hits_.clear();
    total_ = 0;
  }

 private:
  void keep_lowest(std::uint64_t cap) {
    std::sort(hits_.begin(), hits_.end(), [](const Hit& left, const Hit& right) {
      return std::tie(left.offset, left.literal) < std::tie(right.offset, right.literal);
    });
    if (hits_.size() > cap) hits_.resize(cap);
  }

  std::uint64_t total_ = 0;
  std::vector<Hit> hits_;
};

}  // namespace assay
