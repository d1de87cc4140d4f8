// classify: findings -> the encryption verdict and the CCIS types.
//
// in:  findings, and whether everything was seen.  out: Encryption and one CcisMatch per type.
// Pure: a saved report classifies to the same answer. What was not seen is unknown: while
// `complete` is false, no "none" is concluded; it becomes "undetermined".
#pragma once

#include <assay/finding.h>

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "model/report.h"

namespace assay {

/// What `artefact` does with encryption; counts confidentiality only for strengths.
Encryption judge_encryption(std::span<const Finding> findings, bool complete);

/// The rules of signatures/ccis/*.json: per type, conditions over findings for component and
/// candidate.
class CcisRules {
 public:
  static CcisRules load(const std::filesystem::path& signatures_folder);
  ~CcisRules();
  CcisRules(CcisRules&&) noexcept;
  /// One match per CCIS type, in the vocabulary's order.
  std::vector<CcisMatch> classify(std::span<const Finding> findings, bool complete) const;
  struct State;

 private:
  explicit CcisRules(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace assay
