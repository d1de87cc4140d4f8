// One rule, one situation: which status follows, why, and what would still change it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "regimes/pack.h"

namespace assay {

/// The rule's part of an Obligation is filled: status, binding, text, action, penalty, deadline,
/// citations, because, asks, tree, confidence, who, authority, remarks, possible, changes,
/// ended_on, rule.
Obligation decide(const Rule& rule, const Situation& situation);

/// Its status and binding alone.
std::pair<std::string, std::string> status_of(const Rule& rule, const Situation& situation);

/// The same for a date on which no rule stands.
Obligation outside(const Outside& outside);

/// "yes" for what binds, "unknown" for what a human must answer, else "no".
std::string binding_of(const std::string& status);

}  // namespace assay
