// Conditions in three-valued logic, read from data: what is not known stays unknown, and every
// answer carries its reasons. Knows no country and no law.
//
// An expression is one of
//   {"all": […]}  {"any": […]}  {"not": X}  {"at-least": n, "of": […]}
//   {"first-known": […]}   the first member that is true or false settles it
//   {"enough": X}          true where X is true, otherwise unknown (a sign, not a test)
//   {"unsettled": {en,zh}} never known: the law's text leaves it open, and says so
//   {"use": NAME}          a named condition of the pack
// or an operand with a test ("is", "in", "includes", "has", ">=", ">", "<=", "<", "="):
//   {"declared": KEY, …}  {"known": KEY}  {"for": [names]}
//   {"encryption": "verdict|purposes|forms", …}  {"strength": "symmetric_bits", ">=": 64}
//   {"ccis": "verdict", …}  {"finding": {"kind":…, "subject":…, "role":…}}
// "$for" as a value stands for the type that the obligation is judged for.
#pragma once

#include <assay/value.h>

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "data/node.h"
#include "model/report.h"
#include "regimes/context.h"

namespace assay {

enum class Truth : std::uint8_t { no, yes, unknown };

/// What an expression hangs on, and the values that its tests tell apart.
struct Variable {
  struct Choice {
    Value value;
    std::string words;  ///< "true", "import", ">= 10", "any other"
    friend bool operator==(const Choice&, const Choice&) = default;
  };
  std::string name;  ///< a context key, or "encryption.verdict" and its like
  std::vector<Choice> choices;
  bool asked_if_known = false;  ///< whether it is declared at all makes a difference too
};

/// What an expression is evaluated over.
struct Situation {
  const Report* report = nullptr;
  std::string for_what;  ///< "encryption" or a type id
  /// Operands a finding contradicts ("form", "encryption.verdict", "ccis.verdict"); unknown, and
  /// nobody is asked for them again.
  std::set<std::string, std::less<>> doubted;
  /// Values put in the place of what is declared and found: "what if".
  struct Supposed {
    std::string_view name;
    const Value* value;  ///< null: not known
  };
  std::vector<Supposed> supposed;

  const Supposed* supposition(std::string_view name) const {
    for (const auto& one : supposed)
      if (one.name == name) return &one;
    return nullptr;
  }
};

struct Outcome {
  Truth truth = Truth::unknown;
  Value tree;  ///< {op, of, truth, because, asks}; only the members that decided, if any did
  std::set<std::string> because;  ///< finding ids
  std::set<std::string> asks;     ///< keys that could still change an unknown outcome
  bool unseen = false;            ///< unknown because not everything was seen
  bool contradicted = false;      ///< unknown because a finding contradicts what was declared
  /// What the law's text leaves open, where that alone is the reason.
  std::vector<Bilingual> open;
};

class Expression {
 public:
  /// What a data file may refer to.
  struct Scope {
    const ContextKeys* keys = nullptr;
    const std::map<std::string, Node, std::less<>>* conditions = nullptr;
    const std::vector<std::string>* types = nullptr;  ///< names that "for" and "ccis" may carry
  };

  /// Throws ConfigError "file#/pointer: why".
  static Expression read(const Node& node, const Scope& scope);
  Outcome evaluate(const Situation& situation) const;
  /// The same truth without its reasons, for the many questions of "what if".
  Truth truth(const Situation& situation) const;
  /// Adds what it hangs on, with the values that its tests tell apart.
  void add_variables(std::vector<Variable>& variables, const ContextKeys& keys) const;
  /// The context keys it speaks of.
  std::set<std::string> keys() const;

 private:
  struct Operand;
  class OperandReader;
  enum class Op : std::uint8_t { all, any, no, at_least, first_known, enough, unsettled, operand };

  static Expression read(const Node& node, const Scope& scope, int depth);
  Outcome join(const Situation& situation) const;

  Op op_ = Op::all;
  std::size_t wanted_ = 0;  ///< members that must be true, of all, any and at-least
  std::vector<Expression> of_;
  std::shared_ptr<const Operand> operand_;
  Bilingual note_;
};

/// "true", "false" or "unknown".
const char* name_of(Truth truth);
Bilingual read_bilingual(const Node& node);

}  // namespace assay
