// The laboratory: the algorithm signatures, the real matcher and the real plugin, for blobs made in
// a test.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "host/plugin_host.h"
#include "matching/pattern_set.h"
#include "signatures/catalogue.h"

namespace assay::test {

class Laboratory {
 public:
  Laboratory();
  ~Laboratory();
  Laboratory(const Laboratory&) = delete;
  Laboratory& operator=(const Laboratory&) = delete;

  /// One for all tests of a program: compiling the patterns takes a while.
  static Laboratory& shared();

  const Catalogue& catalogue() const { return *catalogue_; }
  /// What the matcher finds in `bytes`; TermHits::signature indexes catalogue().all().
  std::vector<TermHits> hits(Bytes bytes) const;
  /// What the plugin says of `bytes` as a blob of the given facts.
  std::vector<Finding> inspect(Bytes bytes, BlobFacts facts) const;
  /// As a data blob without structure.
  std::vector<Finding> inspect(Bytes bytes) const;
  /// As an object file that exports `exports` and imports `imports`.
  std::vector<Finding> inspect_object(Bytes bytes, const std::vector<std::string>& exports,
                                      const std::vector<std::string>& imports) const;

 private:
  std::filesystem::path folder_;
  std::unique_ptr<Catalogue> catalogue_;
  std::unique_ptr<PluginHost> host_;
  std::unique_ptr<PatternSet> patterns_;
};

/// "AES implements strong" for each finding, sorted; curves as "curve:P-256 …".
std::vector<std::string> summary(const std::vector<Finding>& findings);

}  // namespace assay::test
