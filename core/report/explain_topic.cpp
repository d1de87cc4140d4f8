// What the data says of a product type, an algorithm, a library, a signature.
#include <fmt/core.h>

#include <algorithm>
#include <cctype>

#include "data/error.h"
#include "data/json.h"
#include "model/names.h"
#include "regimes/pack.h"
#include "report/signature_words.h"
#include "report/text_parts.h"
#include "report/topics.h"

namespace assay {
namespace {

void put_signature(Page& page, const Catalogue& catalogue, std::size_t index) {
  const auto& signature = catalogue.all()[index];
  const auto& origin = catalogue.origin(index);
  page.paragraph(
      {{signature.subject, Tone::bold},
       {fmt::format("  {}, signature {}", name_of(signature.kind), signature.id), Tone::dim}});
  page.field("Title", signature.title);
  page.field("Source", origin.source);
  std::vector<std::string> purposes;
  for (const auto purpose : signature.purposes) purposes.emplace_back(name_of(purpose));
  page.field("Purposes", joined(purposes));
  page.field("Parameters", parameters_in_words(signature.parameters));
  page.field("Stands in", origin.file + "#" + origin.pointer + ", for plugin " + signature.plugin);
  for (const auto& reference : origin.references) page.field("Reading", reference);
  page.paragraph("Looks for", 2, Tone::dim);
  for (const auto& term : signature.terms) {
    Spans spans{{term.id, Tone::bold}, {"  " + term_in_words(term)}};
    if (!term.source.empty() && term.source != origin.source)
      spans.push_back({"  " + term.source, Tone::dim});
    page.paragraph(spans, 4, 6);
  }
  page.paragraph("Then says", 2, Tone::dim);
  for (const auto& claim : signature.claims)
    page.paragraph({{std::string(name_of(claim.role)), Tone::bold},
                    {fmt::format(" ({})", name_of(claim.strength))},
                    {claim.text.empty() ? "" : ": " + claim.text}},
                   4, 6);
}

// A name of the vocabulary as it is written there, with its list; empty where it is in none.
std::pair<std::string, std::string> vocabulary_name(const Vocabulary& vocabulary,
                                                    std::string_view topic) {
  const std::pair<const char*, const Vocabulary::Names*> lists[] = {
      {"algorithm", &vocabulary.algorithms},
      {"curve", &vocabulary.curves},
      {"library", &vocabulary.libraries},
      {"protocol", &vocabulary.protocols},
      {"trait", &vocabulary.traits}};
  for (const auto& [list, names] : lists)
    for (const auto& name : *names)
      if (same_name(name, topic)) return {name, list};
  return {};
}

}  // namespace

bool same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    return std::tolower(static_cast<unsigned char>(x)) ==
           std::tolower(static_cast<unsigned char>(y));
  });
}

bool put_type(Page& page, std::string_view topic, const Knowledge& knowledge) {
  const auto type = std::find_if(knowledge.types.begin(), knowledge.types.end(),
                                 [topic](const CcisType& one) { return same_name(one.id, topic); });
  if (type == knowledge.types.end()) return false;
  page.paragraph({{type->id, Tone::bold}, {"  CCIS product type", Tone::dim}});
  page.field("Name", type->name.en + " / " + type->name.zh);
  page.field("Category", type->category_name.en + " / " + type->category_name.zh);
  page.field("Definition", type->definition);
  for (const auto& scope : type->in_scope) page.field("In scope", scope);
  for (const auto& scope : type->out_of_scope) page.field("Out of scope", scope);
  page.field("Source", type->source);
  page.field("Confidence", type->confidence);
  std::vector<std::string> duties;
  for (const auto& pack : knowledge.law.packs)
    for (const auto& obligation : pack.obligations)
      if (obligation.per_type) duties.push_back(obligation.id);
  page.field("Duties", joined(duties));
  return true;
}

bool put_subject(Page& page, std::string_view topic, const Knowledge& knowledge) {
  const auto& all = knowledge.catalogue.all();
  bool known = false;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!same_name(all[i].id, topic) && !same_name(all[i].subject, topic)) continue;
    if (known) page.blank();
    put_signature(page, knowledge.catalogue, i);
    known = true;
  }
  if (known) return true;
  const auto [name, list] = vocabulary_name(knowledge.catalogue.vocabulary(), topic);
  if (name.empty()) return false;
  page.paragraph({{name, Tone::bold}, {"  " + list, Tone::dim}});
  page.paragraph(
      "A name that a report may use; no signature names it, so only a plugin's own code "
      "can find it.",
      2);
  return true;
}

std::vector<std::string> topics_of_data(const Knowledge& knowledge) {
  std::vector<std::string> names;
  for (const auto& type : knowledge.types) names.push_back(type.id);
  for (const auto& signature : knowledge.catalogue.all()) {
    names.push_back(signature.id);
    names.push_back(signature.subject);
  }
  const auto& vocabulary = knowledge.catalogue.vocabulary();
  for (const auto* list : {&vocabulary.algorithms, &vocabulary.curves, &vocabulary.libraries,
                           &vocabulary.protocols, &vocabulary.traits})
    names.insert(names.end(), list->begin(), list->end());
  return names;
}

std::string explain_topic(std::string_view topic, const Knowledge& knowledge,
                          const TextStyle& style) {
  Page page(style.width, style.colour);
  bool known = put_law(page, topic, knowledge.law);
  known = put_type(page, topic, knowledge) || known;
  known = put_subject(page, topic, knowledge) || known;
  if (known) return page.take();
  auto names = topics_of_law(knowledge.law);
  const auto others = topics_of_data(knowledge);
  names.insert(names.end(), others.begin(), others.end());
  const auto near = near_names(topic, names);
  throw ConfigError(
      fmt::format("nothing is known of \"{}\"{}", topic,
                  near.empty() ? "; `assay list` shows what there is" : "; near: " + joined(near)));
}

}  // namespace assay
