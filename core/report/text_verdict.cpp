// What was not seen, what encryption there is, which product types it may be, what was declared.
#include <algorithm>

#include "data/json.h"
#include "model/names.h"
#include "report/answers.h"
#include "report/text_parts.h"

namespace assay {
namespace {

constexpr std::size_t kNamesShown = 14;

Phrase meaning_of(const std::string& verdict, bool complete) {
  if (verdict == "present") return "It contains or calls something for confidentiality.";
  if (verdict == "integrity-only")
    return "Only hashes, message authentication, signatures or password hashing; nothing for "
           "confidentiality.";
  if (verdict == "mentioned")
    return "Encryption is only named; no code, call or setting was found.";
  if (verdict == "undetermined")
    return "Nothing for confidentiality was found, but not everything was seen.";
  if (complete) return "No encryption was found, and everything was seen.";
  return "No encryption was found in what was read.";
}

std::string bits_in_words(const KeyStrength& strength, const Tongue& t) {
  std::vector<std::string> parts;
  const auto add = [&](Phrase what, const std::optional<std::int64_t>& bits) {
    if (bits) parts.push_back(t(what, {std::to_string(*bits)}));
  };
  add("symmetric {} bits", strength.symmetric_bits);
  add("factorisation (RSA) {} bits", strength.factorisation_bits);
  add("finite field {} bits", strength.finite_field_bits);
  add("elliptic curve {} bits", strength.elliptic_bits);
  return t.list(parts);
}

bool equal(const KeyStrength& a, const KeyStrength& b) {
  return a.symmetric_bits == b.symmetric_bits && a.factorisation_bits == b.factorisation_bits &&
         a.finite_field_bits == b.finite_field_bits && a.elliptic_bits == b.elliptic_bits;
}

// "AES, ChaCha20 (implemented); RSA (called)": what the verdict rests on, by role.
std::string telling(const Report& report, Kind kind, const Tongue& t) {
  const auto by_id = findings_by_id(report);
  std::map<Role, std::vector<std::string>> by_role;
  for (const auto& id : report.encryption.because) {
    const auto found = by_id.find(id);
    if (found == by_id.end() || found->second->kind != kind) continue;
    auto& names = by_role[found->second->role];
    const auto name = subject_of(*found->second);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  constexpr Phrase kHow[] = {"implemented", "embedded", "called",
                             "configured",  "verified", "mentioned"};
  std::string text;
  for (auto& [role, names] : by_role) {
    std::sort(names.begin(), names.end());
    // "openssl 3.0.15" says all that "openssl" says.
    const auto said = [all = names](const std::string& name) {
      return std::any_of(all.begin(), all.end(),
                         [&name](const auto& one) { return one.starts_with(name + " "); });
    };
    names.erase(std::remove_if(names.begin(), names.end(), said), names.end());
    text += (text.empty() ? "" : std::string(t.semicolon())) + t.list(names, kNamesShown) +
            t.in_brackets(t(kHow[static_cast<std::size_t>(role)]));
  }
  return text;
}

void put_problem(const Voice& say, const Report& report, const Problem& problem) {
  const bool lost = problem.loses_bytes;
  const auto path = problem.path.empty() ? report.artefact.name : problem.path;
  say.paragraph(
      [&](const Tongue& t) {
        auto speaker = t.term(name_of(problem.stage));
        if (!problem.plugin.empty()) speaker += ", " + t("plugin {}", {problem.plugin});
        return Spans{{lost ? "✗ " : "· ", lost ? Tone::red : Tone::yellow},
                     {path + ": " + problem.message, Tone::plain},
                     {t.in_brackets(speaker), Tone::dim}};
      },
      2, 4);
}

void put_strength(const Voice& say, const Encryption& encryption) {
  const auto bits = [](const KeyStrength& strength) {
    return [&strength](const Tongue& t) { return bits_in_words(strength, t); };
  };
  const auto present = bits(encryption.present), usable = bits(encryption.usable);
  const auto up_to = [&say](Phrase label, const auto& words, Phrase some, Phrase none) {
    say.field(label, [&](const Tongue& t) {
      const auto text = words(t);
      return Spans{{text.empty() ? t(none) : t(some, {text})}};
    });
  };
  if (equal(encryption.present, encryption.usable)) {
    if (!present(say.first()).empty()) up_to("Strength", present, "up to {}", "up to {}");
    return;
  }
  up_to("Strength", present, "the code can do up to {}", "the code can do nothing by itself");
  up_to("Reachable", usable, "up to {}", "not known to be reachable");
}

void put_match(const Voice& say, const CcisMatch& match, const FindingsById& by_id) {
  say.field(match.verdict == "candidate" ? Phrase("candidate") : Phrase("component"),
            [&](const Tongue& t) {
              Spans spans{{t.type(match.type), tone_of(match.verdict)}};
              spans.push_back({t.in_brackets(t.category(match.category)), Tone::dim});
              std::vector<std::string> why;
              for (const auto& id : match.because) {
                const auto found = by_id.find(id);
                if (found == by_id.end()) continue;
                const auto words =
                    t.term(name_of(found->second->kind)) + " " + subject_of(*found->second);
                if (std::find(why.begin(), why.end(), words) == why.end()) why.push_back(words);
              }
              if (!why.empty()) spans.push_back({t(" because of {}", {t.list(why, kNamesShown)})});
              return spans;
            });
}

// The types of one verdict, in one line.
void put_types(const Voice& say, const Report& report, const char* verdict, Phrase label) {
  std::vector<const CcisMatch*> types;
  for (const auto& match : report.ccis)
    if (match.verdict == verdict) types.push_back(&match);
  if (types.empty()) return;
  say.field(label, [&](const Tongue& t) {
    if (types.size() == report.ccis.size())
      return Spans{{t("all {} types", {std::to_string(types.size())})}};
    std::vector<std::string> names;
    for (const auto* match : types) names.push_back(t.type(match->type));
    return Spans{{t.list(names), Tone::dim}};
  });
}

void put_answers(const Voice& say, const Report& report, const Value& context,
                 const std::string& prefix) {
  for (const auto& [name, value] : *context.object()) {
    const auto dotted = prefix + name;
    const auto known = report.answers.find(dotted);
    if (value.object() && known == report.answers.end()) {
      put_answers(say, report, value, dotted + ".");
      continue;
    }
    say.paragraph(
        [&, &value = value](const Tongue& t) {
          Spans spans{{t.value(dotted), Tone::bold}, {std::string(t.colon())}};
          spans.push_back({value_in_words(value, t)});
          if (known != report.answers.end())
            spans.push_back({t.in_brackets(answer_in_words(known->second)), Tone::dim});
          return spans;
        },
        2, 4);
  }
}

}  // namespace

void put_unseen(const Voice& say, const Report& report, std::size_t most) {
  if (report.complete && report.problems.empty()) return;
  if (!report.complete) {
    say.heading("NOT EVERYTHING WAS SEEN", {}, Tone::red);
    say.paragraph(
        "What is missing below may be in the parts that could not be read: nothing may be "
        "concluded from its absence.",
        2);
  } else {
    say.heading(
        "Noticed while reading", [](const Tongue& t) { return Spans{{t("no bytes were lost")}}; },
        Tone::yellow);
  }
  std::size_t shown = 0;
  for (const bool lost : {true, false})
    for (const auto& problem : report.problems)
      if (problem.loses_bytes == lost && shown++ < most) put_problem(say, report, problem);
  if (shown > most)
    say.paragraph(
        [&](const Tongue& t) {
          return Spans{{t("and {} more; --full and the JSON report have them all",
                          {std::to_string(shown - most)}),
                        Tone::dim}};
        },
        4, 4);
  if (!report.complete && report.coverage.opaque_bytes > 0)
    say.paragraph(
        [&](const Tongue& t) {
          return Spans{{t("{} of no known form and high entropy were not understood.",
                          {bytes_in_words(report.coverage.opaque_bytes)})}};
        },
        2, 2);
}

void put_encryption(const Voice& say, const Report& report) {
  const auto& encryption = report.encryption;
  say.page().blank();
  say.paragraph([&](const Tongue& t) {
    return Spans{{t("ENCRYPTION") + "  ", Tone::bold},
                 {t.term(encryption.verdict), tone_of(encryption.verdict)}};
  });
  say.paragraph(meaning_of(encryption.verdict, report.complete), 2);
  const auto found = [&](Phrase label, Kind kind) {
    say.field(label, [&](const Tongue& t) { return Spans{{telling(report, kind, t)}}; });
  };
  found("Algorithms", Kind::algorithm);
  found("Libraries", Kind::library);
  found("Protocols", Kind::protocol);
  found("Curves", Kind::curve);
  found("System", Kind::kernel);
  found("Interfaces", Kind::api);
  say.field("Purposes", [&](const Tongue& t) {
    std::vector<std::string> names;
    for (const auto purpose : encryption.purposes) names.push_back(t.term(name_of(purpose)));
    return Spans{{t.list(names)}};
  });
  put_strength(say, encryption);
  say.field("Product form", [&](const Tongue& t) {
    std::vector<std::string> forms;
    for (const auto& form : encryption.forms) forms.push_back(t.value(form));
    return Spans{{t.list(forms)}};
  });
}

void put_ccis(const Voice& say, const Report& report) {
  if (report.ccis.empty()) return;
  say.heading("CCIS PRODUCT TYPES");
  const auto by_id = findings_by_id(report);
  for (const char* const verdict : {"candidate", "component"})
    for (const auto& match : report.ccis)
      if (match.verdict == verdict) put_match(say, match, by_id);
  put_types(say, report, "undetermined", "undetermined");
  put_types(say, report, "none", "none");
}

std::string value_in_words(const Value& value, const Tongue& t) {
  if (const auto* text = value.string()) return t.value(*text);
  if (const auto* flag = value.boolean()) return *flag ? t("yes") : t("no");
  std::vector<std::string> items;
  if (const auto* list = value.list()) {
    for (const auto& item : *list) items.push_back(value_in_words(item, t));
    return items.empty() ? t("none at all") : t.list(items);
  }
  if (const auto* object = value.object()) {
    for (const auto& [name, item] : *object) items.push_back(name + " " + value_in_words(item, t));
    return t.list(items);
  }
  if (const auto* number = value.integer()) return std::to_string(*number);
  return to_json(value, JsonStyle::compact);
}

void put_declared(const Voice& say, const Report& report) {
  const auto* context = report.context.object();
  if (!context || context->empty()) return;
  say.heading("DECLARED",
              [](const Tongue& t) { return Spans{{t("by a person; no scan can see it")}}; });
  put_answers(say, report, report.context, "");
}

void put_conflicts(const Voice& say, const Report& report) {
  if (report.conflicts.empty()) return;
  say.heading("DECLARED AND FOUND DIFFER", {}, Tone::yellow);
  for (const auto& conflict : report.conflicts)
    say.paragraph(
        [&](const Tongue& t) {
          return Spans{
              {"✗ ", Tone::yellow},
              {t(conflict.text), Tone::plain},
              {t.in_brackets(t("declared: {}; found: {}", {conflict.declared, conflict.found})),
               Tone::dim}};
        },
        2, 4);
}

}  // namespace assay
