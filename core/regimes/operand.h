// One operand of a condition with its test: what the report says or the context declares.
//
// What was not seen is unknown, not false: an operand stands for all the values it may still have
// (while the report is incomplete, "none" may yet be "present"), and is true or false only where
// all of them agree.
#pragma once

#include <string>
#include <vector>

#include "regimes/expression.h"

namespace assay {

struct Expression::Operand {
  enum class Source : std::uint8_t {
    declared,
    known,
    for_what,
    verdict,
    purposes,
    forms,
    strength,
    ccis,
    finding
  };
  enum class Test : std::uint8_t { in, includes, has, compare };

  Source source = Source::declared;
  std::string name;  ///< the key, the strength, the type
  Test test = Test::in;
  std::string comparison;  ///< ">=", ">", "<=", "<", "="
  double number = 0;
  std::vector<Value> values;  ///< of in and includes
  Object member;              ///< of has, and the selector of a finding
  std::string strength_of;    ///< "present", "usable", or both where empty
  Value written;              ///< the expression as it stands in the data, for the tree
  std::string variable;       ///< what it hangs on, as Variable calls it; empty for a fixed one
  std::string doubt;          ///< what a conflict calls it

  static Operand read(const Node& node, const Scope& scope);  // operand_read.cpp
  Outcome evaluate(const Situation& situation) const;
  Truth truth(const Situation& situation) const;
  void add_variables(std::vector<Variable>& variables, const ContextKeys& keys) const;

 private:
  // `outcome` takes the reasons, and may be null.
  Truth truth_of(const Situation& situation, Outcome* outcome) const;
  Truth of_declared(const Situation& situation, Outcome* outcome) const;
  Truth of_value(const Value& value, const Situation& situation) const;
  Truth of_verdict(const Situation& situation, Outcome* outcome) const;
  Truth of_encryption_list(const Situation& situation, Outcome* outcome) const;
  Truth of_strength(const Situation& situation, Outcome* outcome) const;
  Truth of_ccis(const Situation& situation, Outcome* outcome) const;
  Truth of_finding(const Situation& situation, Outcome* outcome) const;
  bool holds_for(const Value& value, const Situation& situation) const;
  bool wants(const std::string& value, const Situation& situation) const;
  Truth over(const std::vector<std::string>& possible, const Situation& situation) const;
  bool compare(double value) const;
};

}  // namespace assay
