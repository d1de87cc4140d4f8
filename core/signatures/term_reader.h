// One entry of "terms" -> Term with its literals expanded, and the examples that prove it.
#pragma once

#include <assay/signature.h>

#include <vector>

#include "data/node.h"
#include "signatures/origin.h"

namespace assay {

struct ReadTerm {
  Term term;
  std::vector<SignatureOrigin::Example> examples;
};

/// Throws ConfigError for any fault. `signature_source` stands in where the term names no source of
/// its own.
ReadTerm read_term(const Node& node, const std::string& signature_source);

/// Refuses an id that could not stand in "<signature id>.<term id>".
void check_id(const Node& node);

}  // namespace assay
