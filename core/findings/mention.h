// Text that explains software (manuals, change logs, examples) names cryptography without doing it,
// whatever it looks like: a source file among the examples is not built into anything.
#pragma once

#include <assay/facts.h>
#include <assay/finding.h>

#include <span>
#include <string>
#include <vector>

namespace assay {

/// Whether a blob is text that stands under documentation at every one of its paths.
bool only_explains(const BlobFacts& facts, std::span<const std::string> paths);

/// Makes what such a text seems to do a weak mention; keys, certificates, packages and traits stay
/// what they are. Before findings are merged, because the role is part of a finding's identity.
void keep_as_mentions(std::vector<Finding>& findings);

}  // namespace assay
