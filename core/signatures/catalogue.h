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

#include "signatures/origin.h"
#include "signatures/vocabulary.h"

namespace assay {

class Catalogue {
 public:
  /// Reads every *.json below `folder` that is a signature or vocabulary file, in sorted order.
  /// Throws ConfigError.
  static Catalogue load(const std::filesystem::path& folder);

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

/// `assay signatures check`: loads all data below `folder` (signatures, types, regimes, schemas),
/// validates each file against its schema, runs every example through the real matcher. One
/// sentence a fault; empty when all is well. `counts` receives what was checked, for the closing
/// line.
struct CheckCounts {
  std::size_t files = 0, signatures = 0, terms = 0, examples = 0, rules = 0;
};
std::vector<std::string> check_signatures(const std::filesystem::path& folder, CheckCounts& counts);

}  // namespace assay
