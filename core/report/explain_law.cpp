// What the regime packs say of an obligation, a rule, a fact, a regime or a context key.
#include <algorithm>
#include <set>

#include "regimes/pack.h"
#include "report/text_parts.h"
#include "report/topics.h"

namespace assay {
namespace {

std::string window_of(const Rule& rule, const Tongue& t) {
  return rule.valid_to.empty() ? t("from {}", {rule.valid_from})
                               : t("from {} until {}", {rule.valid_from, rule.valid_to});
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

void put_consequence(const Voice& say, Phrase when, const Consequence& then) {
  say.paragraph(
      [&](const Tongue& t) {
        return Spans{{t(when), Tone::dim},
                     {" "},
                     {t.term(then.status), tone_of(then.status)},
                     {std::string(t.colon()) + t(then.text)},
                     {" [" + t.list(then.cite) + std::string(t.semicolon()) +
                          t.term(name_of(then.confidence)) + "]",
                      Tone::dim}};
      },
      4, 6);
  if (then.action) say.field("Do", *then.action, 6);
}

void put_rule(const Voice& say, const Rule& rule) {
  say.paragraph(
      [&](const Tongue& t) {
        return Spans{{rule.id, Tone::bold},
                     {"  " + t("rule of {}, {} view, {}",
                               {rule.obligation, t.term(rule.view), window_of(rule, t)}),
                      Tone::dim}};
      },
      2, 4);
  say.field("Who", rule.who, 4);
  say.field("Authority", rule.authority, 4);
  for (const auto& one : rule.cases) put_consequence(say, "a case:", one.then);
  put_consequence(say, "otherwise:", rule.otherwise);
  if (rule.ended)
    say.field(
        "Ended",
        [&](const Tongue& t) {
          return Spans{{t("on {} by {}", {rule.ended->on, t.list(rule.ended->cite)})}};
        },
        4);
  const auto keys = keys_of(rule);
  say.field("Asks", joined({keys.begin(), keys.end()}), 4);
  say.field("Stands in", rule.place, 4);
}

void put_facts(const Voice& say, const std::vector<std::string>& ids, const Law& law) {
  if (ids.empty()) return;
  say.heading("It rests on");
  std::string quoted;
  for (const auto& id : ids) {
    const auto found = law.facts.find(id);
    if (found == law.facts.end()) continue;
    const auto& fact = found->second;
    say.page().field(
        id, fact.says + " (" + fact.citation.instrument + ", " + fact.citation.place + ")");
    // Facts of one paragraph stand side by side: it is quoted once.
    if (fact.citation.en + fact.citation.zh == quoted) continue;
    quoted = fact.citation.en + fact.citation.zh;
    say.field("", [&](const Tongue& t) {
      const auto text = t(fact.citation.en, fact.citation.zh);
      return Spans{{text.empty() ? "" : "“" + text + "”", Tone::dim}};
    });
  }
}

bool put_obligation(const Voice& say, std::string_view topic, const Law& law) {
  const auto obligation = [&]() -> const ObligationKind* {
    for (const auto& pack : law.packs)
      for (const auto& one : pack.obligations)
        if (same_name(one.id, topic)) return &one;
    return nullptr;
  }();
  if (!obligation) return false;
  say.paragraph([&](const Tongue& t) {
    return Spans{{obligation->id, Tone::bold}, {"  " + t("obligation"), Tone::dim}};
  });
  say.page().field(say.once([](const Tongue& t) { return t("What"); }),
                   obligation->title.en + " / " + obligation->title.zh);
  say.field("Judged for", [&](const Tongue& t) {
    return Spans{{obligation->per_type ? t("each product type") : t("the encryption")}};
  });
  say.field("Stands in", obligation->place);
  std::vector<std::string> cited;
  for (const auto& pack : law.packs)
    for (const auto& rule : pack.rules) {
      if (rule.obligation != obligation->id) continue;
      say.page().blank();
      put_rule(say, rule);
      const auto facts = facts_of(rule);
      cited.insert(cited.end(), facts.begin(), facts.end());
    }
  std::sort(cited.begin(), cited.end());
  cited.erase(std::unique(cited.begin(), cited.end()), cited.end());
  put_facts(say, cited, law);
  return true;
}

bool put_one_rule(const Voice& say, std::string_view topic, const Law& law) {
  for (const auto& pack : law.packs)
    for (const auto& rule : pack.rules)
      if (same_name(rule.id, topic)) {
        put_rule(say, rule);
        put_facts(say, facts_of(rule), law);
        return true;
      }
  return false;
}

bool put_fact(const Voice& say, std::string_view topic, const Law& law) {
  const auto found = std::find_if(law.facts.begin(), law.facts.end(), [topic](const auto& entry) {
    return same_name(entry.first, topic);
  });
  if (found == law.facts.end()) return false;
  const auto& fact = found->second;
  say.paragraph([&](const Tongue& t) {
    return Spans{{fact.id, Tone::bold}, {"  " + t("fact"), Tone::dim}};
  });
  say.field("Says", fact.says);
  say.field("Instrument", fact.citation.instrument);
  say.field("Place", fact.citation.place);
  say.field("Text", fact.citation.en);
  say.field("Chinese", fact.citation.zh);
  say.field("Source", fact.citation.source);
  say.field("Confidence",
            [&](const Tongue& t) { return Spans{{t.term(name_of(fact.confidence))}}; });
  say.field("Stands in", fact.place);
  std::vector<std::string> rules;
  for (const auto& pack : law.packs) {
    for (const auto& rule : pack.rules) {
      const auto cited = facts_of(rule);
      if (std::find(cited.begin(), cited.end(), fact.id) != cited.end())
        rules.push_back(rule.id + " (" + rule.obligation + ")");
    }
    for (const auto& none : pack.no_rule)
      if (none.fact == fact.id) say.field("No rule", none.why + ": " + none.text);
  }
  say.field("Rules", joined(rules));
  return true;
}

bool put_regime(const Voice& say, std::string_view topic, const Law& law) {
  const auto pack = std::find_if(law.packs.begin(), law.packs.end(), [topic](const Pack& one) {
    return same_name(one.info.id, topic);
  });
  if (pack == law.packs.end()) return false;
  say.paragraph([&](const Tongue& t) {
    return Spans{{pack->info.id, Tone::bold}, {"  " + t("regime pack"), Tone::dim}};
  });
  say.page().field(say.once([](const Tongue& t) { return t("Title"); }),
                   pack->title.en + " / " + pack->title.zh);
  say.field("Version", pack->info.version + ", " + pack->info.digest);
  say.field("Law checked",
            [&](const Tongue& t) { return Spans{{t("to {}, not after", {pack->info.checked})}}; });
  say.field("Views", joined(pack->views));
  say.field("Rules", std::to_string(pack->rules.size()));
  say.heading("Obligations");
  for (const auto& obligation : pack->obligations)
    say.page().labelled(obligation.id,
                        {{say.once([&](const Tongue& t) { return t(obligation.title); })}},
                        {2, 18, Tone::bold});
  if (pack->no_rule.empty()) return true;
  say.heading("Facts that make no rule", [](const Tongue& t) { return Spans{{t("and why")}}; });
  for (const auto& none : pack->no_rule)
    say.page().labelled(none.fact, {{none.why, Tone::cyan}, {": " + none.text}},
                        {2, 9, Tone::bold});
  return true;
}

std::string values_in_words(const std::vector<std::string>& values, const Tongue& t) {
  std::vector<std::string> words;
  for (const auto& value : values) words.push_back(t.value(value));
  return t.list(words);
}

bool put_key(const Voice& say, std::string_view topic, const Law& law) {
  const auto* key = law.keys.find(topic);
  if (!key) return false;
  say.paragraph([&](const Tongue& t) {
    return Spans{{std::string(topic), Tone::bold}, {"  " + t("context key"), Tone::dim}};
  });
  say.field("Question", key->question_en);
  say.field("Chinese", key->question_zh);
  say.field("Form", [&](const Tongue& t) { return Spans{{t.term(key->form)}}; });
  say.field("Values", [&](const Tongue& t) { return Spans{{values_in_words(key->values, t)}}; });
  for (const auto& member : key->members)
    say.field("Member", [&](const Tongue& t) {
      return Spans{{member.name + t.in_brackets(t.term(member.form)) + " " +
                    values_in_words(member.values, t)}};
    });
  say.field("Declare", "--set " + std::string(topic) + "=" +
                           (key->values.empty() ? "…" : key->values.front()));
  std::vector<std::string> asking;
  for (const auto& pack : law.packs)
    for (const auto& rule : pack.rules)
      if (keys_of(rule).count(std::string(topic))) asking.push_back(rule.id);
  say.field("Asked by", joined(asking, 40));
  return true;
}

}  // namespace

bool put_law(const Voice& say, std::string_view topic, const Law& law) {
  return put_obligation(say, topic, law) || put_one_rule(say, topic, law) ||
         put_fact(say, topic, law) || put_regime(say, topic, law) || put_key(say, topic, law);
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
