#include "binaries.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

namespace assay::bench {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  constexpr auto kOptions = fs::directory_options::skip_permission_denied;
  for (fs::recursive_directory_iterator at(folder, kOptions, error), end; !error && at != end;
       at.increment(error))
    if (fs::is_regular_file(at->symlink_status())) files.push_back(at->path());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::vector<std::uint8_t> binaries(const std::vector<fs::path>& folders, std::size_t wanted) {
  std::vector<std::uint8_t> bytes;
  for (const auto& folder : folders)
    for (const auto& file : files_below(folder)) {
      if (bytes.size() >= wanted) return bytes;
      std::ifstream stream(file, std::ios::binary);
      std::string head(4, '\0');
      if (!stream.read(head.data(), 4) || head !=
                                              "\x7f"
                                              "ELF")
        continue;
      stream.seekg(0);
      bytes.insert(bytes.end(), std::istreambuf_iterator<char>(stream), {});
    }
  return bytes;
}

}  // namespace assay::bench
