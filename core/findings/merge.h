// All findings of all plugins -> one finding per (kind, subject, role, version, blob), with a
// stable id.
//
// Commutative: the order in which plugins and threads delivered does not show in the result.
#pragma once

#include <assay/finding.h>

#include <span>
#include <string>
#include <vector>

#include "model/report.h"

namespace assay {

/// "f-" + 16 hex of SHA-256 over kind, subject, role, version and blob.
std::string finding_id(const Finding& finding);

inline constexpr std::size_t kEvidenceKept = 16;

/// Joins findings of equal id: all purposes, all evidence sorted and capped (some of every
/// signature), parameters joined (lists united, the larger of two numbers). The strength is the
/// strongest plugin's, a degree more where two plugins found the same by themselves. Sorted by id.
std::vector<Finding> merge_findings(std::vector<Finding> findings);

/// library -> algorithm of the same blob ("implements"), caller -> the library inside the
/// same artefact ("uses"). Sorted.
std::vector<Relation> relate_findings(std::span<const Finding> findings);

}  // namespace assay
