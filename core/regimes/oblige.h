// oblige: what was found + what was declared + a date -> duties, each with its reasons.
//
// in:  Encryption, CcisMatch, findings (a report, complete or not), the declared context, a date.
// out: Obligations, conflicts and the citations they use, written into the report.
// Three-valued: an unknown that could change an answer gives needs_human_answer and the keys to ask
// for. Knows no country: all law is data in signatures/regimes/*.json.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "model/report.h"
#include "regimes/context.h"
#include "regimes/date.h"
#include "regimes/pack.h"

namespace assay {

class Regimes {
 public:
  /// Loads and checks every regime pack below signatures/regimes; judges by all of them, or only
  /// by the named ones.
  static Regimes load(const std::filesystem::path& signatures_folder,
                      std::span<const std::string> only = {});
  std::vector<RegimeInfo> infos() const;
  /// Fills regimes, conflicts, obligations and citations of `report` from its other parts, its
  /// context and its as_of. Replaces what stood there. Deterministic.
  /// Throws ConfigError where the context or the date is none.
  void oblige(Report& report) const;

  /// All that was read: context keys, facts, packs with their rules; for lists and explanations.
  const Law& law() const { return *law_; }

 private:
  Regimes(std::unique_ptr<const Law> law, std::vector<const Pack*> used);
  std::unique_ptr<const Law> law_;
  std::vector<const Pack*> used_;  ///< into law_
};

}  // namespace assay
