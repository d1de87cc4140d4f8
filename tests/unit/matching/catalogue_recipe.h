// Signatures made by hand for the matcher's tests.
#pragma once

#include <assay/signature.h>

#include <string>
#include <string_view>
#include <vector>

namespace assay::test {

inline std::vector<std::uint8_t> data_of(std::string_view text) {
  const auto bytes = as_bytes(text);
  return {bytes.begin(), bytes.end()};
}

inline Term literal_term(const std::string& id, const std::vector<std::string>& texts,
                         Where where = Where::anywhere, bool nocase = false) {
  Term term;
  term.id = id;
  for (const auto& text : texts) term.literals.push_back({"u8", data_of(text)});
  term.where = where;
  term.nocase = nocase;
  return term;
}

inline Term regex_term(const std::string& id, const std::string& regex,
                       Where where = Where::anywhere, bool nocase = false) {
  Term term;
  term.id = id;
  term.form = TermForm::regex;
  term.names = {regex};
  term.where = where;
  term.nocase = nocase;
  return term;
}

inline Signature signature_of(const std::string& id, std::vector<Term> terms) {
  Signature signature;
  signature.id = id;
  signature.terms = std::move(terms);
  return signature;
}

}  // namespace assay::test
