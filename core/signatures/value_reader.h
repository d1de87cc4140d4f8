// The value of a literal term ("bytes", "words", "number" or "text") and the layouts it is searched
// for in.
#pragma once

#include <assay/signature.h>

#include <optional>
#include <string_view>
#include <vector>

#include "data/node.h"
#include "signatures/layouts.h"

namespace assay {

/// A member of a term that holds a literal value.
struct ValueMember {
  std::string_view key;
  TableValue::Form form;
  std::string_view method;  ///< the evidence's method where the term names none
};
std::optional<ValueMember> value_member(std::string_view key);

/// The value below `member.key` of `term`. Throws ConfigError.
TableValue read_value(const Node& term, const ValueMember& member);

/// The literals to search for: the layouts that the term names, each refused where it cannot be
/// searched for; or the default ones that can be. Layouts that coincide stand once, by the first
/// name.
std::vector<Literal> read_literals(const Node& term, const ValueMember& member,
                                   const TableValue& value);

}  // namespace assay
