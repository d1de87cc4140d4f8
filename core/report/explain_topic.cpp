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

void put_terms(const Voice& say, const Catalogue& catalogue, std::size_t index) {
  const auto& signature = catalogue.all()[index];
  say.paragraph("Looks for", 2, Tone::dim);
  for (const auto& term : signature.terms) {
    Spans spans{{term.id, Tone::bold}, {"  " + term_in_words(term)}};
    if (!term.source.empty() && term.source != catalogue.origin(index).source)
      spans.push_back({"  " + term.source, Tone::dim});
    say.page().paragraph(spans, 4, 6);
  }
  say.paragraph("Then says", 2, Tone::dim);
  for (const auto& claim : signature.claims)
    say.paragraph(
        [&](const Tongue& t) {
          return Spans{{t.term(name_of(claim.role)), Tone::bold},
                       {t.in_brackets(t.term(name_of(claim.strength)))},
                       {claim.text.empty() ? "" : std::string(t.colon()) + claim.text}};
        },
        4, 6);
}

void put_signature(const Voice& say, const Catalogue& catalogue, std::size_t index) {
  const auto& signature = catalogue.all()[index];
  const auto& origin = catalogue.origin(index);
  say.paragraph([&](const Tongue& t) {
    return Spans{
        {signature.subject, Tone::bold},
        {"  " + t("{}, signature {}", {t.term(name_of(signature.kind)), signature.id}), Tone::dim}};
  });
  say.field("Title", signature.title);
  say.field("Source", origin.source);
  say.field("Purposes", [&](const Tongue& t) {
    std::vector<std::string> purposes;
    for (const auto purpose : signature.purposes) purposes.push_back(t.term(name_of(purpose)));
    return Spans{{t.list(purposes)}};
  });
  say.field("Parameters", parameters_in_words(signature.parameters));
  say.field("Stands in", [&](const Tongue& t) {
    return Spans{
        {origin.file + "#" + origin.pointer + ", " + t("for plugin {}", {signature.plugin})}};
  });
  for (const auto& reference : origin.references) say.field("Reading", reference);
  put_terms(say, catalogue, index);
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

bool put_type(const Voice& say, std::string_view topic, const Knowledge& knowledge) {
  const auto type = std::find_if(knowledge.types.begin(), knowledge.types.end(),
                                 [topic](const CcisType& one) { return same_name(one.id, topic); });
  if (type == knowledge.types.end()) return false;
  say.paragraph([&](const Tongue& t) {
    return Spans{{type->id, Tone::bold}, {"  " + t("CCIS product type"), Tone::dim}};
  });
  say.page().field(say.once([](const Tongue& t) { return t("Name"); }),
                   type->name.en + " / " + type->name.zh);
  say.field("Category", type->category_name);
  say.field("Definition", type->definition);
  for (const auto& scope : type->in_scope) say.field("In scope", scope);
  for (const auto& scope : type->out_of_scope) say.field("Out of scope", scope);
  say.field("Source", type->source);
  say.field("Confidence", [&](const Tongue& t) { return Spans{{t.term(type->confidence)}}; });
  std::vector<std::string> duties;
  for (const auto& pack : knowledge.law.packs)
    for (const auto& obligation : pack.obligations)
      if (obligation.per_type) duties.push_back(obligation.id);
  say.field("Duties", joined(duties));
  return true;
}

bool put_subject(const Voice& say, std::string_view topic, const Knowledge& knowledge) {
  const auto& all = knowledge.catalogue.all();
  bool known = false;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!same_name(all[i].id, topic) && !same_name(all[i].subject, topic)) continue;
    if (known) say.page().blank();
    put_signature(say, knowledge.catalogue, i);
    known = true;
  }
  if (known) return true;
  const auto [name, list] = vocabulary_name(knowledge.catalogue.vocabulary(), topic);
  if (name.empty()) return false;
  say.paragraph([&, &name = name, &list = list](const Tongue& t) {
    return Spans{{name, Tone::bold}, {"  " + t.term(list), Tone::dim}};
  });
  say.paragraph(
      "A name that a report may use; no signature names it, so only a plugin's own code can find "
      "it.",
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
  const Voice say(page, style.language, style.glossary);
  bool known = put_law(say, topic, knowledge.law);
  known = put_type(say, topic, knowledge) || known;
  known = put_subject(say, topic, knowledge) || known;
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
