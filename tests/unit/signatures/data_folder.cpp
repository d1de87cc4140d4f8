#include "unit/signatures/data_folder.h"

#include <unistd.h>

#include <atomic>
#include <fstream>

namespace assay {

DataFolder::DataFolder() {
  static std::atomic<int> count{0};
  path_ = std::filesystem::temp_directory_path() /
          ("assay-signatures-" + std::to_string(getpid()) + "-" + std::to_string(count++));
  std::filesystem::create_directories(path_);
  put("VERSION.json", R"({"schema":"assay-version/1","version":"2026.01.01"})");
  put("vocabulary/algorithms.json", R"({"schema":"assay-vocabulary/1","list":"algorithms",
      "groups":[{"source":"test","names":["AES","SHA-2"]}]})");
  put("vocabulary/libraries.json", R"({"schema":"assay-vocabulary/1","list":"libraries",
      "groups":[{"source":"test","names":["openssl"]}]})");
}

DataFolder::~DataFolder() { std::filesystem::remove_all(path_); }

void DataFolder::put(const std::string& name, std::string_view text) const {
  std::filesystem::create_directories((path_ / name).parent_path());
  std::ofstream(path_ / name, std::ios::binary) << text;
}

void DataFolder::put_signatures(const std::string& name, std::string_view signatures) const {
  put(name, R"({"schema":"assay-signatures/1","plugin":"algorithms","signatures":)" +
                std::string(signatures) + "}");
}

std::string DataFolder::refusal() const {
  try {
    Catalogue::load(path_);
    return "accepted";
  } catch (const ConfigError& fault) {
    return without_path(fault.what());
  }
}

std::string DataFolder::without_path(std::string sentence) const {
  const std::string folder = path_.string() + "/";
  for (auto at = sentence.find(folder); at != std::string::npos; at = sentence.find(folder))
    sentence.erase(at, folder.size());
  return sentence;
}

}  // namespace assay
