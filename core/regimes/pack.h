// A regime pack: the law as data. Facts with their sources, obligations, and rules that say, for a
// window of dates, which status follows from which condition.
//
// Facts (schema assay-facts/1) stand in signatures/facts, packs (schema assay-regime/1) in
// signatures/regimes. A rule is a short decision list: its cases are tried in order, the first that
// holds gives the status, and `otherwise` is what remains. Every status cites facts.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/report.h"
#include "regimes/context.h"
#include "regimes/date.h"
#include "regimes/expression.h"

namespace assay {

/// From the surest to the least sure; "memory" never decides.
enum class Confidence : std::uint8_t {
  seed,
  verified,
  verified_secondary,
  corroborated,
  inference,
  memory
};

struct Fact {
  std::string id;
  Citation citation;
  std::string says;  ///< the fact in one line
  Confidence confidence = Confidence::memory;
  std::string place;  ///< "file#/pointer"
};
using Facts = std::map<std::string, Fact, std::less<>>;

/// What follows where a case holds.
struct Consequence {
  std::string status;
  Bilingual text;
  std::optional<Bilingual> action;
  std::optional<Bilingual> penalty;
  std::optional<AnnualDeadline> deadline;
  std::optional<CertificateDeadline> runs_out;
  std::vector<std::string> cite;  ///< fact ids, the rule's included
  Confidence confidence = Confidence::memory;
};

struct Case {
  Expression when;
  Consequence then;
};

/// What the answers given call for beside the status; it decides nothing.
struct Remark {
  Expression when;
  Bilingual text;
  std::vector<std::string> cite;
};

struct Ending {
  std::string on;  ///< ISO date
  std::vector<std::string> cite;
};

struct Rule {
  std::string id, obligation, view;
  std::string valid_from;
  std::string valid_to;  ///< exclusive; empty where there is no end
  Bilingual who, authority;
  std::vector<Case> cases;
  Consequence otherwise;
  std::vector<Remark> remarks;
  std::vector<Variable> variables;  ///< what its cases hang on, sorted by name
  std::optional<Ending> ended;
  std::string place;  ///< "file#/pointer"

  bool in_force(const std::string& date) const {
    return valid_from <= date && (valid_to.empty() || date < valid_to);
  }
  /// A status of it rests on a fact that nobody has verified, so it never decides.
  bool rests_on_memory() const;
};

struct ObligationKind {
  std::string id;
  Bilingual title;
  bool per_type = false;  ///< one for each product type, or one for the encryption
  std::string place;      ///< "file#/pointer"
};

/// What a pack says of an obligation on a date for which no rule stands.
struct Outside {
  std::string obligation, view;
  Consequence then;
  std::string place;
};

/// A declared fact that a finding contradicts.
struct ConflictRule {
  std::string id, declared;  ///< context key
  bool per_type = false;
  Expression when;
  std::vector<std::string> doubts;  ///< operands that are unknown while it stands
  Bilingual text;
};

/// A declared fact that puts the product outside what the pack judges.
struct Boundary {
  Expression when;
  Bilingual text;
  std::vector<std::string> cite;
};

/// A fact of the pack's documents that makes no rule, and why.
struct NoRule {
  std::string fact, why, text;
};

struct Pack {
  RegimeInfo info;
  std::string file;
  Bilingual title;
  bool by_default = true;  ///< judged by where no pack is named
  std::vector<std::string> views;
  std::vector<std::string> types;  ///< product types, in the order of reports
  std::map<std::string, Bilingual, std::less<>> type_names;
  std::vector<ObligationKind> obligations;
  std::vector<Rule> rules;
  std::vector<Outside> outside;  ///< one for each obligation and view the pack speaks of
  std::vector<Boundary> boundaries;
  std::vector<NoRule> no_rule;
};

struct Law {
  ContextKeys keys;
  Facts facts;
  std::vector<ConflictRule> conflicts;  ///< of signatures/context.json: true under any law
  std::vector<Pack> packs;              ///< sorted by file name
  /// Obligations of all packs: a pack may speak of another one's.
  const ObligationKind* obligation(std::string_view id) const;
  /// Product types of all packs, and what to call them.
  std::map<std::string, Bilingual, std::less<>> type_names() const;
};

const char* name_of(Confidence confidence);
/// Facts of every file below signatures/facts.
Facts load_facts(const std::filesystem::path& signatures_folder);
/// Reads and cross-checks everything below signatures/facts and signatures/regimes.
/// Throws ConfigError "file#/pointer: why".
Law load_law(const std::filesystem::path& signatures_folder);

}  // namespace assay
