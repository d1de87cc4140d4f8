#include "report/duty_text.h"

#include <algorithm>

#include "report/reasons.h"

namespace assay {
namespace {

constexpr std::size_t kReasonsShown = 6;
constexpr std::size_t kChangesShown = 3;
constexpr std::size_t kQuoteShown = 260;  // bytes, unless everything is wanted

Bilingual bilingual(const Value& value, std::string_view key) {
  const auto* object = value.object();
  const auto found = object ? object->find(key) : Object::const_iterator{};
  if (!object || found == object->end()) return {};
  if (const auto* text = found->second.string()) return {*text, ""};
  return {bilingual(found->second, "en").en, bilingual(found->second, "zh").en};
}

// "{"en": …, "zh": …}" itself, or a plain string.
Bilingual whole(const Value& value) {
  if (const auto* text = value.string()) return {*text, ""};
  return {bilingual(value, "en").en, bilingual(value, "zh").en};
}

// Text cut between words; in Chinese between glyphs.
std::string cut(const std::string& text, std::size_t most) {
  if (text.size() <= most) return text;
  auto end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  const auto space = text.rfind(' ', end);
  if (space != std::string::npos && space + 40 > end) end = space;
  return text.substr(0, end) + " …";
}

class DutyText {
 public:
  explicit DutyText(const DutyPage& at)
      : say_(at.say), report_(at.report), findings_(at.findings), full_(at.full) {}

  void put_removed(const DutyGroup& group) const {
    const auto& duty = group.first();
    say_.paragraph(
        [&](const Tongue& t) {
          auto spans = head_of(group, t);
          spans.push_back({std::string(t.colon()) + t(duty.text)});
          if (duty.ended_on)
            spans.push_back({t.gap() + t("Ended on {}.", {*duty.ended_on}), Tone::yellow});
          spans.push_back({" [" + t.list(duty.citations) + "]", Tone::dim});
          return spans;
        },
        2, 4);
  }

  void put(const DutyGroup& group) const {
    const auto& duty = group.first();
    // What is no longer the law, and is only told of, needs no instructions.
    const bool history = !full_ && duty.ended_on && *duty.ended_on <= report_.as_of;
    // What can only expose to supervision is told shorter.
    const bool minor = !full_ && duty.status == "needs_human_answer" && duty.binding == "no";
    say_.page().blank();
    say_.paragraph([&](const Tongue& t) { return head_of(group, t); }, 2, 4);
    put_end(duty);
    say_.paragraph([&](const Tongue& t) { return Spans{{text_of(group, t)}}; }, 4, 4);
    if (group.entries.size() == 1) say_.field("Who", {duty.who, duty.who_zh}, 4);
    if (!history) {
      say_.field("What to do", whole(duty.action), 4);
      say_.field(
          "By when", [&](const Tongue& t) { return Spans{{due_of(duty, t)}}; }, 4);
      say_.field("Authority", {duty.authority, duty.authority_zh}, 4);
      if (duty.penalty) say_.field("Penalty", *duty.penalty, 4);
      for (const auto& remark : duty.remarks) say_.field("Note", remark, 4);
    }
    if (group.entries.size() > 1) {
      for (const auto& entry : group.entries) put_member(entry);
      if (same_because(group)) put_found(duty, 4);
    } else if (!history) {
      put_reasons(duty, 4);
      if (!minor) put_changes(duty, 4);
    }
    put_law(duty, !history && !minor);
  }

 private:
  static std::string title_of(const Obligation& duty, const Tongue& t) {
    const auto title = t.obligation(duty.id);
    return title.empty() ? title : " " + title;
  }

  static std::string status_of(const Obligation& duty, const Tongue& t) {
    if (duty.status != "needs_human_answer") return t.term(duty.status);
    if (duty.binding == "no") return t("open, but binds in no case");
    return t.term(duty.status);
  }

  Spans head_of(const DutyGroup& group, const Tongue& t) const {
    const auto& duty = group.first();
    Spans spans{{"■ ", tone_of(duty.status)}, {status_of(duty, t), tone_of(duty.status)}};
    std::vector<std::string> ids;
    for (const auto& entry : group.entries) ids.push_back(entry.duty->id);
    spans.push_back({"  " + t.list(ids), Tone::bold});
    if (group.entries.size() == 1) spans.push_back({title_of(duty, t), Tone::plain});
    // A duty of the encryption says so by its name.
    if (group.entries.front().for_what != std::vector<std::string>{"encryption"})
      spans.push_back({scope_of(group.entries.front(), t), Tone::dim});
    if (duty.binding == "unknown") spans.push_back({"  " + t("may bind"), Tone::yellow});
    if (duty.binding == "yes") spans.push_back({"  " + t("binds"), Tone::red});
    return spans;
  }

  // The keys that it hangs on stand with each duty, where they differ.
  static std::string text_of(const DutyGroup& group, const Tongue& t) {
    auto text = t(group.first().text);
    const auto& asks = group.first().asks;
    if (group.entries.size() == 1 || asks.empty()) return text;
    const auto keys = joined(asks);
    if (const auto at = text.find(keys); at != std::string::npos)
      text.replace(at, keys.size(), t("told with each below"));
    return text;
  }

  static bool same_because(const DutyGroup& group) {
    return std::all_of(group.entries.begin(), group.entries.end(), [&](const DutyEntry& entry) {
      return entry.duty->because == group.first().because;
    });
  }

  // What is its own of a duty that shares its words with others.
  void put_member(const DutyEntry& entry) const {
    const auto& duty = *entry.duty;
    say_.paragraph(
        [&](const Tongue& t) {
          Spans spans{{"· " + duty.id, Tone::bold}, {title_of(duty, t)}};
          const auto who = t(duty.who, duty.who_zh);
          if (!who.empty()) spans.push_back({std::string(t.colon()) + who});
          return spans;
        },
        4, 6);
    put_rule(duty, 6);
    put_changes(duty, 6);
  }

  // "Guomijuzi [2017] 336, I [S2.4]" of each.
  std::string instruments(const std::vector<std::string>& ids, const Tongue& t) const {
    std::vector<std::pair<std::string, std::vector<std::string>>> named;
    for (const auto& id : ids) {
      const auto citation = report_.citations.find(id);
      const auto name = citation == report_.citations.end()
                            ? std::string()
                            : t(citation->second.instrument, citation->second.instrument_zh);
      if (!named.empty() && named.back().first == name)
        named.back().second.push_back(id);
      else
        named.push_back({name, {id}});
    }
    std::string text;
    for (const auto& [name, of] : named) {
      if (!text.empty()) text += t.semicolon();
      text += name.empty() ? t.list(of) : name + " [" + t.list(of) + "]";
    }
    return text;
  }

  void put_end(const Obligation& duty) const {
    if (!duty.ended_on) return;
    const bool over = *duty.ended_on <= report_.as_of;
    say_.paragraph(
        [&](const Tongue& t) {
          const auto by = instruments(duty.ended_by, t);
          auto text = over ? t("Ended on {}: this is no longer the law.", {*duty.ended_on})
                           : t("Ends on {}: it holds until then.", {*duty.ended_on});
          if (!by.empty()) text += t.gap() + t("Ended by {}.", {by});
          return Spans{{text, over ? Tone::yellow : Tone::plain}};
        },
        4, 4);
  }

  std::string due_of(const Obligation& duty, const Tongue& t) const {
    const auto words = t(bilingual_deadline(duty));
    if (!duty.deadline) return words;
    const bool over = duty.ended_on && *duty.ended_on <= report_.as_of;
    auto text = over ? t("as it was stated: {}", {*duty.deadline}) : *duty.deadline;
    if (!words.empty()) text += std::string(t.stop()) + t.gap() + words;
    return text;
  }

  static Bilingual bilingual_deadline(const Obligation& duty) {
    const auto* action = duty.action.object();
    const auto told = action ? action->find("deadline") : Object::const_iterator{};
    return action && told != action->end() ? whole(told->second) : Bilingual{};
  }

  void put_reasons(const Obligation& duty, std::size_t indent) const {
    put_rule(duty, indent);
    put_found(duty, indent);
  }

  void put_rule(const Obligation& duty, std::size_t indent) const {
    if (!full_) return put_leaves(duty, indent);
    say_.field(
        "Why", [](const Tongue& t) { return Spans{{t("the rule, line by line")}}; }, indent);
    put_tree(say_, duty.tree, indent + 2);
  }

  void put_found(const Obligation& duty, std::size_t indent) const {
    say_.field(
        "Found", [&](const Tongue& t) { return Spans{{found_of(duty, t)}}; }, indent);
  }

  void put_leaves(const Obligation& duty, std::size_t indent) const {
    say_.field(
        "Why",
        [&](const Tongue& t) {
          const auto reasons = reasons_of(duty.tree, t);
          Spans why;
          const auto add = [&](Phrase what, Tone tone, const std::vector<std::string>& items) {
            if (items.empty()) return;
            if (!why.empty()) why.push_back({std::string(t.semicolon())});
            why.push_back({t(what), tone});
            why.push_back({t.gap() + t.list(items, kReasonsShown)});
          };
          add("true:", Tone::green, reasons.held);
          add("not true:", Tone::red, reasons.failed);
          add("not known:", Tone::yellow, reasons.unknown);
          return why;
        },
        indent);
    say_.field(
        "Left open",
        [&](const Tongue& t) {
          std::string text;
          for (const auto& open : reasons_of(duty.tree, t).open) {
            // The duty's own text may say it already.
            if (t(duty.text).find(open) != std::string::npos) continue;
            text += (text.empty() ? "" : t.gap()) + open;
          }
          return Spans{{text}};
        },
        indent);
  }

  // What was found that the duty hangs on.
  std::string found_of(const Obligation& duty, const Tongue& t) const {
    if (!duty.because.empty() && duty.because == report_.encryption.because)
      return t("the encryption above, {}",
               {t.count(duty.because.size(), "{} finding", "{} findings")});
    std::vector<std::string> found;
    for (const auto& id : duty.because) {
      const auto finding = findings_.find(id);
      found.push_back(finding == findings_.end() ? id : subject_of(*finding->second) + " " + id);
    }
    return t.list(found, full_ ? found.size() : kReasonsShown);
  }

  // "movement=import → required"; where nobody computed it, the keys to declare.
  void put_changes(const Obligation& duty, std::size_t indent) const {
    say_.field(
        "Changes if",
        [&](const Tongue& t) {
          std::vector<std::string> parts;
          for (const auto& change : duty.changes) {
            std::vector<std::string> values;
            for (const auto& value : change.values) values.push_back(t.value(value));
            parts.push_back(t(
                "{}={}: {}",
                {change.key, t.list(values, full_ ? 1000 : kReasonsShown), t.term(change.status)}));
          }
          if (!full_ && parts.size() > kChangesShown && duty.status != "needs_human_answer")
            return Spans{{}};
          return Spans{{t.list_of_clauses(parts, full_ ? 1000 : 2 * kChangesShown), Tone::cyan}};
        },
        indent);
    if (!duty.asks.empty())
      say_.field(
          "To decide",
          [&](const Tongue& t) {
            std::vector<std::string> keys;
            for (const auto& key : duty.asks) keys.push_back(t.value(key));
            return Spans{{t.list(keys), Tone::cyan}};
          },
          indent);
  }

  // "S2.4 (preamble)": the instruments stand once, at the end of the duties.
  void put_law(const Obligation& duty, bool quoted) const {
    say_.field(
        "Law",
        [&](const Tongue& t) {
          Spans spans;
          for (const auto& id : duty.citations) {
            if (!spans.empty()) spans.push_back({t.chinese() ? "、" : ", "});
            spans.push_back({id});
            const auto citation = report_.citations.find(id);
            if (citation != report_.citations.end())
              spans.push_back(
                  {t.in_brackets(t(citation->second.place, citation->second.place_zh)), Tone::dim});
          }
          if (duty.confidence == "memory" || duty.confidence == "inference")
            spans.push_back({std::string(t.semicolon()) + t("rests on {}, not on a verified text",
                                                            {t.term(duty.confidence)}),
                             Tone::yellow});
          return spans;
        },
        4);
    if (!quoted) return;
    for (const auto& id : duty.citations) {
      const auto citation = report_.citations.find(id);
      if (citation == report_.citations.end()) continue;
      put_quote(id, citation->second);
      if (!full_) return;
    }
  }

  void put_quote(const std::string& id, const Citation& citation) const {
    say_.field(
        full_ ? Phrase("Quoted") : Phrase("It says"),
        [&](const Tongue& t) {
          const auto text = t(citation.en, citation.zh);
          Spans spans{{full_ ? id + " " : "", Tone::dim},
                      {"“" + (full_ ? text : cut(text, kQuoteShown)) + "”"}};
          if (full_)
            spans.push_back(
                {t.in_brackets(t(citation.instrument, citation.instrument_zh)), Tone::dim});
          return text.empty() ? Spans{} : spans;
        },
        4);
  }

  const Voice& say_;
  const Report& report_;
  const FindingsById& findings_;
  bool full_;
};

}  // namespace

std::string scope_of(const DutyEntry& entry, const Tongue& t) {
  std::vector<std::string> names;
  for (const auto& name : entry.for_what)
    if (!name.empty()) names.push_back(name == "encryption" ? t("encryption") : t.type(name));
  return names.empty() ? "" : t(" for {}", {t.list(names)});
}

void put_duty(const DutyPage& at, const DutyGroup& group) { DutyText(at).put(group); }

void put_removed_duty(const DutyPage& at, const DutyGroup& group) {
  DutyText(at).put_removed(group);
}

}  // namespace assay
