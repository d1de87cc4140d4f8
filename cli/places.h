// Where the program finds its plugins, data and cache: beside itself (build tree and installation
// have the same shape), then where the user says.
#pragma once

#include <filesystem>
#include <vector>

#include "options.h"
#include "scan.h"

namespace assay::cli {

/// Plugin folders: the program's own, --plugins, then ASSAY_PLUGIN_PATH (colon-separated).
/// Signature folder:
/// --signatures, else the program's own. Cache: $XDG_CACHE_HOME/assay or ~/.cache/assay.
/// Throws ConfigError when the signature folder is nowhere.
ScanSetup places(const Options& options);

}  // namespace assay::cli
