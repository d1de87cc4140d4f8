#include "unpack/unpack.h"

#include <system_error>

#include "data/error.h"
#include "unpack/engine.h"

namespace assay {
namespace {

void check_readable(const std::filesystem::path& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status))
    throw ConfigError("cannot read '" + path.string() +
                      "': " + (error ? error.message() : "no such file or folder"));
  if (!std::filesystem::is_regular_file(status) && !std::filesystem::is_directory(status))
    throw ConfigError("cannot read '" + path.string() + "': it is neither a file nor a folder");
}

}  // namespace

Tree unpack(const std::filesystem::path& path, const UnpackOptions& options, const Visit& visit) {
  check_readable(path);
  if (options.threads > 1) {
    if (auto tree = Engine(options, visit, options.threads).run(path)) return std::move(*tree);
    if (options.restart) options.restart();
  }
  return std::move(*Engine(options, visit, 1).run(path));
}

}  // namespace assay
