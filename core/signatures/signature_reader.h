// One entry of "signatures" in a file of schema "assay-signatures/1" -> Signature.
#pragma once

#include <assay/signature.h>

#include <string>

#include "data/node.h"
#include "signatures/origin.h"
#include "signatures/vocabulary.h"

namespace assay {

struct ReadSignature {
  Signature signature;
  SignatureOrigin origin;  ///< `file` is left empty
};

/// Reads, checks and expands one signature. Throws ConfigError for any fault.
ReadSignature read_signature(const Node& node, const std::string& plugin,
                             const Vocabulary& vocabulary);

}  // namespace assay
