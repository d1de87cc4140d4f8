#include "signatures/data_file.h"

#include <algorithm>
#include <fstream>

#include "data/digest.h"
#include "data/error.h"

namespace assay {
namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary | std::ios::ate);
  const auto size = in ? static_cast<std::streamoff>(in.tellg()) : -1;
  if (size < 0) throw ConfigError(file.string() + ": cannot be read");
  std::string text(static_cast<std::size_t>(size), '\0');
  in.seekg(0);
  if (!in.read(text.data(), size)) throw ConfigError(file.string() + ": cannot be read");
  return text;
}

// Takes `token`, after white space, off the front of `text`.
bool take(std::string_view& text, std::string_view token) {
  const auto start = text.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos || !text.substr(start).starts_with(token)) return false;
  text.remove_prefix(start + token.size());
  return true;
}

std::string schema_of(std::string_view text, const std::string& place) {
  if (take(text, "{") && take(text, "\"schema\"") && take(text, ":") && take(text, "\"")) {
    const auto end = text.find('"');
    if (end != std::string_view::npos) return std::string(text.substr(0, end));
  }
  throw ConfigError(place + ": the first member must be \"schema\", so that the reader is known");
}

}  // namespace

std::vector<DataFile> read_data_files(const fs::path& folder) {
  std::error_code error;
  std::vector<DataFile> files;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().extension() != ".json" || !entry->is_regular_file()) continue;
    files.push_back({.name = entry->path().lexically_relative(folder).generic_string(),
                     .place = entry->path().string(),
                     .text = {},
                     .schema = {}});
  }
  if (error) throw ConfigError(folder.string() + ": cannot be read: " + error.message());
  std::sort(files.begin(), files.end(),
            [](const DataFile& a, const DataFile& b) { return a.name < b.name; });
  for (auto& file : files) {
    file.text = content_of(file.place);
    if (!file.name.starts_with("schema/")) file.schema = schema_of(file.text, file.place);
  }
  return files;
}

std::string digest_of(const std::vector<DataFile>& files) {
  Sha256 hash;
  for (const auto& file : files) {
    hash.add(file.name);
    hash.add("\n" + std::to_string(file.text.size()) + "\n");
    hash.add(file.text);
  }
  return "sha256:" + hash.hex();
}

}  // namespace assay
