#include "report/signature_words.h"

#include <fmt/core.h>

#include <array>

#include "report/page.h"

namespace assay {

std::optional<TermPlace> find_term(const Catalogue& catalogue, std::string_view name) {
  const auto& all = catalogue.all();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& id = all[i].id;
    if (name.size() <= id.size() || !name.starts_with(id) || name[id.size()] != '.') continue;
    const auto wanted = name.substr(id.size() + 1);
    for (std::size_t j = 0; j < all[i].terms.size(); ++j)
      if (all[i].terms[j].id == wanted) return TermPlace{i, j};
    if (all[i].extra.contains(wanted)) return TermPlace{i, std::nullopt};
  }
  return std::nullopt;
}

std::string source_of(const Catalogue& catalogue, TermPlace place) {
  const auto& whole = catalogue.origin(place.signature).source;
  if (!place.term) return whole;
  const auto& own = catalogue.all()[place.signature].terms[*place.term].source;
  return own.empty() ? whole : own;
}

std::string form_in_words(TermForm form) {
  constexpr std::array<const char*, 11> kNames{
      "bytes",          "regular expression",  "imported symbols", "defined symbols",
      "needed library", "symbol version",      "own soname",       "path",
      "other finding",  "words built by code", "instructions"};
  return kNames.at(static_cast<std::size_t>(form));
}

std::string term_in_words(const Term& term) {
  std::string words = form_in_words(term.form);
  if (!term.names.empty()) words += " " + joined(term.names, 8);
  if (!term.literals.empty()) {
    std::vector<std::string> layouts;
    for (const auto& literal : term.literals) layouts.push_back(literal.layout);
    words += fmt::format(", {} as {}", counted(term.literals.front().bytes.size(), "byte", "bytes"),
                         joined(layouts, 12));
  }
  if (term.at_least > 1) words += fmt::format(", at least {}", term.at_least);
  return words;
}

}  // namespace assay
