// Manifests and inventories that are text: runs of "key: value" lines, separated by empty lines.
// Debian control files and dpkg/opkg status (Debian Policy 5), Alpine .PKGINFO and installed
// database (apk-tools), pacman .PKGINFO, Python METADATA (PEP 566), Java MANIFEST.MF (JAR
// specification).
#pragma once

#include <assay/bytes.h>

#include <vector>

#include "package.h"

namespace packages {

/// Packages that `text` tells of; nothing where it is none of these forms.
std::vector<Package> read_stanzas(std::string_view text);

}  // namespace packages
