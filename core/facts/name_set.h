// NameSet: the names seen so far, as views into the file that they stand in.
//
// A large library exports tens of thousands of names; a node of its own for each would cost more
// than hashing the file. Open addressing, at most two thirds full.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

namespace assay {

class NameSet {
 public:
  /// False where `name` was there already. `name` is not empty and must outlive the set.
  bool insert(std::string_view name) {
    if (3 * (size_ + 1) > 2 * slots_.size()) grow();
    if (!place(name)) return false;
    ++size_;
    return true;
  }

 private:
  static constexpr std::size_t kFirst = 256;  // a power of two

  bool place(std::string_view name) {
    auto at = std::hash<std::string_view>{}(name) & (slots_.size() - 1);
    for (; !slots_[at].empty(); at = (at + 1) & (slots_.size() - 1))
      if (slots_[at] == name) return false;
    slots_[at] = name;
    return true;
  }

  void grow() {
    std::vector<std::string_view> old(slots_.empty() ? kFirst : 2 * slots_.size());
    old.swap(slots_);
    for (const auto name : old)
      if (!name.empty()) place(name);
  }

  std::vector<std::string_view> slots_;
  std::size_t size_ = 0;
};

}  // namespace assay
