#include "report/tongue.h"

namespace assay {
namespace {

const Bilingual* named(const Glossary::Names& names, std::string_view id) {
  const auto found = names.find(id);
  return found == names.end() ? nullptr : &found->second;
}

}  // namespace

std::string Tongue::operator()(Phrase phrase) const {
  return std::string(chinese_ ? phrase.zh() : phrase.en());
}

std::string Tongue::operator()(Phrase phrase,
                               std::initializer_list<std::string_view> values) const {
  const auto pattern = chinese_ ? phrase.zh() : phrase.en();
  std::string text;
  std::size_t from = 0;
  for (const auto value : values) {
    const auto hole = pattern.find("{}", from);
    if (hole == std::string_view::npos) break;
    text += pattern.substr(from, hole - from);
    text += value;
    from = hole + 2;
  }
  text += pattern.substr(from);
  return text;
}

std::string Tongue::operator()(const Bilingual& text) const { return (*this)(text.en, text.zh); }

std::string Tongue::operator()(const std::string& en, const std::string& zh) const {
  return chinese_ && !zh.empty() ? zh : en;
}

std::string Tongue::term(std::string_view name) const {
  const auto words = words_of_term(name);
  return words ? std::string(chinese_ ? words->zh : words->en) : std::string(name);
}

std::string Tongue::count(std::uint64_t number, Phrase one, Phrase many) const {
  return (*this)(number == 1 ? one : many, {std::to_string(number)});
}

std::string Tongue::list(const std::vector<std::string>& items, std::size_t most) const {
  std::string text;
  for (std::size_t i = 0; i < items.size() && i < most; ++i)
    text += (i ? (chinese_ ? "、" : ", ") : "") + items[i];
  if (items.size() > most) text += (*this)(" and {} more", {std::to_string(items.size() - most)});
  return text;
}

std::string Tongue::list_of_clauses(const std::vector<std::string>& items, std::size_t most) const {
  std::string text;
  for (std::size_t i = 0; i < items.size() && i < most; ++i)
    text += (i ? std::string(semicolon()) : "") + items[i];
  if (items.size() > most) text += (*this)(" and {} more", {std::to_string(items.size() - most)});
  return text;
}

std::string Tongue::type(std::string_view id) const {
  const auto* name = glossary_ ? named(glossary_->types, id) : nullptr;
  if (!name || !chinese_) return std::string(id);
  return name->zh + " " + std::string(id);
}

std::string Tongue::category(std::string_view id) const {
  const auto* name = glossary_ ? named(glossary_->categories, id) : nullptr;
  return name ? (*this)(*name) : std::string(id);
}

std::string Tongue::obligation(std::string_view id) const {
  const auto* name = glossary_ ? named(glossary_->obligations, id) : nullptr;
  return name ? (*this)(*name) : std::string();
}

std::string Tongue::question(std::string_view key) const {
  const auto* text = glossary_ ? named(glossary_->questions, key) : nullptr;
  return text ? (*this)(*text) : std::string();
}

std::string Tongue::value(std::string_view name) const {
  const auto* words = glossary_ ? named(glossary_->words, name) : nullptr;
  if (!words && glossary_) words = named(glossary_->types, name);
  if (!words || !chinese_) return std::string(name);
  return words->zh + in_brackets(name);
}

std::string Tongue::choice(std::string_view name) const {
  const auto* words = glossary_ ? named(glossary_->words, name) : nullptr;
  if (!words && glossary_) words = named(glossary_->types, name);
  if (!words || (*this)(*words) == name) return std::string(name);
  return std::string(name) + std::string(colon()) + (*this)(*words);
}

std::string Tongue::in_brackets(std::string_view text) const {
  if (text.empty()) return {};
  return chinese_ ? "（" + std::string(text) + "）" : " (" + std::string(text) + ")";
}

}  // namespace assay
