// The straight line as far as traits need it: a folder of files -> findings of the products plugin
// and the CCIS types that follow. Only the products plugin and its signatures are loaded.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "classify/classify.h"
#include "host/plugin_host.h"
#include "matching/pattern_set.h"
#include "signatures/catalogue.h"

namespace assay {

class TraitLine {
 public:
  /// `work` is a folder of its own, for copies of the plugin and its signatures.
  explicit TraitLine(const std::filesystem::path& work);
  ~TraitLine();

  std::vector<Finding> scan(const std::filesystem::path& artefact) const;
  std::vector<CcisMatch> types(const std::vector<Finding>& findings) const {
    return rules_.classify(findings, true);
  }
  const Catalogue& catalogue() const { return catalogue_; }

 private:
  Catalogue catalogue_;
  PluginHost host_;
  PatternSet patterns_;
  CcisRules rules_;
};

}  // namespace assay
