// A signature folder of a test's own: a small vocabulary, and the files that the test puts there.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "data/error.h"
#include "signatures/catalogue.h"

namespace assay {

class DataFolder {
 public:
  DataFolder();
  ~DataFolder();
  DataFolder(const DataFolder&) = delete;
  DataFolder& operator=(const DataFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  void put(const std::string& name, std::string_view text) const;
  /// A signature file of plugin "algorithms" with this list of signatures.
  void put_signatures(const std::string& name, std::string_view signatures) const;
  /// What loading says against the folder, without the folder's own path; "accepted" where nothing.
  std::string refusal() const;
  /// `sentence` without the folder's own path.
  std::string without_path(std::string sentence) const;

 private:
  std::filesystem::path path_;
};

}  // namespace assay
