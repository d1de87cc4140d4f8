// A context as it stands in a file or a saved report: each answer plain, or with who gave it.
//
//   "movement": ["import"]
//   "movement": {"value": ["import"], "by": "A. Li", "on": "2026-11-20", "note": "sales contract"}
//
// A member whose name begins with "//" is a comment. null says that the answer is not known, like
// no member at all. The regimes only ever see the plain form.
#pragma once

#include <assay/value.h>

#include <map>
#include <string>

#include "model/report.h"

namespace assay {

/// The plain context; who gave an answer goes to `answers`, under its dotted key. Throws
/// ConfigError "origin#/pointer: why" for an answer that is none (`origin` may
/// already hold the beginning of the pointer). Does not know the keys.
Value plain_context(const Value& written, const std::string& origin,
                    std::map<std::string, Answer>& answers);

/// Without the members that are null, and objects that hold nothing else.
Value known_only(const Value& plain);

/// The written form, for a file or a saved report.
Value written_context(const Value& plain, const std::map<std::string, Answer>& answers);

/// "A. Li, 2026-11-20: sales contract", or as much of it as there is.
std::string answer_in_words(const Answer& answer);

}  // namespace assay
