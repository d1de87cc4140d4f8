#include "places.h"

#include <cstdlib>
#include <sstream>
#include <string>

#include "data/error.h"

namespace assay::cli {
namespace {

namespace fs = std::filesystem;

// bin/assay -> the folder that bin, lib and share are in.
fs::path prefix() { return fs::read_symlink("/proc/self/exe").parent_path().parent_path(); }

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

std::vector<fs::path> plugin_folders(const Options& options) {
  std::vector<fs::path> folders;
  if (const auto own = prefix() / ASSAY_PLUGIN_DIR; fs::is_directory(own)) folders.push_back(own);
  folders.insert(folders.end(), options.plugins.begin(), options.plugins.end());
  std::istringstream list(environment("ASSAY_PLUGIN_PATH"));
  for (std::string folder; std::getline(list, folder, ':');)
    if (!folder.empty()) folders.emplace_back(folder);
  return folders;
}

fs::path signature_folder(const Options& options) {
  auto folder = options.signatures.empty() ? prefix() / ASSAY_SIGNATURE_DIR : options.signatures;
  if (!fs::is_directory(folder))
    throw ConfigError(folder.string() +
                      ": there is no signature folder here; name one with --signatures");
  return folder;
}

fs::path cache_folder(const Options& options) {
  if (!options.cache) return {};
  if (const auto base = environment("XDG_CACHE_HOME"); fs::path(base).is_absolute())
    return fs::path(base) / "assay";
  if (const auto home = environment("HOME"); fs::path(home).is_absolute())
    return fs::path(home) / ".cache/assay";
  return {};
}

}  // namespace

ScanSetup places(const Options& options) {
  return {.signatures = signature_folder(options),
          .plugins = plugin_folders(options),
          .cache = cache_folder(options),
          .regimes = options.regimes};
}

}  // namespace assay::cli
