// RegexMatcher: one regular expression, confirmed by RE2 in the ranges where a gate was hit.
//
// RE2 sees the whole blob as context, so `^`, `$` and `\b` mean what they mean there; only matches
// that lie inside a range are found. Bytes are Latin-1 characters and `.` matches every one.
#pragma once

#include <assay/bytes.h>
#include <assay/signature.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace assay {

struct Range {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
};

class RegexMatcher {
 public:
  RegexMatcher(std::string source, bool nocase);
  ~RegexMatcher();
  RegexMatcher(RegexMatcher&&) noexcept;

  /// Why RE2 refuses the expression; empty where it does not.
  std::string refusal() const;
  /// All matches that do not overlap, leftmost first, in ranges sorted and disjoint. Compiles at
  /// first use; safe to call from several threads.
  void each_match(Bytes bytes, const std::vector<Range>& ranges,
                  const std::function<void(const Hit&)>& report) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace assay
