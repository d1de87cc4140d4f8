// What was observed of each term of each signature, in one blob or in the whole artefact, and which
// claims follow from it.
#pragma once

#include <assay/plugin.h>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace assay::products {

/// The evidence for one term: the first places, and how many there were.
struct Observation {
  std::uint64_t total = 0;
  std::set<std::string, std::less<>> names;  ///< distinct, of a name term
  std::vector<Evidence> evidence;            ///< at most kMostEvidence
};

inline constexpr std::size_t kMostEvidence = 16;

class Observations {
 public:
  explicit Observations(std::span<const Signature> signatures) : signatures_(signatures) {}

  /// Something that counts as `count` hits of a term.
  void add(std::uint32_t signature, std::uint32_t term, Evidence evidence, std::uint64_t count = 1);
  /// A name that matched; the same name counts once.
  void add_name(std::uint32_t signature, std::uint32_t term, const std::string& name,
                Evidence evidence);
  bool empty() const { return seen_.empty(); }
  /// Signatures of which anything was seen, in order.
  std::vector<std::uint32_t> signatures() const;

  bool holds(std::uint32_t signature, const Condition& condition) const;
  /// The finding of a claim whose condition holds, with the evidence of the terms it names.
  Finding finding(std::uint32_t signature, const Claim& claim) const;

 private:
  const Observation* held(std::uint32_t signature, std::uint32_t term) const;
  void gather(std::uint32_t signature, const Condition& condition, Finding& finding) const;

  std::span<const Signature> signatures_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, Observation> seen_;
};

}  // namespace assay::products
