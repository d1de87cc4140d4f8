// What the regime packs say of an obligation, a rule, a fact, a regime or a context key.
#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "regimes/pack.h"
#include "report/text_parts.h"
#include "report/topics.h"

namespace assay {
namespace {

std::string window_of(const Rule& rule) {
  return rule.valid_to.empty() ? "from " + rule.valid_from
                               : fmt::format("from {} until {}", rule.valid_from, rule.valid_to);
}

std::set<std::string> keys_of(const Rule& rule) {
  std::set<std::string> keys;
  for (const auto& one : rule.cases) keys.merge(one.when.keys());
  return keys;
}

std::vector<std::string> facts_of(const Rule& rule) {
  std::vector<std::string> cited = rule.otherwise.cite;
  for (const auto& one : rule.cases)
    cited.insert(cited.end(), one.then.cite.begin(), one.then.cite.end());
  if (rule.ended) cited.insert(cited.end(), rule.ended->cite.begin(), rule.ended->cite.end());
  std::sort(cited.begin(), cited.end());
  cited.erase(std::unique(cited.begin(), cited.end()), cited.end());
  return cited;
}

void put_consequence(Page& page, const char* when, const Consequence& then) {
  page.paragraph(
      {{when, Tone::dim},
       {" "},
       {status_in_words(then.status), tone_of(then.status)},
       {": " + then.text.en},
       {fmt::format(" [{}; {}]", joined(then.cite), name_of(then.confidence)), Tone::dim}},
      4, 6);
  if (then.action) page.field("Do", then.action->en, 6);
}

void put_rule(Page& page, const Rule& rule) {
  page.paragraph(
      {{rule.id, Tone::bold},
       {fmt::format("  rule of {}, {} view, {}", rule.obligation, rule.view, window_of(rule)),
        Tone::dim}},
      2, 4);
  page.field("Who", rule.who.en, 4);
  page.field("Authority", rule.authority.en, 4);
  for (const auto& one : rule.cases) put_consequence(page, "a case:", one.then);
  put_consequence(page, "otherwise:", rule.otherwise);
  if (rule.ended) page.field("Ended", rule.ended->on + " by " + joined(rule.ended->cite), 4);
  const auto keys = keys_of(rule);
  page.field("Asks", joined({keys.begin(), keys.end()}), 4);
  page.field("Stands in", rule.place, 4);
}

void put_facts(Page& page, const std::vector<std::string>& ids, const Law& law) {
  if (ids.empty()) return;
  page.heading("It rests on");
  for (const auto& id : ids) {
    const auto fact = law.facts.find(id);
    if (fact == law.facts.end()) continue;
    page.field(id, fmt::format("{} ({}, {})", fact->second.says, fact->second.citation.instrument,
                               fact->second.citation.place));
  }
}

bool put_obligation(Page& page, std::string_view topic, const Law& law) {
  const auto obligation = [&]() -> const ObligationKind* {
    for (const auto& pack : law.packs)
      for (const auto& one : pack.obligations)
        if (same_name(one.id, topic)) return &one;
    return nullptr;
  }();
  if (!obligation) return false;
  page.paragraph({{obligation->id, Tone::bold}, {"  obligation", Tone::dim}});
  page.field("What", obligation->title.en + " / " + obligation->title.zh);
  page.field("Judged for", obligation->per_type ? "each product type" : "the encryption");
  page.field("Stands in", obligation->place);
  std::vector<std::string> cited;
  for (const auto& pack : law.packs)
    for (const auto& rule : pack.rules) {
      if (rule.obligation != obligation->id) continue;
      page.blank();
      put_rule(page, rule);
      const auto facts = facts_of(rule);
      cited.insert(cited.end(), facts.begin(), facts.end());
    }
  std::sort(cited.begin(), cited.end());
  cited.erase(std::unique(cited.begin(), cited.end()), cited.end());
  put_facts(page, cited, law);
  return true;
}

bool put_one_rule(Page& page, std::string_view topic, const Law& law) {
  for (const auto& pack : law.packs)
    for (const auto& rule : pack.rules)
      if (same_name(rule.id, topic)) {
        put_rule(page, rule);
        put_facts(page, facts_of(rule), law);
        return true;
      }
  return false;
}

bool put_fact(Page& page, std::string_view topic, const Law& law) {
  const auto found = std::find_if(law.facts.begin(), law.facts.end(), [topic](const auto& entry) {
    return same_name(entry.first, topic);
  });
  if (found == law.facts.end()) return false;
  const auto& fact = found->second;
  page.paragraph({{fact.id, Tone::bold}, {"  fact", Tone::dim}});
  page.field("Says", fact.says);
  page.field("Instrument", fact.citation.instrument);
  page.field("Place", fact.citation.place);
  page.field("Text", fact.citation.en);
  page.field("Chinese", fact.citation.zh);
  page.field("Source", fact.citation.source);
  page.field("Confidence", name_of(fact.confidence));
  page.field("Stands in", fact.place);
  std::vector<std::string> rules;
  for (const auto& pack : law.packs) {
    for (const auto& rule : pack.rules) {
      const auto cited = facts_of(rule);
      if (std::find(cited.begin(), cited.end(), fact.id) != cited.end())
        rules.push_back(rule.id + " (" + rule.obligation + ")");
    }
    for (const auto& none : pack.no_rule)
      if (none.fact == fact.id) page.field("No rule", none.why + ": " + none.text);
  }
  page.field("Rules", joined(rules));
  return true;
}

bool put_regime(Page& page, std::string_view topic, const Law& law) {
  const auto pack = std::find_if(law.packs.begin(), law.packs.end(), [topic](const Pack& one) {
    return same_name(one.info.id, topic);
  });
  if (pack == law.packs.end()) return false;
  page.paragraph({{pack->info.id, Tone::bold}, {"  regime pack", Tone::dim}});
  page.field("Title", pack->title.en + " / " + pack->title.zh);
  page.field("Version", pack->info.version + ", " + pack->info.digest);
  page.field("Law checked", "to " + pack->info.checked + ", not after");
  page.field("Views", joined(pack->views));
  page.field("Rules", std::to_string(pack->rules.size()));
  page.heading("Obligations");
  for (const auto& obligation : pack->obligations)
    page.labelled(obligation.id, {{obligation.title.en}}, {2, 18, Tone::bold});
  if (pack->no_rule.empty()) return true;
  page.heading("Facts that make no rule", "and why");
  for (const auto& none : pack->no_rule)
    page.labelled(none.fact, {{none.why, Tone::cyan}, {": " + none.text}}, {2, 9, Tone::bold});
  return true;
}

bool put_key(Page& page, std::string_view topic, const Law& law) {
  const auto* key = law.keys.find(topic);
  if (!key) return false;
  page.paragraph({{std::string(topic), Tone::bold}, {"  context key", Tone::dim}});
  page.field("Question", key->question_en);
  page.field("Chinese", key->question_zh);
  page.field("Form", key->form);
  page.field("Values", joined(key->values));
  for (const auto& member : key->members)
    page.field("Member", member.name + " (" + member.form + ") " + joined(member.values));
  page.field("Declare",
             fmt::format("--set {}={}", topic, key->values.empty() ? "…" : key->values.front()));
  std::vector<std::string> asking;
  for (const auto& pack : law.packs)
    for (const auto& rule : pack.rules)
      if (keys_of(rule).count(std::string(topic))) asking.push_back(rule.id);
  page.field("Asked by", joined(asking, 40));
  return true;
}

}  // namespace

bool put_law(Page& page, std::string_view topic, const Law& law) {
  return put_obligation(page, topic, law) || put_one_rule(page, topic, law) ||
         put_fact(page, topic, law) || put_regime(page, topic, law) || put_key(page, topic, law);
}

std::vector<std::string> topics_of_law(const Law& law) {
  std::vector<std::string> names;
  for (const auto& pack : law.packs) {
    names.push_back(pack.info.id);
    for (const auto& obligation : pack.obligations) names.push_back(obligation.id);
    for (const auto& rule : pack.rules) names.push_back(rule.id);
  }
  for (const auto& [id, fact] : law.facts) names.push_back(id);
  for (const auto& key : law.keys.keys()) names.push_back(key.name);
  return names;
}

}  // namespace assay
