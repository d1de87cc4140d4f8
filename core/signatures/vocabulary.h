// The closed lists of names that findings may carry, from signatures/vocabulary/*.json (schema
// "assay-vocabulary/1"). A misspelt name in the data is refused, so that a report never says
// "aes" in one place and "AES" in another.
#pragma once

#include <assay/finding.h>

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "data/node.h"

namespace assay {

struct Vocabulary {
  using Names = std::set<std::string, std::less<>>;
  Names algorithms, curves, libraries, protocols, traits;
  std::map<std::string, std::string, std::less<>> ccis_types;  ///< id -> category

  /// The list that subjects of `kind` come from, or nullptr where any name will do.
  const Names* list_of(Kind kind) const;

  /// Adds one vocabulary file. Throws ConfigError for an unknown list or a name that is there
  /// already.
  void add(const Node& file);
};

}  // namespace assay
