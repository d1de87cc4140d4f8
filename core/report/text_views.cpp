// Where the two views of the law differ, which answers would decide, and where it all stands.
#include <algorithm>
#include <tuple>

#include "report/duty_groups.h"
#include "report/text_parts.h"

namespace assay {
namespace {

// A duty of the seed documents that today's law has otherwise.
struct Difference {
  const Obligation* seed;
  const Obligation* today;  ///< null where today's law does not speak of it
};

const Obligation* counterpart(const Report& report, const Obligation& duty, const char* view) {
  const auto found = std::find_if(
      report.obligations.begin(), report.obligations.end(), [&](const Obligation& one) {
        return one.view == view && one.id == duty.id && one.for_what == duty.for_what;
      });
  return found == report.obligations.end() ? nullptr : &*found;
}

std::string status_today(const Difference& difference) {
  return difference.today ? difference.today->status : std::string();
}

std::vector<Difference> differences(const Report& report) {
  std::vector<Difference> all;
  for (const auto& duty : report.obligations) {
    if (duty.view != "seed") continue;
    const auto* today = counterpart(report, duty, "as-of");
    const bool over = duty.ended_on && *duty.ended_on <= report.as_of;
    if (today ? today->status == duty.status && today->binding == duty.binding : !over) continue;
    const auto told = std::any_of(all.begin(), all.end(), [&](const Difference& one) {
      return one.seed->id == duty.id && one.seed->status == duty.status &&
             status_today(one) == (today ? today->status : std::string());
    });
    if (!told) all.push_back({&duty, today});
  }
  return all;
}

// Duties that only today's law knows.
std::vector<std::string> newer(const Report& report) {
  std::vector<std::string> ids;
  for (const auto& duty : report.obligations)
    if (duty.view == "as-of" && duty.binding != "no" && !counterpart(report, duty, "seed") &&
        std::find(ids.begin(), ids.end(), duty.id) == ids.end())
      ids.push_back(duty.id);
  return ids;
}

// What ended it, by whichever view knows: when, and the facts that say so.
std::pair<std::string, std::vector<std::string>> end_of(const Difference& difference) {
  for (const auto* duty : {difference.seed, difference.today})
    if (duty && duty->ended_on) return {*duty->ended_on, duty->ended_by};
  return {"", difference.today->citations};
}

std::string instruments_of(const Report& report, const std::vector<std::string>& ids,
                           const Tongue& t) {
  std::vector<std::string> names;
  for (const auto& id : ids) {
    const auto citation = report.citations.find(id);
    if (citation == report.citations.end()) continue;
    const auto name = t(citation->second.instrument, citation->second.instrument_zh);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return t.list(names, 2) + (ids.empty() ? "" : " [" + t.list(ids, 4) + "]");
}

void put_difference(const Voice& say, const Report& report, const std::vector<Difference>& same) {
  const auto& one = same.front();
  say.paragraph(
      [&](const Tongue& t) {
        std::vector<std::string> ids;
        for (const auto& each : same) ids.push_back(each.seed->id);
        const auto [on, by] = end_of(one);
        Spans spans{{t.list(ids), Tone::bold}};
        const auto seed = t.term(one.seed->status);
        spans.push_back({std::string(t.colon()) +
                         (one.today ? t("the seed documents say {}, the law in force says {}",
                                        {seed, t.term(one.today->status)})
                                    : t("the seed documents say {}", {seed}))});
        const auto why = instruments_of(report, by, t);
        if (!on.empty())
          spans.push_back({t("; ended on {} by {}", {on, why}), Tone::yellow});
        else if (!why.empty())
          spans.push_back({t("; by {}", {why}), Tone::yellow});
        return spans;
      },
      2, 4);
}

}  // namespace

void put_views(const Voice& say, const Report& report) {
  const auto all = differences(report);
  const auto since = newer(report);
  const bool both = std::any_of(report.obligations.begin(), report.obligations.end(),
                                [](const Obligation& duty) { return duty.view == "seed"; });
  if (!both || (all.empty() && since.empty())) return;
  say.heading(
      "THE TWO VIEWS DIFFER",
      [&](const Tongue& t) {
        return Spans{{t("what the seed documents state is not all law on {}", {report.as_of})}};
      },
      Tone::yellow);
  const auto key = [](const Difference& one) {
    return std::tuple(one.seed->status, status_today(one), end_of(one));
  };
  std::vector<std::vector<Difference>> groups;
  for (const auto& one : all) {
    const auto same = std::find_if(groups.begin(), groups.end(), [&](const auto& group) {
      return key(group.front()) == key(one);
    });
    if (same == groups.end())
      groups.push_back({one});
    else
      same->push_back(one);
  }
  for (const auto& group : groups) put_difference(say, report, group);
  if (!since.empty())
    say.paragraph(
        [&](const Tongue& t) {
          return Spans{{t.list(since), Tone::bold},
                       {std::string(t.colon()) +
                        t("in the law in force only; the seed documents do not know it")}};
        },
        2, 4);
}

// The keys that still decide something, today's law first.
void put_questions(const Voice& say, const Report& report) {
  auto keys = asked_keys(report, "as-of");
  const auto today = keys.size();
  for (auto& key : asked_keys(report, "seed"))
    if (std::none_of(keys.begin(), keys.end(),
                     [&](const AskedKey& one) { return one.key == key.key; }))
      keys.push_back(std::move(key));
  if (keys.empty()) return;
  say.heading("ANSWERS THAT WOULD DECIDE", [](const Tongue& t) {
    return Spans{{t("the most consequential first; `assay context ask REPORT` asks them")}};
  });
  for (std::size_t i = 0; i < keys.size(); ++i)
    say.paragraph(
        [&](const Tongue& t) {
          Spans spans{{"--set " + keys[i].key + "=…", Tone::cyan}};
          spans.push_back({"  " + t.question(keys[i].key)});
          spans.push_back(
              {t.in_brackets(t.count(keys[i].duties, "for {} duty", "for {} duties")), Tone::dim});
          if (i >= today) spans.push_back({" " + t("the seed documents only"), Tone::dim});
          return spans;
        },
        2, 4);
}

void put_sources(const Voice& say, const Report& report) {
  std::map<std::string, std::pair<Bilingual, std::vector<std::string>>> by_instrument;
  for (const auto& [id, citation] : report.citations) {
    auto& [name, ids] = by_instrument[citation.instrument];
    name = {citation.instrument, citation.instrument_zh};
    ids.push_back(id);
  }
  if (by_instrument.empty()) return;
  say.heading("SOURCES",
              [](const Tongue& t) { return Spans{{t("`assay explain ID` prints the text")}}; });
  for (const auto& [key, instrument] : by_instrument)
    say.paragraph(
        [&, &instrument = instrument](const Tongue& t) {
          return Spans{{t(instrument.first)}, {"  " + t.list(instrument.second), Tone::dim}};
        },
        2, 4);
}

Tone tone_of(const std::string& status) {
  if (status == "required" || status == "continuing" || status == "present") return Tone::red;
  if (status == "needs_human_answer" || status == "undetermined" || status == "candidate" ||
      status == "exposed" || status == "expiring")
    return Tone::yellow;
  if (status == "none" || status == "not_required" || status == "removed" || status == "voluntary")
    return Tone::green;
  return Tone::plain;
}

}  // namespace assay
