// Globs over names: `*` stands for any run of bytes (also none, also '/'), `?` for exactly one;
// everything else for itself.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// True when the whole `name` matches. No recursion: only the last `*` is ever tried again, so the
/// cost is at most pattern × name.
inline bool glob_match(std::string_view pattern, std::string_view name) {
  std::size_t p = 0;
  std::size_t n = 0;
  std::size_t after_star = std::string_view::npos;
  std::size_t retry = 0;
  while (n < name.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      after_star = ++p;
      retry = n;
    } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == name[n])) {
      ++p;
      ++n;
    } else if (after_star != std::string_view::npos) {
      p = after_star;
      n = ++retry;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

/// Many globs asked at once: which of them match a name? What stands before a glob's first wildcard
/// is its head; heads are sorted, and each knows the longest other head it begins with, so that one
/// binary search and a short walk answer for all exact names and prefixes. Only globs that begin
/// with a wildcard are tried one by one.
class GlobIndex {
 public:
  struct Entry {
    std::string glob;
    std::uint32_t value = 0;  ///< the caller's own number
  };

  GlobIndex() = default;
  explicit GlobIndex(std::vector<Entry> entries) {
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
      return head_of(a.glob) != head_of(b.glob) ? head_of(a.glob) < head_of(b.glob)
             : a.glob != b.glob                 ? a.glob < b.glob
                                                : a.value < b.value;
    });
    for (auto& entry : entries) add(std::move(entry));
    link_parents();
  }

  bool empty() const { return heads_.empty() && headless_.empty(); }

  /// Calls found(value) for each glob that matches `name`; for one value several times where
  /// several of its globs do.
  template <typename Found>
  void match(std::string_view name, Found&& found) const {
    for (const auto& use : headless_)
      if (glob_match(use.glob, name)) found(use.value);
    for (auto at = nearest(name); at != kNone; at = heads_[at].parent) {
      const Head& head = heads_[at];
      if (!name.starts_with(head.text)) continue;
      for (const auto& use : head.uses)
        if (use.matches(name, head.text.size())) found(use.value);
    }
  }

 private:
  static constexpr std::uint32_t kNone = 0xffffffff;
  enum class Tail : std::uint8_t { exact, prefix, glob };

  struct Use {
    std::string glob;
    std::uint32_t value;
    Tail tail;
    /// Given that the name begins with the head.
    bool matches(std::string_view name, std::size_t head) const {
      if (tail == Tail::exact) return name.size() == head;
      return tail == Tail::prefix || glob_match(glob, name);
    }
  };
  struct Head {
    std::string text;
    std::uint32_t parent = kNone;
    std::vector<Use> uses;
  };

  static std::string_view head_of(std::string_view glob) {
    return glob.substr(0, glob.find_first_of("*?"));
  }

  void add(Entry&& entry) {
    const std::string head(head_of(entry.glob));
    const auto tail = head.size() == entry.glob.size() ? Tail::exact
                      : entry.glob.find_first_not_of('*', head.size()) == std::string::npos
                          ? Tail::prefix
                          : Tail::glob;
    Use use{std::move(entry.glob), entry.value, tail};
    if (head.empty()) {
      headless_.push_back(std::move(use));
      return;
    }
    if (heads_.empty() || heads_.back().text != head)
      heads_.push_back({.text = head, .parent = kNone, .uses = {}});
    heads_.back().uses.push_back(std::move(use));
  }

  // In sorted order, what a head begins with stands before it, on a chain of parents.
  void link_parents() {
    for (std::uint32_t at = 0; at < heads_.size(); ++at) {
      auto parent = at == 0 ? kNone : at - 1;
      while (parent != kNone && !heads_[at].text.starts_with(heads_[parent].text))
        parent = heads_[parent].parent;
      heads_[at].parent = parent;
    }
    std::uint32_t at = 0;
    for (std::size_t byte = 0; byte < first_.size(); ++byte) {
      while (at < heads_.size() && static_cast<std::uint8_t>(heads_[at].text[0]) < byte) ++at;
      first_[byte] = at;
    }
  }

  // The greatest head that is not after `name`: every head that `name` begins with is this one or
  // on its chain of parents.
  std::uint32_t nearest(std::string_view name) const {
    if (name.empty() || heads_.empty()) return kNone;
    const auto byte = static_cast<std::uint8_t>(name[0]);
    const auto first = heads_.begin() + first_[byte];
    const auto last = heads_.begin() + first_[byte + std::size_t{1}];
    const auto after = std::upper_bound(
        first, last, name, [](std::string_view n, const Head& head) { return n < head.text; });
    return after == first ? kNone : static_cast<std::uint32_t>(after - heads_.begin() - 1);
  }

  std::vector<Head> heads_;
  std::vector<Use> headless_;
  std::array<std::uint32_t, 257> first_{};  // of the heads whose first byte is not below the index
};

}  // namespace assay
