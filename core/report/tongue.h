// One language to speak in. English phrases of the program are looked up in report/words.h, texts
// of the data come with both languages, names of the contract ("needs_human_answer") and of the
// data ("firewall") have words of their own.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "model/report.h"
#include "report/glossary.h"
#include "report/report_text.h"
#include "report/words.h"

namespace assay {

class Tongue {
 public:
  /// Borrows the glossary, which may be null: data names are then their own words.
  Tongue(bool chinese, const Glossary* glossary) : chinese_(chinese), glossary_(glossary) {}
  bool chinese() const { return chinese_; }

  std::string operator()(Phrase phrase) const;
  /// The phrase with each "{}" replaced, in order.
  std::string operator()(Phrase phrase, std::initializer_list<std::string_view> values) const;
  /// English where there is no Chinese.
  std::string operator()(const Bilingual& text) const;
  std::string operator()(const std::string& en, const std::string& zh) const;

  /// "needs an answer" for needs_human_answer; "1 file", "2 files" with two phrases.
  std::string term(std::string_view name) const;
  std::string count(std::uint64_t number, Phrase one, Phrase many) const;
  /// "a, b and 12 more", as this language parts a list.
  std::string list(const std::vector<std::string>& items, std::size_t most = 1000) const;
  /// The same for clauses that hold commas themselves.
  std::string list_of_clauses(const std::vector<std::string>& items, std::size_t most) const;
  /// What the data calls it: "firewall" in English, "防火墙 firewall" in Chinese.
  std::string type(std::string_view id) const;
  std::string category(std::string_view id) const;
  /// The title of an obligation; empty where it is not known.
  std::string obligation(std::string_view id) const;
  /// The question a context key asks; empty where it is not known.
  std::string question(std::string_view key) const;
  /// A value of a context key: "government-supplier", "政府采购供应商（government-supplier）".
  std::string value(std::string_view name) const;
  /// The same for a list to choose from: "government-supplier: supplier to the government".
  std::string choice(std::string_view name) const;
  /// ": ", "; " and the like, as this language writes them.
  std::string_view colon() const { return chinese_ ? "：" : ": "; }
  std::string_view semicolon() const { return chinese_ ? "；" : "; "; }
  std::string_view stop() const { return chinese_ ? "。" : "."; }
  /// What parts two sentences: a space, in Chinese nothing.
  std::string gap() const { return chinese_ ? "" : " "; }
  std::string in_brackets(std::string_view text) const;

 private:
  bool chinese_;
  const Glossary* glossary_;
};

}  // namespace assay
