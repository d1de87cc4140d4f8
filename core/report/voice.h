// Writes lines onto a page in each language asked for: one below the other, once where they agree.
#pragma once

#include <functional>
#include <string>

#include "report/page.h"
#include "report/tongue.h"

namespace assay {

class Voice {
 public:
  /// What a line says in one language; no spans, or only empty ones: no line.
  using Line = std::function<Spans(const Tongue&)>;

  /// Borrows the page and the glossary, which may be null.
  Voice(Page& page, Language language, const Glossary* glossary);
  Page& page() const { return page_; }
  /// The only or the first language.
  const Tongue& first() const { return tongues_.front(); }

  /// "text / 文本" where they differ.
  std::string once(const std::function<std::string(const Tongue&)>& text) const;

  void paragraph(const Line& line, std::size_t indent = 0, std::size_t hanging = 0) const;
  void paragraph(Phrase phrase, std::size_t indent = 0, Tone tone = Tone::plain) const;
  /// "Label   text"; the label in the line's own language.
  void field(Phrase label, const Line& line, std::size_t indent = 2) const;
  void field(Phrase label, const Bilingual& text, std::size_t indent = 2) const;
  void field(Phrase label, const std::string& text, std::size_t indent = 2) const;
  /// All languages on one line, preceded by an empty one.
  void heading(Phrase title, const Line& aside = {}, Tone tone = Tone::bold) const;
  void heading(const Line& title, const Line& aside, Tone tone = Tone::bold) const;

 private:
  Page& page_;
  std::vector<Tongue> tongues_;
};

}  // namespace assay
