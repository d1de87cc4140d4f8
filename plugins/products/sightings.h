// What the terms of all signatures saw in an artefact as a whole: paths and findings.
#pragma once

#include <assay/name_index.h>
#include <assay/plugin.h>

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace assay::products {

class Sightings {
 public:
  /// Borrows both; `index` was built of `signatures`.
  Sightings(std::span<const Signature> signatures, const NameIndex& index)
      : signatures_(signatures), index_(&index) {}

  /// A path of the artefact; each counts once.
  void see_path(const std::string& path);
  /// A finding, and the path of its blob; each counts once. Its first evidence is taken over.
  void see_finding(const Finding& finding, const std::string& path);

  /// The findings of all claims that hold and were not returned before, about the blob `digest`, in
  /// the order of the signatures: one a role, the first of the role's claims that holds.
  std::vector<Finding> fresh_findings(std::string_view digest);

 private:
  struct Seen {
    std::set<std::string, std::less<>> names;
    std::vector<Evidence> evidence;  ///< at most kEvidenceKept
  };
  void see(std::uint32_t signature, std::uint32_t term, const std::string& name, Evidence evidence);
  Finding finding(std::uint32_t signature, const Claim& claim, std::string_view digest) const;

  std::span<const Signature> signatures_;
  const NameIndex* index_;
  std::map<std::uint32_t, std::map<std::uint32_t, Seen>> seen_;  // signature -> term
  std::set<std::pair<std::uint32_t, Role>> told_;
};

}  // namespace assay::products
