// The name terms of many signatures, asked of an object file all at once.
//
// A plugin builds one NameIndex of all its signatures; for each object file it says which terms
// matched which names. A large library has 50 000 symbols and a catalogue hundreds of globs: each
// name is looked up once.
#pragma once

#include <assay/facts.h>
#include <assay/glob.h>
#include <assay/signature.h>

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace assay {

/// A name that matched; borrows from the ObjectFile.
struct MatchedName {
  std::string_view name;
  const Symbol* symbol = nullptr;  ///< null for names that are no symbols
};

/// What one name term found in one object file.
struct NamedTerm {
  std::uint32_t signature = 0;     ///< index into the plugin's own span of signatures
  std::uint32_t term = 0;          ///< index into its terms
  std::uint64_t total = 0;         ///< distinct names
  std::vector<MatchedName> names;  ///< the first kNamesKept, sorted
};

class NameIndex {
 public:
  static constexpr std::size_t kNamesKept = 16;

  NameIndex() = default;
  explicit NameIndex(std::span<const Signature> signatures) {
    std::array<std::vector<GlobIndex::Entry>, kForms> globs;
    for (std::uint32_t s = 0; s < signatures.size(); ++s) {
      for (std::uint32_t t = 0; t < signatures[s].terms.size(); ++t) {
        const Term& term = signatures[s].terms[t];
        if (!is_named(term.form)) continue;
        for (const auto& glob : term.names)
          globs[slot_of(term.form)].push_back({glob, static_cast<std::uint32_t>(terms_.size())});
        terms_.emplace_back(s, t);
      }
    }
    for (std::size_t form = 0; form < kForms; ++form)
      indexes_[form] = GlobIndex(std::move(globs[form]));
  }

  /// Calls found(signature, term) for each term of `form` that `name` matches; perhaps more than
  /// once. For paths and findings, which belong to no object file.
  template <typename Found>
  void match(TermForm form, std::string_view name, Found&& found) const {
    indexes_[slot_of(form)].match(
        name, [&](std::uint32_t value) { found(terms_[value].first, terms_[value].second); });
  }

  /// True when an object file could say something to one of the terms.
  bool asks_objects() const {
    return asks(TermForm::import_symbol) || asks(TermForm::export_symbol) ||
           asks(TermForm::needed) || asks(TermForm::symbol_version) || asks(TermForm::soname);
  }

  /// Every term that matched at least one name, sorted by (signature, term). Symbol versions are
  /// compared without the library that a needed one names ("libcrypto.so.3:OPENSSL_3.0.0").
  std::vector<NamedTerm> match(const ObjectFile& object) const {
    std::vector<Found> found;
    add_symbols(TermForm::import_symbol, object.imports, found);
    add_symbols(TermForm::export_symbol, object.exports, found);
    if (asks(TermForm::needed))
      for (const auto& name : object.needed) add(TermForm::needed, {name, nullptr}, found);
    if (asks(TermForm::symbol_version)) {
      for (const std::string_view name : object.versions_needed)
        add(TermForm::symbol_version, {name.substr(name.find(':') + 1), nullptr}, found);
      for (const auto& name : object.versions_provided)
        add(TermForm::symbol_version, {name, nullptr}, found);
    }
    if (asks(TermForm::soname) && !object.soname.empty())
      add(TermForm::soname, {object.soname, nullptr}, found);
    return grouped(std::move(found));
  }

 private:
  static constexpr std::size_t kForms = 7;              // the name forms of TermForm, in its order
  using Found = std::pair<std::uint32_t, MatchedName>;  // index into terms_

  static constexpr bool is_named(TermForm form) {
    return form >= TermForm::import_symbol && form <= TermForm::finding;
  }
  static constexpr std::size_t slot_of(TermForm form) {
    return static_cast<std::size_t>(form) - static_cast<std::size_t>(TermForm::import_symbol);
  }
  bool asks(TermForm form) const { return !indexes_[slot_of(form)].empty(); }

  void add(TermForm form, MatchedName name, std::vector<Found>& found) const {
    indexes_[slot_of(form)].match(name.name,
                                  [&](std::uint32_t value) { found.emplace_back(value, name); });
  }

  void add_symbols(TermForm form, const std::vector<Symbol>& symbols,
                   std::vector<Found>& found) const {
    if (!asks(form)) return;
    for (const auto& symbol : symbols) add(form, {symbol.name, &symbol}, found);
  }

  // Stable, so that of two symbols of one name the first in the file is kept.
  std::vector<NamedTerm> grouped(std::vector<Found> found) const {
    std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
      return std::tie(a.first, a.second.name) < std::tie(b.first, b.second.name);
    });
    std::vector<NamedTerm> named;
    for (std::size_t i = 0; i < found.size(); ++i) {
      const auto& [value, name] = found[i];
      const bool fresh = i == 0 || found[i - 1].first != value;
      if (!fresh && found[i - 1].second.name == name.name) continue;
      const auto [signature, term] = terms_[value];
      if (fresh) named.push_back({.signature = signature, .term = term, .total = 0, .names = {}});
      if (named.back().total++ < kNamesKept) named.back().names.push_back(name);
    }
    return named;
  }

  std::array<GlobIndex, kForms> indexes_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> terms_;  // (signature, term), sorted
};

}  // namespace assay
