// Gate: the fixed bytes that must stand in whatever a regular expression matches.
//
// The multi-pattern database looks for gates; RE2 runs only around their hits. Read off the
// expression are the sets of strings one of which every match holds; the set whose commonest member
// is rarest is taken, in the expression's own case. Where the expression holds what is not
// understood here, RE2's own FilteredRE2 says which strings may announce a match; those are
// caseless, because it folds them.
#pragma once

#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace assay {

/// Shortest string that may open the way to RE2, bytes.
constexpr std::size_t kGateShortest = 6;

/// What the database is to look for.
struct Pattern {
  std::string bytes;
  bool nocase = false;  ///< Latin-1 letters in either case

  friend bool operator==(const Pattern&, const Pattern&) = default;
  friend bool operator<(const Pattern& left, const Pattern& right) {
    return std::tie(left.bytes, left.nocase) < std::tie(right.bytes, right.nocase);
  }
};

/// One of these stands in every match of `regex` (RE2 syntax, Latin-1). Empty where it can match
/// without a varied string of at least six bytes. Does not say that the expression is valid.
std::vector<Pattern> regex_gates(std::string_view regex, bool nocase);

}  // namespace assay
