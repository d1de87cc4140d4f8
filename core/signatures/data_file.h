// The files of the signature folder: which there are, what each says it is, and one digest over
// all.
//
// Each data file is a JSON object whose first member is "schema"; that word decides who reads it,
// and is found without parsing the rest, because a start reads only what it needs.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace assay {

struct DataFile {
  std::string name;    ///< below the folder, with '/': "algorithms/aes.json"
  std::string place;   ///< as it can be opened, for messages
  std::string text;    ///< the whole content
  std::string schema;  ///< "assay-signatures/1"; empty for the JSON Schemas in schema/
};

/// Every *.json below `folder`, sorted by name. Throws ConfigError for a folder or file that cannot
/// be read, and for a file whose first member is not "schema".
std::vector<DataFile> read_data_files(const std::filesystem::path& folder);

/// "sha256:…" over names, sizes and contents.
std::string digest_of(const std::vector<DataFile>& files);

}  // namespace assay
