#include "report/voice.h"

#include <algorithm>

namespace assay {
namespace {

bool is_empty(const Spans& spans) {
  return std::all_of(spans.begin(), spans.end(),
                     [](const Span& span) { return span.text.empty(); });
}

std::string text_of(const Spans& spans) {
  std::string text;
  for (const auto& span : spans) text += span.text;
  return text;
}

}  // namespace

Voice::Voice(Page& page, Language language, const Glossary* glossary) : page_(page) {
  if (language != Language::zh) tongues_.emplace_back(false, glossary);
  if (language != Language::en) tongues_.emplace_back(true, glossary);
}

void Voice::paragraph(const Line& line, std::size_t indent, std::size_t hanging) const {
  Spans before;
  for (const auto& tongue : tongues_) {
    auto spans = line(tongue);
    if (is_empty(spans) || text_of(spans) == text_of(before)) continue;
    page_.paragraph(spans, indent, hanging);
    before = std::move(spans);
  }
}

void Voice::paragraph(Phrase phrase, std::size_t indent, Tone tone) const {
  paragraph([&](const Tongue& t) { return Spans{{t(phrase), tone}}; }, indent, indent);
}

void Voice::field(Phrase label, const Line& line, std::size_t indent) const {
  Spans before;
  for (const auto& tongue : tongues_) {
    auto spans = line(tongue);
    if (is_empty(spans) || text_of(spans) == text_of(before)) continue;
    page_.field(tongue(label), spans, indent);
    before = std::move(spans);
  }
}

void Voice::field(Phrase label, const Bilingual& text, std::size_t indent) const {
  field(
      label, [&](const Tongue& t) { return Spans{{t(text)}}; }, indent);
}

void Voice::field(Phrase label, const std::string& text, std::size_t indent) const {
  field(
      label, [&](const Tongue&) { return Spans{{text}}; }, indent);
}

void Voice::heading(Phrase title, const Line& aside, Tone tone) const {
  heading([&](const Tongue& t) { return Spans{{t(title)}}; }, aside, tone);
}

void Voice::heading(const Line& title, const Line& aside, Tone tone) const {
  const auto titles = once([&](const Tongue& t) { return text_of(title(t)); });
  const auto asides =
      aside ? once([&](const Tongue& t) { return text_of(aside(t)); }) : std::string();
  page_.heading(titles, asides, tone);
}

std::string Voice::once(const std::function<std::string(const Tongue&)>& text) const {
  std::string all;
  for (const auto& tongue : tongues_) {
    const auto said = text(tongue);
    if (!said.empty() && said != all) all += (all.empty() ? "" : " / ") + said;
  }
  return all;
}

}  // namespace assay
