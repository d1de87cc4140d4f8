// The straight line: file -> unpack -> match -> inspect -> relate -> classify -> oblige -> report.
// The only place that knows the order of the stages.
#pragma once

#include <filesystem>
#include <future>
#include <string>
#include <vector>

#include "classify/classify.h"
#include "code/code_set.h"
#include "host/plugin_host.h"
#include "matching/pattern_set.h"
#include "model/limits.h"
#include "model/report.h"
#include "regimes/oblige.h"
#include "signatures/catalogue.h"
#include "unpack/unpack.h"

namespace assay {

struct ScanSetup {
  std::filesystem::path signatures;            ///< folder
  std::vector<std::filesystem::path> plugins;  ///< folders
  std::filesystem::path cache;                 ///< empty: none
  std::vector<std::string> regimes;            ///< empty: all
};

struct ScanRequest {
  Limits limits;
  unsigned threads = 1;
  std::filesystem::path spool;
  Progress progress;
  std::string as_of;  ///< ISO date
  Value context = Object{};
};

/// Data and plugins, loaded once and shared by all scans of a run.
class Scanner {
 public:
  explicit Scanner(const ScanSetup& setup);
  Report scan(const std::filesystem::path& artefact, const ScanRequest& request) const;

  const Catalogue& catalogue() const { return catalogue_; }
  const PluginHost& host() const { return host_; }
  const Regimes& regimes() const { return judges_.get().regimes; }
  const CcisRules& ccis() const { return judges_.get().ccis; }

 private:
  struct Judges {
    CcisRules ccis;
    Regimes regimes;
  };
  std::shared_future<Judges> judges_;  ///< read beside the rest; wanted only at the end of the line
  Catalogue catalogue_;
  PluginHost host_;
  PatternSet patterns_;
  CodeSet code_;
};

}  // namespace assay
