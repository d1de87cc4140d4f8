// Recipes for artefacts, and a run of unpack() that remembers what it was shown.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "unpack/unpack.h"

namespace assay::recipe {

struct File {
  std::string name, bytes;
  std::string link = {};       ///< a symbolic link to this, instead of bytes
  std::string hard_link = {};  ///< a further name of this, instead of bytes
};

/// An archive written by libarchive: format "tar", "zip", "7zip", "cpio", "iso9660", "ar" …; filter
/// "none", "gzip", "xz" …; options as archive_write_set_options takes them.
std::string pack(const std::string& format, const std::string& filter,
                 const std::vector<File>& files, const std::string& options = "");

/// `bytes` compressed, and nothing else.
std::string compress(const std::string& filter, const std::string& bytes);

/// A .deb's shape: ar with debian-binary, control.tar.xz, data.tar.xz.
std::string deb(const std::vector<File>& files);

/// Bytes that look random and are always the same for a seed.
std::string noise(std::size_t size, unsigned seed = 1);

/// A folder of its own, gone at the end.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path write(const std::string& name, std::string_view bytes) const;

 private:
  std::filesystem::path path_;
};

struct Seen {
  int times = 0;
  bool opened = false;
  std::string bytes;
};

struct Run {
  Tree tree;
  std::map<std::string, Seen> seen;  ///< by digest
  int restarts = 0;

  /// The bytes visited under a path; fails the test where there are none.
  std::string at(const std::string& path) const;
  const BlobNode* node(const std::string& path) const;
  /// Messages of the problems at a path.
  std::vector<std::string> problems(const std::string& path) const;
  std::vector<std::string> paths() const;  ///< of all blobs, sorted
};

Run run(const std::filesystem::path& path, UnpackOptions options = {});
/// The same for bytes, as a file named "artefact".
Run run_bytes(std::string_view bytes, UnpackOptions options = {});

/// Everything of a tree as text, to compare two.
std::string describe(const Tree& tree);

}  // namespace assay::recipe
