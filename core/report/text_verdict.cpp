// What was not seen, what encryption there is, which product types it may be.
#include <fmt/core.h>

#include <algorithm>

#include "model/names.h"
#include "report/text_parts.h"

namespace assay {
namespace {

constexpr std::size_t kProblemsShown = 12;
constexpr std::size_t kNamesShown = 14;

const char* meaning_of(const std::string& verdict, bool complete) {
  if (verdict == "present") return "It contains or calls something for confidentiality.";
  if (verdict == "integrity-only")
    return "Only hashes, message authentication, signatures or password hashing; nothing for "
           "confidentiality.";
  if (verdict == "mentioned")
    return "Encryption is only named; no code, call or setting was found.";
  if (verdict == "undetermined")
    return "Nothing for confidentiality was found, but not everything was seen.";
  return complete ? "No encryption was found, and everything was seen."
                  : "No encryption was found in what was read.";
}

std::string bits_in_words(const KeyStrength& strength) {
  std::vector<std::string> parts;
  const auto add = [&parts](const char* name, const std::optional<std::int64_t>& bits) {
    if (bits) parts.push_back(fmt::format("{} {} bits", name, *bits));
  };
  add("symmetric", strength.symmetric_bits);
  add("factorisation (RSA)", strength.factorisation_bits);
  add("finite field", strength.finite_field_bits);
  add("elliptic curve", strength.elliptic_bits);
  return joined(parts);
}

std::vector<std::string> names_of(const std::vector<Purpose>& purposes) {
  std::vector<std::string> names;
  names.reserve(purposes.size());
  for (const auto purpose : purposes) names.emplace_back(name_of(purpose));
  return names;
}

// "AES, ChaCha20 (implemented); RSA (called)": what the verdict rests on, by role.
std::string telling(const Report& report, Kind kind) {
  const auto by_id = findings_by_id(report);
  std::map<Role, std::vector<std::string>> by_role;
  for (const auto& id : report.encryption.because) {
    const auto found = by_id.find(id);
    if (found == by_id.end() || found->second->kind != kind) continue;
    auto& names = by_role[found->second->role];
    const auto name = subject_of(*found->second);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  std::string text;
  for (auto& [role, names] : by_role) {
    std::sort(names.begin(), names.end());
    // "openssl 3.0.15" says all that "openssl" says.
    const auto said = [all = names](const std::string& name) {
      return std::any_of(all.begin(), all.end(),
                         [&name](const auto& one) { return one.starts_with(name + " "); });
    };
    names.erase(std::remove_if(names.begin(), names.end(), said), names.end());
    const char* const how[] = {"implemented", "embedded", "called",
                               "configured",  "verified", "mentioned"};
    text += fmt::format("{}{} ({})", text.empty() ? "" : "; ", joined(names, kNamesShown),
                        how[static_cast<std::size_t>(role)]);
  }
  return text;
}

}  // namespace

void put_unseen(Page& page, const Report& report) {
  if (report.complete && report.problems.empty()) return;
  if (!report.complete) {
    page.heading("NOT EVERYTHING WAS SEEN", {}, Tone::red);
    page.paragraph(
        "What is missing below may be in the parts that could not be read: nothing may "
        "be concluded from its absence.",
        2);
  } else {
    page.heading("Noticed while reading", "no bytes were lost", Tone::yellow);
  }
  std::size_t shown = 0;
  for (const bool lost : {true, false})
    for (const auto& problem : report.problems) {
      if (problem.loses_bytes != lost || shown++ >= kProblemsShown) continue;
      const auto path = problem.path.empty() ? report.artefact.name : problem.path;
      auto speaker = std::string(name_of(problem.stage));
      if (!problem.plugin.empty()) speaker += ", plugin " + problem.plugin;
      page.paragraph({{lost ? "✗ " : "· ", lost ? Tone::red : Tone::yellow},
                      {path + ": ", Tone::plain},
                      {problem.message, Tone::plain},
                      {" (" + speaker + ")", Tone::dim}},
                     2, 4);
    }
  if (shown > kProblemsShown)
    page.paragraph(fmt::format("and {}; the JSON report has them all",
                               counted(shown - kProblemsShown, "more", "more")),
                   4, Tone::dim);
  if (!report.complete && report.coverage.opaque_bytes > 0)
    page.paragraph(fmt::format("{} of no known form and high entropy were not understood.",
                               bytes_in_words(report.coverage.opaque_bytes)),
                   2);
}

void put_encryption(Page& page, const Report& report) {
  const auto& encryption = report.encryption;
  page.blank();
  page.paragraph({{"ENCRYPTION  ", Tone::bold}, {encryption.verdict, tone_of(encryption.verdict)}});
  page.paragraph(meaning_of(encryption.verdict, report.complete), 2);
  page.field("Algorithms", telling(report, Kind::algorithm));
  page.field("Libraries", telling(report, Kind::library));
  page.field("Protocols", telling(report, Kind::protocol));
  page.field("Curves", telling(report, Kind::curve));
  page.field("System", telling(report, Kind::kernel));
  page.field("Interfaces", telling(report, Kind::api));
  page.field("Purposes", joined(names_of(encryption.purposes)));
  const auto present = bits_in_words(encryption.present);
  const auto usable = bits_in_words(encryption.usable);
  if (present == usable) {
    page.field("Strength", present.empty() ? "" : "up to " + present);
  } else {
    page.field("Strength", "the code can do up to " + (present.empty() ? "nothing" : present));
    page.field("Reachable", usable.empty() ? "not known to be reachable" : "up to " + usable);
  }
  page.field("Product form", joined(encryption.forms));
}

void put_ccis(Page& page, const Report& report) {
  if (report.ccis.empty()) return;
  page.heading("CCIS PRODUCT TYPES");
  const auto by_id = findings_by_id(report);
  std::vector<std::string> none, undetermined;
  for (const char* const verdict : {"candidate", "component"})
    for (const auto& match : report.ccis) {
      if (match.verdict != verdict) continue;
      Spans spans{{match.type, tone_of(match.verdict)}};
      if (!match.category.empty()) spans.push_back({" (" + match.category + ")", Tone::dim});
      std::vector<std::string> why;
      for (const auto& id : match.because) {
        const auto found = by_id.find(id);
        if (found == by_id.end()) continue;
        const auto words =
            fmt::format("{} {}", name_of(found->second->kind), subject_of(*found->second));
        if (std::find(why.begin(), why.end(), words) == why.end()) why.push_back(words);
      }
      if (!why.empty()) spans.push_back({" because of " + joined(why, kNamesShown)});
      page.field(verdict, spans);
    }
  for (const auto& match : report.ccis) {
    if (match.verdict == "none") none.push_back(match.type);
    if (match.verdict == "undetermined") undetermined.push_back(match.type);
  }
  const auto condensed = [&page, &report](const char* verdict,
                                          const std::vector<std::string>& types) {
    if (types.size() == report.ccis.size())
      page.field(verdict, fmt::format("all {} types", types.size()));
    else if (!types.empty())
      page.field(verdict, Spans{{joined(types), Tone::dim}});
  };
  condensed("undetermined", undetermined);
  condensed("none", none);
}

void put_conflicts(Page& page, const Report& report) {
  if (report.conflicts.empty()) return;
  page.heading("DECLARED AND FOUND DIFFER", {}, Tone::yellow);
  for (const auto& conflict : report.conflicts)
    page.paragraph(
        {{"✗ ", Tone::yellow},
         {conflict.text.en, Tone::plain},
         {fmt::format(" (declared: {}; found: {})", conflict.declared, conflict.found), Tone::dim}},
        2, 4);
}

}  // namespace assay
