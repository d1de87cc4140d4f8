// The duties, for a lawyer: today's law first, then the two seed documents; in each what binds,
// what waits for an answer, what no longer holds.
#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "report/reasons.h"
#include "report/text_parts.h"

namespace assay {
namespace {

// The order of a reader's worry.
constexpr std::array<std::string_view, 9> kStatuses{
    "required", "continuing", "needs_human_answer", "expiring", "exposed",
    "removed",  "voluntary",  "not_required",       "silent"};
constexpr std::size_t kReasonsShown = 6;

std::size_t rank_of(const std::string& status) {
  const auto place = std::find(kStatuses.begin(), kStatuses.end(), status);
  return static_cast<std::size_t>(place - kStatuses.begin());
}

// One duty, and all that it is the same duty for.
struct Entry {
  const Obligation* duty;
  std::vector<std::string> for_what;
};

bool same_duty(const Obligation& a, const Obligation& b) {
  return a.id == b.id && a.view == b.view && a.status == b.status && a.who == b.who &&
         a.text.en == b.text.en && a.action == b.action && a.deadline == b.deadline &&
         a.ended_on == b.ended_on && a.ended_by == b.ended_by && a.asks == b.asks &&
         a.rule == b.rule;
}

std::vector<Entry> entries_of(const Report& report, const std::string& view) {
  std::vector<Entry> entries;
  for (const auto& duty : report.obligations) {
    if (duty.view != view) continue;
    const auto same = std::find_if(entries.begin(), entries.end(), [&duty](const Entry& entry) {
      return same_duty(*entry.duty, duty);
    });
    if (same == entries.end())
      entries.push_back({&duty, {duty.for_what}});
    else
      same->for_what.push_back(duty.for_what);
  }
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return rank_of(a.duty->status) < rank_of(b.duty->status);
  });
  return entries;
}

// How many duties an answer to each key would help to decide.
std::map<std::string, std::size_t> weights_of_asks(const Report& report) {
  std::map<std::string, std::size_t> weights;
  for (const auto& duty : report.obligations)
    for (const auto& key : duty.asks) ++weights[key];
  return weights;
}

std::vector<std::string> weightiest_first(std::vector<std::string> keys,
                                          const std::map<std::string, std::size_t>& weights) {
  std::stable_sort(keys.begin(), keys.end(), [&weights](const auto& a, const auto& b) {
    return weights.at(a) > weights.at(b);
  });
  return keys;
}

std::string english(const Value& text) {
  if (const auto* plain = text.string()) return *plain;
  const auto* object = text.object();
  if (!object) return {};
  const auto en = object->find("en");
  return en == object->end() ? std::string() : english(en->second);
}

class Duties {
 public:
  Duties(Page& page, const Report& report)
      : page_(page),
        report_(report),
        findings_(findings_by_id(report)),
        weights_(weights_of_asks(report)) {}

  void put_view(const std::string& view) {
    Condensed silent, unmet;
    const auto entries = entries_of(report_, view);
    put_overview(entries);
    for (const auto& entry : entries) {
      const auto& status = entry.duty->status;
      if (status == "silent" || status == "not_required")
        (status == "silent" ? silent : unmet)[scope_of(entry)].push_back(entry.duty->id);
      else if (status == "removed")
        put_removed(entry);
      else
        put(entry);
    }
    put_condensed("Does not apply:", unmet);
    put_condensed("Says nothing on this date:", silent);
  }

  void put_instruments() {
    std::map<std::string, std::vector<std::string>> by_instrument;
    for (const auto& [id, citation] : report_.citations)
      by_instrument[citation.instrument].push_back(id);
    if (by_instrument.empty()) return;
    page_.heading("SOURCES", "`assay explain ID` prints the text");
    for (const auto& [instrument, ids] : by_instrument)
      page_.paragraph({{instrument}, {"  " + joined(ids), Tone::dim}}, 2, 4);
  }

  void put_questions() {
    if (weights_.empty()) return;
    std::vector<std::string> keys;
    for (const auto& [key, weight] : weights_) keys.push_back(key);
    page_.heading("ANSWERS THAT WOULD DECIDE", "the most consequential first");
    for (const auto& key : weightiest_first(keys, weights_))
      page_.paragraph({{"--set " + key + "=…", Tone::cyan},
                       {"  for " + counted(weights_.at(key), "duty", "duties"), Tone::dim}},
                      2, 4);
  }

 private:
  /// Scope -> obligation ids.
  using Condensed = std::map<std::string, std::vector<std::string>>;

  static std::string scope_of(const Entry& entry) {
    if (entry.for_what.empty() || entry.for_what.front().empty()) return {};
    return " for " + joined(entry.for_what);
  }

  // "4 need an answer, 8 are removed": what to expect below.
  void put_overview(const std::vector<Entry>& entries) {
    Spans spans;
    for (const auto& status : kStatuses) {
      const auto count = std::count_if(entries.begin(), entries.end(), [&](const Entry& entry) {
        return entry.duty->status == status;
      });
      if (count == 0) continue;
      if (!spans.empty()) spans.push_back({", "});
      const std::string name(status);
      spans.push_back({fmt::format("{} {}", count, status_in_words(name)), tone_of(name)});
    }
    page_.paragraph(spans, 2, 2);
  }

  void put_condensed(const char* what, const Condensed& duties) {
    for (const auto& [scope, ids] : duties) {
      page_.blank();
      page_.paragraph({{what}, {" " + joined(ids) + scope, Tone::dim}}, 2, 4);
    }
  }

  Spans head_of(const Entry& entry) const {
    const auto& duty = *entry.duty;
    return {{"■ ", tone_of(duty.status)},
            {status_in_words(duty.status), tone_of(duty.status)},
            {"  " + duty.id, Tone::bold},
            {scope_of(entry), Tone::dim}};
  }

  void put_removed(const Entry& entry) {
    const auto& duty = *entry.duty;
    page_.blank();
    page_.paragraph(head_of(entry), 2, 4);
    Spans text{{duty.text.en}};
    if (duty.ended_on) text.push_back({" Ended on " + *duty.ended_on + ".", Tone::yellow});
    text.push_back({" [" + joined(duty.citations) + "]", Tone::dim});
    page_.paragraph(text, 4, 4);
  }

  void put(const Entry& entry) {
    const auto& duty = *entry.duty;
    page_.blank();
    auto head = head_of(entry);
    if (duty.binding == "unknown") head.push_back({"  may bind", Tone::dim});
    page_.paragraph(head, 2, 4);
    put_end(duty);
    page_.paragraph(duty.text.en, 4);
    page_.field("Who", duty.who, 4);
    page_.field("What to do", english(duty.action), 4);
    page_.field("By when", due_of(duty), 4);
    page_.field("Authority", duty.authority, 4);
    put_reasons(duty);
    std::vector<std::string> answers;
    for (const auto& key : weightiest_first(duty.asks, weights_))
      answers.push_back("--set " + key + "=…");
    page_.field("To decide", Spans{{joined(answers), Tone::cyan}}, 4);
    put_law(duty);
  }

  // "Guomijuzi [2017] 336, I [S2.4]" of each.
  std::string instruments(const std::vector<std::string>& ids) const {
    std::vector<std::pair<std::string, std::string>> named;
    for (const auto& id : ids) {
      const auto citation = report_.citations.find(id);
      const auto name = citation == report_.citations.end() ? "" : citation->second.instrument;
      if (!named.empty() && named.back().first == name)
        named.back().second += ", " + id;
      else
        named.emplace_back(name, id);
    }
    std::string text;
    for (const auto& [name, of] : named) {
      if (!text.empty()) text += "; ";
      text += name.empty() ? of : fmt::format("{} [{}]", name, of);
    }
    return text;
  }

  void put_end(const Obligation& duty) {
    if (!duty.ended_on) return;
    const bool over = *duty.ended_on <= report_.as_of;
    auto text = fmt::format("{} on {}", over ? "Ended" : "Ends", *duty.ended_on);
    if (!duty.ended_by.empty()) text += " by " + instruments(duty.ended_by);
    text += over ? ": this is no longer the law." : ": it holds until then.";
    page_.paragraph(text, 4, over ? Tone::yellow : Tone::plain);
  }

  std::string due_of(const Obligation& duty) const {
    std::string words;
    if (const auto* action = duty.action.object())
      if (const auto told = action->find("deadline"); told != action->end())
        words = english(told->second);
    if (!duty.deadline) return words;
    const bool over = duty.ended_on && *duty.ended_on <= report_.as_of;
    return (over ? "as it was stated: " : "") + *duty.deadline +
           (words.empty() ? "" : ". " + words);
  }

  void put_reasons(const Obligation& duty) {
    const auto reasons = reasons_of(duty.tree);
    Spans why;
    const auto add = [&why](const char* what, Tone tone, const std::vector<std::string>& items) {
      if (items.empty()) return;
      if (!why.empty()) why.push_back({"; "});
      why.push_back({what, tone});
      why.push_back({" " + joined(items, kReasonsShown)});
    };
    add("true:", Tone::green, reasons.held);
    add("not true:", Tone::red, reasons.failed);
    add("not known:", Tone::yellow, reasons.unknown);
    page_.field("Why", why, 4);
    for (const auto& open : reasons.open) page_.field("Left open", open, 4);
    page_.field("Found", found_of(duty), 4);
  }

  // What was found that the duty hangs on.
  std::string found_of(const Obligation& duty) const {
    if (!duty.because.empty() && duty.because == report_.encryption.because)
      return "the encryption above, " + counted(duty.because.size(), "finding", "findings");
    std::vector<std::string> found;
    for (const auto& id : duty.because) {
      const auto finding = findings_.find(id);
      found.push_back(finding == findings_.end() ? id : subject_of(*finding->second) + " " + id);
    }
    return joined(found, kReasonsShown);
  }

  // "S2.4 (preamble)": the instruments stand once, at the end of the duties.
  void put_law(const Obligation& duty) {
    Spans spans;
    for (const auto& id : duty.citations) {
      if (!spans.empty()) spans.push_back({", "});
      spans.push_back({id});
      const auto citation = report_.citations.find(id);
      if (citation != report_.citations.end() && !citation->second.place.empty())
        spans.push_back({" (" + citation->second.place + ")", Tone::dim});
    }
    if (duty.confidence == "memory" || duty.confidence == "inference")
      spans.push_back({"; rests on " + duty.confidence + ", not on a verified text", Tone::yellow});
    page_.field("Law", spans, 4);
  }

  Page& page_;
  const Report& report_;
  FindingsById findings_;
  std::map<std::string, std::size_t> weights_;
};

std::string checked_to(const Report& report) {
  std::string latest;
  for (const auto& regime : report.regimes) latest = std::max(latest, regime.checked);
  return latest.empty() ? "" : "law checked to " + latest + ", not after";
}

}  // namespace

Tone tone_of(const std::string& status) {
  if (status == "required" || status == "continuing" || status == "present") return Tone::red;
  if (status == "needs_human_answer" || status == "undetermined" || status == "candidate" ||
      status == "exposed" || status == "expiring")
    return Tone::yellow;
  if (status == "none" || status == "not_required" || status == "removed" || status == "voluntary")
    return Tone::green;
  return Tone::plain;
}

std::string status_in_words(const std::string& status) {
  if (status == "needs_human_answer") return "needs an answer";
  if (status == "not_required") return "not required";
  if (status == "exposed") return "exposed to supervision";
  return status;
}

void put_duties(Page& page, const Report& report) {
  if (report.obligations.empty()) return;
  Duties duties(page, report);
  const auto has = [&report](const char* view) {
    return std::any_of(report.obligations.begin(), report.obligations.end(),
                       [view](const Obligation& duty) { return duty.view == view; });
  };
  if (has("as-of")) {
    page.heading("DUTIES: THE LAW IN FORCE ON " + report.as_of, checked_to(report));
    duties.put_view("as-of");
  }
  if (has("seed")) {
    page.heading("DUTIES: WHAT THE SEED DOCUMENTS STATE ON " + report.as_of,
                 "not always the law any more: what has ended says so");
    duties.put_view("seed");
  }
  duties.put_questions();
  duties.put_instruments();
}

}  // namespace assay
