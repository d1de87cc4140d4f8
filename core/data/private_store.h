// PrivateStore: a folder of small cached files that nobody else can have written.
//
// The folder must be a real directory, owned by us, closed to group and others; a file must be
// regular, ours, 0600, and carry the key it is asked for and the digest of its content. Whatever
// does not fit is treated as absent, so the worst that a damaged cache can do is cost time. Nothing
// here throws: a cache that cannot be read or written is no error.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

class PrivateStore {
 public:
  /// `folder` is created (0700) with the first save; empty means that nothing is ever kept.
  explicit PrivateStore(std::filesystem::path folder);

  /// What was saved under `name` with this very `key`.
  std::optional<std::vector<char>> load(const std::string& name, std::string_view key) const;
  /// Replaces `name` atomically; false where the folder is not ours or the disk refuses.
  bool save(const std::string& name, std::string_view key, std::string_view payload) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace assay
