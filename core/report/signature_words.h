// Signatures in words, and the way from a proof's "<signature>.<term>" back to our data.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "signatures/catalogue.h"

namespace assay {

struct TermPlace {
  std::size_t signature = 0;  ///< index into Catalogue::all()
  /// Index into its terms; nothing where the proof comes from the signature's "extra".
  std::optional<std::size_t> term;
};

/// The term that "<signature>.<term>", or the member of its extra that "<signature>.<member>"
/// names; or nothing.
std::optional<TermPlace> find_term(const Catalogue& catalogue, std::string_view name);

/// The standard or project the term rests on: its own source, else its signature's.
std::string source_of(const Catalogue& catalogue, TermPlace place);

/// "literal", "imported symbol" …
std::string form_in_words(TermForm form);
/// What the term looks for: layouts and length of a literal, the globs or the expression.
std::string term_in_words(const Term& term);

}  // namespace assay
