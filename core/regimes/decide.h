// One rule, one situation: which status follows, why, and what would still change it.
#pragma once

#include <set>
#include <string>

#include "regimes/pack.h"

namespace assay {

/// The rule's part of an Obligation is filled: status, binding, text, action, deadline, citations,
/// because, asks, tree, confidence, who, authority, ended_on, rule.
Obligation decide(const Rule& rule, const Situation& situation);

/// The same for a date on which no rule stands.
Obligation outside(const Outside& outside);

/// "yes" for what binds, "unknown" for what a human must answer, else "no".
std::string binding_of(const std::string& status);

}  // namespace assay
