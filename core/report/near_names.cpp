// Names near to a mistyped one.
#include <algorithm>
#include <cctype>
#include <numeric>

#include "report/explain.h"

namespace assay {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  });
  return out;
}

// Levenshtein's, one row at a time.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const auto change = diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
    }
  }
  return row.back();
}

}  // namespace

std::vector<std::string> near_names(std::string_view name, std::span<const std::string> known,
                                    std::size_t most) {
  constexpr std::size_t kLongest = 100;  // what is longer is no mistyped name
  const auto wanted = lower(name.substr(0, kLongest));
  std::vector<std::pair<std::size_t, std::string>> near;
  for (const auto& candidate : known) {
    const auto have = lower(candidate);
    const bool inside = wanted.size() >= 2 && have.find(wanted) != std::string::npos;
    const auto steps = inside ? 1 : distance(wanted, have);
    if (steps <= std::max<std::size_t>(2, wanted.size() / 3)) near.emplace_back(steps, candidate);
  }
  std::sort(near.begin(), near.end());
  near.erase(std::unique(near.begin(), near.end()), near.end());
  std::vector<std::string> names;
  for (std::size_t i = 0; i < near.size() && i < most; ++i) names.push_back(near[i].second);
  return names;
}

}  // namespace assay
