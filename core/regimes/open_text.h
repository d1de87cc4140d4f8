// The words of a status that nobody but a human can settle.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "regimes/pack.h"

namespace assay {

/// A case that may hold, for all that is known.
struct OpenCase {
  const Case* branch;
  Outcome outcome;
};

/// The case that a person should hear of: the last that would bind, as the general one stands last.
const Consequence& weightiest(const std::vector<OpenCase>& open);

/// Why it is open, then what follows if it applies: of the cases that would bind, or else of all.
Bilingual open_text(const std::vector<OpenCase>& open, const std::set<std::string>& asks);

}  // namespace assay
