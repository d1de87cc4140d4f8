// Whether a claim's condition holds, given which of its signature's terms do.
#pragma once

#include <assay/signature.h>

#include <algorithm>
#include <cstddef>

namespace assay {

/// `terms[i]` says whether term i of the signature holds; any container of flags will do.
template <typename Flags>
bool holds(const Condition& condition, const Flags& terms) {
  const auto of = [&](const Condition& part) { return holds(part, terms); };
  const auto& parts = condition.of;
  switch (condition.op) {
    case Condition::Op::term:
      return terms[condition.term];
    case Condition::Op::all:
      return std::all_of(parts.begin(), parts.end(), of);
    case Condition::Op::any:
      return std::any_of(parts.begin(), parts.end(), of);
    case Condition::Op::none:
      return std::none_of(parts.begin(), parts.end(), of);
    case Condition::Op::at_least:
      return static_cast<std::size_t>(std::count_if(parts.begin(), parts.end(), of)) >=
             condition.count;
  }
  return false;
}

/// Calls found(term) for each term that speaks for the condition: all but those below "none".
template <typename Found>
void supporting_terms(const Condition& condition, Found&& found) {
  if (condition.op == Condition::Op::term) found(condition.term);
  if (condition.op == Condition::Op::none) return;
  for (const auto& part : condition.of) supporting_terms(part, found);
}

}  // namespace assay
