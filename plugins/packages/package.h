// One package as its own manifest, or an inventory of installed packages, describes it.
#pragma once

#include <assay/plugin.h>

#include <cstdint>
#include <string>
#include <vector>

namespace packages {

struct Package {
  std::string manager;  ///< "dpkg", "rpm", "apk", "pacman", "python", "java"
  std::string name, version, architecture, source;
  std::uint64_t offset = 0;  ///< of what describes it, in the blob
  std::uint64_t length = 0;  ///< bytes; 0 where it does not lie in one piece
  bool listed = false;  ///< an entry of an inventory, not the manifest of a package that is here
};

/// Appends the finding for `package`, when its name and version are plausible ones. Throws
/// Malformed when a blob lists more packages than any system has.
void report(const Package& package, std::vector<assay::Finding>& findings);

}  // namespace packages
