// Which part of a signature is asked when: claims over the content of one blob in `inspect`, claims
// over paths and findings in `relate`. A claim may not mix the two, since no stage sees both; a
// signature may: what a content claim finds, a later claim of it may take up as a finding term.
#pragma once

#include <assay/plugin.h>

#include <vector>

namespace assay::products {

enum class Sight : std::uint8_t { content, artefact };

/// What a term needs to see.
Sight sight_of(const Term& term);

/// For each signature, the claims of that sight, in order. Throws std::invalid_argument for a claim
/// whose condition mixes both.
std::vector<std::vector<const Claim*>> claims_of(std::span<const Signature> signatures,
                                                 Sight sight);

}  // namespace assay::products
