#include "conversation.h"

#include <algorithm>
#include <istream>
#include <ostream>

#include "data/error.h"

namespace assay::cli {
namespace {

constexpr std::size_t kEffectsShown = 3;

std::string trimmed(const std::string& line) {
  const auto first = line.find_first_not_of(" \t\r");
  if (first == std::string::npos) return {};
  return line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
}

std::vector<std::string> parts_of(const std::string& line) {
  std::vector<std::string> parts;
  std::string part;
  for (const char c : line + ",") {
    if (c != ',' && c != ' ') {
      part += c;
    } else if (!part.empty()) {
      parts.push_back(std::move(part));
      part.clear();
    }
  }
  return parts;
}

bool is_number(const std::string& text) {
  return !text.empty() && text.size() < 4 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The choice that a word of the answer means: its number or its name.
const Choice* meant(const Question& question, const std::string& word) {
  const bool yes_no = question.about->form == "bool";
  for (std::size_t i = 0; i < question.choices.size(); ++i) {
    const auto& choice = question.choices[i];
    if (word == choice.name || (is_number(word) && std::stoul(word) == i + 1)) return &choice;
    if (!yes_no) continue;
    const bool truth = *choice.value.boolean();
    for (const char* alias : {"y", "true", "是"})
      if (truth && word == alias) return &choice;
    for (const char* alias : {"n", "false", "否"})
      if (!truth && word == alias) return &choice;
  }
  return nullptr;
}

// Duties by what becomes of them: what may bind first, today's law before the seed documents.
Spans effects_in_words(const std::vector<Effect>& effects, const Tongue& t) {
  std::vector<std::pair<std::string, std::vector<std::string>>> by_status;
  for (const bool today : {true, false})
    for (const char* binding : {"yes", "unknown", "no"})
      for (const auto& effect : effects) {
        if ((effect.view == "as-of") != today || effect.binding != binding) continue;
        auto status = t.term(effect.status);
        if (effect.binding == "unknown") status += t.in_brackets(t("may bind"));
        if (!today) status.insert(0, t("the seed documents only") + ", ");
        if (by_status.empty() || by_status.back().first != status)
          by_status.push_back({status, {}});
        auto& ids = by_status.back().second;
        if (std::find(ids.begin(), ids.end(), effect.id) == ids.end()) ids.push_back(effect.id);
      }
  std::vector<std::string> words;
  for (const auto& [status, ids] : by_status)
    words.push_back(status + std::string(t.colon()) + t.list(ids, kEffectsShown));
  if (words.empty()) return {{t("changes nothing by itself"), Tone::dim}};
  return {{"→ " + t.list_of_clauses(words, kEffectsShown), Tone::dim}};
}

}  // namespace

Conversation::Conversation(Setting setting, std::vector<Report> reports)
    : setting_(std::move(setting)), reports_(std::move(reports)) {}

void Conversation::hold() {
  std::string again;  // asked again after "back", whatever has become of its weight
  for (;;) {
    auto all = questions(reports_, setting_.regimes);
    const auto gone = [&](const Question& one) { return skipped_.count(one.key) > 0; };
    all.erase(std::remove_if(all.begin(), all.end(), gone), all.end());
    if (all.empty()) {
      tell([](const Tongue& t) { return Spans{{t("No further answer would change a duty.")}}; });
      return;
    }
    auto next =
        std::find_if(all.begin(), all.end(), [&](const Question& one) { return one.key == again; });
    if (next == all.end()) next = all.begin();
    again.clear();
    const Step step{next->key, reports_.front().context, reports_.front().answers};
    switch (ask(*next, all.size())) {
      case Reply::answered:
        steps_.push_back(step);
        break;
      case Reply::skipped:
        steps_.push_back(step);
        skipped_.insert(next->key);
        break;
      case Reply::back:
        if (!steps_.empty()) again = steps_.back().key;
        step_back();
        break;
      case Reply::quit:
        return;
    }
  }
}

Conversation::Reply Conversation::ask(const Question& question, std::size_t left) {
  put(question, left);
  for (;;) {
    setting_.out << "> " << std::flush;
    std::string line;
    if (!std::getline(setting_.in, line)) {
      ended_ = true;
      setting_.out << '\n';
      return Reply::quit;
    }
    line = trimmed(line);
    if (line == "q" || line == "quit") return Reply::quit;
    if (line == "b" || line == "back") return Reply::back;
    if (line.empty() || line == "d" || line == "?") return Reply::skipped;
    if (accept(question, line)) return Reply::answered;
  }
}

void Conversation::put(const Question& question, std::size_t left) const {
  const auto& style = setting_.style;
  Page page(style.width, style.colour);
  const Voice say(page, style.language, style.glossary);
  page.blank();
  say.paragraph([&](const Tongue& t) {
    return Spans{
        {t(Bilingual{question.about->question_en, question.about->question_zh}), Tone::bold},
        {t.in_brackets(question.key), Tone::dim}};
  });
  say.paragraph(
      [&](const Tongue& t) {
        auto text = t("Asked because this hangs on it: {}.", {t.list(question.asked, 8)});
        if (question.binding > 0)
          text += t.count(question.binding, " It may settle whether {} duty of today's law binds.",
                          " It may settle whether {} duties of today's law bind.");
        return Spans{{text}};
      },
      2, 2);
  const bool free = question.choices.empty() || question.about->form == "number";
  if (free)
    say.paragraph(
        [&](const Tongue& t) { return Spans{{t("Type {}.", {t.term(question.about->form)})}}; }, 2,
        2);
  else
    for (std::size_t i = 0; i < question.choices.size(); ++i)
      put_choice(say, question.choices[i], std::to_string(i + 1));
  say.paragraph(
      [&](const Tongue& t) {
        const bool several = question.about->form == "enums" || question.about->form == "objects";
        auto text = several ? t("Several: 1,3. ") : std::string();
        text += t("d = don't know, b = back, q = keep the answers and end; {} open.",
                  {t.count(left, "{} question", "{} questions")});
        return Spans{{text, Tone::dim}};
      },
      2, 2);
  setting_.out << page.take();
}

void Conversation::put_choice(const Voice& say, const Choice& choice,
                              const std::string& mark) const {
  say.paragraph(
      [&](const Tongue& t) {
        auto name = choice.value.boolean() ? t.term(choice.name) : t.choice(choice.name);
        Spans spans{{(mark.size() < 2 ? " " : "") + mark + "  ", Tone::cyan}, {name + "  "}};
        const auto effects = effects_in_words(choice.effects, t);
        spans.insert(spans.end(), effects.begin(), effects.end());
        return spans;
      },
      3, 7);
}

bool Conversation::accept(const Question& question, const std::string& line) {
  try {
    set(question.key, value_of(question, line));
    return true;
  } catch (const ConfigError& why) {
    setting_.out << "  " << why.what() << '\n';
    return false;
  }
}

Value Conversation::value_of(const Question& question, const std::string& line) const {
  const auto& form = question.about->form;
  const bool free = question.choices.empty() || form == "number";
  if (free) {
    // Read as --set reads it: a list by commas, a number, a date, text.
    Value context = Object{};
    setting_.regimes.law().keys.set(context, question.key + "=" + line);
    return *declared(context, question.key);
  }
  List all;
  Value one;
  for (const auto& word : parts_of(line)) {
    const auto* choice = meant(question, word);
    if (!choice) throw ConfigError("\"" + word + "\": " + words("this is none of the answers"));
    one = choice->value;
    auto value = choice->value;
    if (auto* list = std::get_if<List>(&value.held)) {
      for (auto& item : *list) {
        // A date stood there only to try the answer out.
        if (auto* object = std::get_if<Object>(&item.held))
          for (const auto& member : question.about->members)
            if (member.form == "date") object->erase(member.name);
        all.push_back(std::move(item));
      }
    }
  }
  if (form == "enums" || form == "objects") return all;
  if (parts_of(line).size() != 1) throw ConfigError(words("one answer is wanted"));
  return one;
}

void Conversation::set(const std::string& key, const Value& value) {
  auto context = reports_.front().context;
  answer(context, setting_.regimes.law().keys, key, value);
  for (auto& report : reports_) {
    report.context = context;
    if (setting_.signature != Answer{}) report.answers[key] = setting_.signature;
  }
  judge();
}

void Conversation::step_back() {
  if (steps_.empty()) {
    tell([](const Tongue& t) { return Spans{{t("This is the first question.")}}; }, 2);
    return;
  }
  const auto step = std::move(steps_.back());
  steps_.pop_back();
  skipped_.erase(step.key);
  for (auto& report : reports_) {
    report.context = step.context;
    report.answers = step.answers;
  }
  judge();
}

void Conversation::judge() {
  for (auto& report : reports_) setting_.regimes.oblige(report);
}

std::string Conversation::words(Phrase phrase) const {
  Page page(setting_.style.width, false);
  return Voice(page, setting_.style.language, setting_.style.glossary).once([&](const Tongue& t) {
    return t(phrase);
  });
}

void Conversation::tell(const Voice::Line& line, std::size_t indent) const {
  Page page(setting_.style.width, setting_.style.colour);
  Voice(page, setting_.style.language, setting_.style.glossary).paragraph(line, indent, indent);
  setting_.out << page.take();
}

std::string changes_in_words(std::span<const Report> before, std::span<const Report> after,
                             const TextStyle& style) {
  Page page(style.width, style.colour);
  const Voice say(page, style.language, style.glossary);
  say.heading("WHAT CHANGED");
  bool any = false;
  for (std::size_t i = 0; i < before.size(); ++i)
    for (const auto& effect : differences(before[i], after[i])) {
      const auto& duties = before[i].obligations;
      const auto was = std::find_if(duties.begin(), duties.end(), [&](const Obligation& duty) {
        return duty.id == effect.id && duty.view == effect.view && duty.for_what == effect.for_what;
      });
      any = true;
      say.paragraph(
          [&](const Tongue& t) {
            const auto from = was == duties.end() ? t("not judged") : t.term(was->status);
            return Spans{{effect.id, Tone::bold},
                         {" " + t.in_brackets(t.term(effect.view) + ", " + t.type(effect.for_what)),
                          Tone::dim},
                         {std::string(t.colon()) + from + " → "},
                         {t.term(effect.status), tone_of(effect.status)}};
          },
          2, 4);
    }
  if (!any) say.paragraph("Nothing: every duty stands as before.", 2);
  return page.take();
}

}  // namespace assay::cli
