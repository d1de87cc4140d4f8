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

/// What the artefact does with encryption; counts confidentiality only for strengths. How the
/// verdict falls stands at the head of encryption.cpp. Forms come from traits named "form.<form>".
/// Where not everything was seen, the verdict is "present" or "undetermined".
Encryption judge_encryption(std::span<const Finding> findings, bool complete);

/// A CCIS product type as the catalogue of 2008 describes it, in our words.
struct CcisType {
  std::string id, category;
  Bilingual name, category_name;
  std::string definition;
  std::vector<std::string> in_scope, out_of_scope;
  std::string source;
  std::string confidence;  ///< verified, corroborated or memory: how far the scope was checked
};

/// The rules of signatures/ccis/types.json: per type, conditions over findings for component and
/// candidate.
class CcisRules {
 public:
  /// Throws ConfigError for any fault in the data.
  static CcisRules load(const std::filesystem::path& signatures_folder);
  ~CcisRules();
  CcisRules(CcisRules&&) noexcept;
  std::span<const CcisType> types() const;  ///< in the vocabulary's order
  /// One match per CCIS type, in the vocabulary's order; `because` holds sorted finding ids.
  std::vector<CcisMatch> classify(std::span<const Finding> findings, bool complete) const;
  struct State;

 private:
  explicit CcisRules(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace assay
