// Libraries by what a program itself says it was built of (BlobFacts: components, version
// resource).
//
// A signature names its components in its member "extra": {"components": ["cargo:ring"]}.
#pragma once

#include <assay/facts.h>
#include <assay/finding.h>
#include <assay/signature.h>

#include <map>
#include <span>
#include <string>
#include <vector>

namespace libraries {

class Components {
 public:
  explicit Components(std::span<const assay::Signature> signatures);

  /// One finding, role embeds, for each signature of which a component is listed.
  std::vector<assay::Finding> findings(const assay::ObjectFile& object) const;

 private:
  std::span<const assay::Signature> signatures_;
  std::map<std::string, std::size_t, std::less<>> owners_;  // "cargo:ring" -> signature
};

/// Gives a library the version that its own version resource states, where it has none.
void add_stated_version(const assay::ObjectFile& object, assay::Finding& finding);

}  // namespace libraries
