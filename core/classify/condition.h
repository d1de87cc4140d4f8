// A condition over findings, as product-type rules write it:
//   "packet-filter.engine"                        a trait finding of at least likely strength
//   {"trait": "…", "strength": "strong"}          the same, demanding more
//   {"library": "…"}, {"protocol": "…"}, …        a finding of another kind
//   {"all": […]}, {"any": […]}, {"at_least": 2, "of": […]}
//   {"different_kinds": 2, "of": [traits]}        held traits that rest on so many kinds of
//   evidence
// There is no negation: the more is seen, the more can hold, so what was not seen can only make a
// verdict too low and never too high.
#pragma once

#include <assay/finding.h>

#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "data/node.h"

namespace assay {

/// Trait -> the kind of evidence it rests on: "binary", "config", "interface", "data" …
using TraitKinds = std::map<std::string, std::string, std::less<>>;

/// Findings by kind and subject, without those that only mention. Borrows them.
class FindingsBySubject {
 public:
  explicit FindingsBySubject(std::span<const Finding> findings);
  std::span<const Finding* const> of(Kind kind, const std::string& subject) const;

 private:
  std::map<std::pair<Kind, std::string>, std::vector<const Finding*>> held_;
};

class FindingCondition {
 public:
  /// Throws ConfigError for an unknown form, and for a trait that `kinds` does not know.
  static FindingCondition read(const Node& node, const TraitKinds& kinds);

  /// Adds the ids of the findings that made it hold to `because` (nothing where it does not hold).
  bool holds(const FindingsBySubject& findings, std::set<std::string>& because) const;
  /// Every trait it names.
  void traits(std::set<std::string>& into) const;

 private:
  enum class Op : std::uint8_t { finding, all, at_least, different_kinds };
  static FindingCondition finding(const Node& node, const std::string& kind,
                                  const TraitKinds& kinds);

  Op op_ = Op::all;
  Kind kind_ = Kind::trait;
  std::string subject_;
  std::string shown_by_;  ///< of a trait: its kind of evidence
  Strength strength_ = Strength::likely;
  std::size_t count_ = 0;
  std::vector<FindingCondition> of_;
};

}  // namespace assay
