// Names against the globs of name terms: symbols, libraries, paths, findings.
//
// Most globs hold no wildcard or one at the end; an object file has thousands of symbols. So exact
// names are looked up and only globs with a wildcard are tried one by one, their fixed beginning
// first.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace assay::products {

/// `*` is any run of characters, `?` any one. Linear in the name for each `*`.
bool glob_matches(std::string_view glob, std::string_view name);

/// Paths that explain software rather than make it work: manuals, change logs, package
/// descriptions.
bool is_documentation(std::string_view path);

/// Globs of many terms, asked one name at a time.
class NameIndex {
 public:
  struct Owner {
    std::uint32_t signature = 0, term = 0;
    friend bool operator==(const Owner&, const Owner&) = default;
  };
  void add(std::string_view glob, Owner owner);
  bool empty() const { return exact_.empty() && wild_.empty(); }
  /// Calls `found(owner)` for every term one of whose globs matches.
  template <typename Found>
  void look_up(std::string_view name, const Found& found) const {
    if (const auto exact = exact_.find(name); exact != exact_.end())
      for (const auto owner : exact->second) found(owner);
    for (const auto& [glob, owner] : wild_)
      if (glob_matches(glob, name)) found(owner);
  }

 private:
  std::map<std::string, std::vector<Owner>, std::less<>> exact_;
  std::vector<std::pair<std::string, Owner>> wild_;
};

}  // namespace assay::products
