// Runs a program as a user would and keeps what it said.
#pragma once

#include <assay/value.h>

#include <filesystem>
#include <string>
#include <vector>

namespace assay::test {

struct Outcome {
  int exit = -1;  ///< exit code, or 128 + signal
  std::string out, err;
};

/// Runs argv[0] from PATH or by path, with a file as standard input.
Outcome run(const std::vector<std::string>& argv, const std::string& input = "/dev/null");
/// Runs the assay of this build, with a cache of its own.
Outcome assay(const std::vector<std::string>& arguments, const std::string& input = "/dev/null");
/// `assay scan --format json …`, parsed; fails the test when there is no report.
Value scan_json(const std::vector<std::string>& arguments, int expected_exit = 0);

/// A folder that is gone with the object.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const std::filesystem::path& path() const { return path_; }
  /// Writes a file, making the folders it needs.
  std::filesystem::path write(const std::string& name, const std::string& content) const;

 private:
  std::filesystem::path path_;
};

/// The .deb of a Debian package, fetched once with apt-get; empty when it cannot be had (offline).
std::filesystem::path package(const std::string& name);

/// Fetches in one go what `package` would fetch one by one; what cannot be had stays absent.
void fetch_packages(const std::vector<std::string>& names);

/// Members of a report, for short assertions.
const Value& at(const Value& value, const std::string& key);
std::string text(const Value& value, const std::string& key);
/// Is there a finding with this kind, subject and one of these roles, at least likely?
bool finds(const Value& report, const std::string& kind, const std::string& subject,
           const std::vector<std::string>& roles);
std::string ccis_verdict(const Value& report, const std::string& type);

}  // namespace assay::test
