// The first screen: what it is, what binds, what to do.
#include <algorithm>

#include "report/duty_groups.h"
#include "report/text_parts.h"

namespace assay {
namespace {

constexpr std::size_t kStepsShown = 6;
constexpr std::size_t kQuestionsShown = 3;

// Ids of the duties of today's law with this binding, each once.
std::vector<const Obligation*> duties_that(const Report& report, const char* binding) {
  std::vector<const Obligation*> duties;
  for (const auto& duty : report.obligations) {
    if (duty.view != "as-of" || duty.binding != binding) continue;
    const auto told = std::any_of(duties.begin(), duties.end(), [&](const Obligation* one) {
      return one->id == duty.id && one->action == duty.action;
    });
    if (!told) duties.push_back(&duty);
  }
  return duties;
}

std::vector<std::string> ids_of(const std::vector<const Obligation*>& duties) {
  std::vector<std::string> ids;
  for (const auto* duty : duties)
    if (std::find(ids.begin(), ids.end(), duty->id) == ids.end()) ids.push_back(duty->id);
  return ids;
}

std::size_t views_that_differ(const Report& report) {
  std::size_t count = 0;
  for (const auto& seed : report.obligations)
    for (const auto& today : report.obligations)
      if (seed.view == "seed" && today.view == "as-of" && seed.id == today.id &&
          seed.for_what == today.for_what &&
          (seed.status != today.status || seed.binding != today.binding))
        ++count;
  return count;
}

std::string best_bits(const KeyStrength& strength, const Tongue& t) {
  return strength.symmetric_bits
             ? t("symmetric {} bits", {std::to_string(*strength.symmetric_bits)})
             : std::string();
}

void put_encryption_line(const Voice& say, const Report& report) {
  say.field("Encryption", [&](const Tongue& t) {
    const auto& encryption = report.encryption;
    Spans spans{{t.term(encryption.verdict), tone_of(encryption.verdict)}};
    const auto bits = best_bits(encryption.present, t);
    if (encryption.verdict == "present" && !bits.empty())
      spans.push_back({t(", up to {}", {bits})});
    std::vector<std::string> forms;
    for (const auto& form : encryption.forms) forms.push_back(t.value(form));
    if (!forms.empty()) spans.push_back({t("; product form {}", {t.list(forms)})});
    return spans;
  });
}

void put_types_line(const Voice& say, const Report& report) {
  say.field("CCIS types", [&](const Tongue& t) {
    Spans spans;
    std::size_t open = 0;
    for (const char* const verdict : {"candidate", "component"}) {
      std::vector<std::string> names;
      for (const auto& match : report.ccis)
        if (match.verdict == verdict) names.push_back(t.type(match.type));
      if (names.empty()) continue;
      if (!spans.empty()) spans.push_back({std::string(t.semicolon())});
      spans.push_back({t.term(verdict) + std::string(t.colon()), tone_of(verdict)});
      spans.push_back({t.list(names), tone_of(verdict)});
    }
    for (const auto& match : report.ccis) open += match.verdict == "undetermined" ? 1 : 0;
    if (open > 0)
      spans.push_back({(spans.empty() ? std::string() : std::string(t.semicolon())) +
                       t("{} undetermined", {std::to_string(open)})});
    if (spans.empty() && !report.ccis.empty()) spans.push_back({t("none of the 13")});
    return spans;
  });
}

// "CN-CNCSP Certification or testing of …": a few with their titles, many by their ids.
std::string named(const std::vector<std::string>& ids, const Tongue& t) {
  constexpr std::size_t kTitled = 2;
  std::vector<std::string> names;
  for (const auto& id : ids) {
    const auto title = ids.size() > kTitled ? std::string() : t.obligation(id);
    names.push_back(id);
    if (!title.empty()) names.back().append(" ").append(title);
  }
  return t.list(names);
}

void put_duties_line(const Voice& say, const Report& report) {
  const auto binding = ids_of(duties_that(report, "yes"));
  const auto open = ids_of(duties_that(report, "unknown"));
  say.field("Duties", [&](const Tongue& t) {
    Spans spans;
    const auto add = [&](Phrase how_many, const std::vector<std::string>& ids, Tone tone) {
      if (ids.empty()) return;
      if (!spans.empty()) spans.push_back({std::string(t.semicolon())});
      spans.push_back({t(how_many, {std::to_string(ids.size())}) + named(ids, t), tone});
    };
    add("{} bind: ", binding, Tone::red);
    add("{} may bind: ", open, Tone::yellow);
    if (spans.empty())
      spans.push_back({t("none binds under the law in force on {}", {report.as_of}), Tone::green});
    return spans;
  });
  const auto differ = views_that_differ(report);
  if (differ > 0)
    say.field("Views", [&](const Tongue& t) {
      return Spans{
          {t.count(differ,
                   "{} duty of the seed documents is otherwise in the law in force: see below",
                   "{} duties of the seed documents are otherwise in the law in force: see below"),
           Tone::yellow}};
    });
}

std::string action_of(const Obligation& duty, const Tongue& t) {
  const auto* action = duty.action.object();
  if (!action) return {};
  const auto member = [&](const char* key) {
    const auto found = action->find(key);
    const auto* text = found == action->end() ? nullptr : found->second.string();
    return text ? *text : std::string();
  };
  return t(member("en"), member("zh"));
}

// What to do, in the order of need.
void put_steps(const Voice& say, const Report& report) {
  std::size_t step = 0;
  const auto put = [&](const Voice::Line& line) {
    ++step;
    say.field(step == 1 ? Phrase("What to do") : Phrase(""), [&](const Tongue& t) {
      auto spans = line(t);
      spans.insert(spans.begin(), {std::to_string(step) + ". "});
      return spans;
    });
  };
  if (!report.complete)
    put([](const Tongue& t) {
      return Spans{
          {t("See to what could not be read (above): nothing is cleared while it is not seen.")}};
    });
  const auto binding = duties_that(report, "yes");
  for (std::size_t i = 0; i < binding.size() && i < kStepsShown; ++i)
    put([&](const Tongue& t) {
      const auto& duty = *binding[i];
      auto words = action_of(duty, t);
      if (words.empty()) words = t(duty.text);
      Spans spans{{duty.id, Tone::bold}, {std::string(t.colon()) + words}};
      if (duty.deadline) spans.push_back({" " + t("By {}.", {*duty.deadline}), Tone::yellow});
      return spans;
    });
  const auto keys = asked_keys(report, "as-of");
  if (!keys.empty())
    put([&](const Tongue& t) {
      std::vector<std::string> names;
      for (const auto& key : keys) names.push_back(key.key);
      return Spans{{t.count(keys.size(), "Answer {} question", "Answer {} questions")},
                   {t.in_brackets(t.list(names, kQuestionsShown))},
                   {std::string(t.colon()) + "assay context ask REPORT", Tone::cyan}};
    });
  if (step == 0)
    put([](const Tongue& t) { return Spans{{t("Nothing, as far as this report can tell.")}}; });
}

}  // namespace

void put_summary(const Voice& say, const Report& report) {
  say.heading("VERDICT");
  put_encryption_line(say, report);
  put_types_line(say, report);
  if (report.obligations.empty()) return;
  put_duties_line(say, report);
  put_steps(say, report);
}

}  // namespace assay
