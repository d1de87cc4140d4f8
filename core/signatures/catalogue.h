// signatures/*.json -> Signature: loads, checks and expands every signature, and knows the
// vocabulary.
//
// Any fault in the data (unknown member, duplicate id, dangling reference, name not in the
// vocabulary, literal that breaks the hygiene rule, missing source or example) is a ConfigError
// "file#/pointer: why".
#pragma once

#include <assay/signature.h>

#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "signatures/check.h"
#include "signatures/data_file.h"
#include "signatures/origin.h"
#include "signatures/vocabulary.h"

namespace assay {

class Catalogue {
 public:
  /// Reads every *.json below `folder` that is a signature or vocabulary file, in sorted order.
  /// Throws ConfigError.
  static Catalogue load(const std::filesystem::path& folder);
  /// The same, from `cache` where the outcome was kept for these very files by this very program;
  /// origins come without their examples. An empty `cache` keeps nothing.
  static Catalogue load_kept(const std::filesystem::path& folder,
                             const std::filesystem::path& cache);
  /// The same of files already read. A signature that is refused is left out and its sentence put
  /// into `faults`; without `faults` it is thrown.
  static Catalogue load(const std::filesystem::path& folder, const std::vector<DataFile>& files,
                        std::vector<std::string>* faults);

  std::span<const Signature> of_plugin(std::string_view plugin) const;  ///< sorted by id
  const std::vector<Signature>& all() const { return signatures_; }  ///< sorted by plugin, then id
  const SignatureOrigin& origin(std::size_t index) const { return origins_[index]; }
  const Vocabulary& vocabulary() const { return vocabulary_; }
  std::set<std::string> plugins() const;                   ///< ids the data is meant for
  const std::string& version() const { return version_; }  ///< of VERSION.json
  /// "sha256:…" over all *.json below the folder.
  const std::string& digest() const { return digest_; }
  const std::filesystem::path& folder() const { return folder_; }

 private:
  class Builder;

  std::filesystem::path folder_;
  std::vector<Signature> signatures_;
  std::vector<SignatureOrigin> origins_;
  Vocabulary vocabulary_;
  std::string version_, digest_;
};

}  // namespace assay
