// The findings, for a build engineer: grouped by kind, the telling ones first.
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "data/json.h"
#include "model/names.h"
#include "report/text_parts.h"

namespace assay {
namespace {

constexpr std::size_t kShownOfAKind = 12;
constexpr std::size_t kLabelWidth = 18;

constexpr std::array<std::string_view, 11> kTitles{
    "Algorithms", "Curves",       "Libraries",     "Protocols",
    "Keys",       "Certificates", "Instructions",  "Operating-system interfaces",
    "Kernel",     "Packages",     "Product traits"};

// The same subject in the same role and version, in however many files.
struct Group {
  const Finding* best;
  std::size_t files = 0;
  std::uint64_t proofs = 0;
};

bool stronger(const Finding& a, const Finding& b) { return a.strength > b.strength; }

auto key_of(const Finding& finding) {
  return std::tuple(finding.role, finding.subject, finding.version.value_or(""));
}

std::vector<Group> groups_of(const Report& report, Kind kind, bool all) {
  std::vector<Group> groups;
  std::map<decltype(key_of(report.findings.front())), std::size_t> places;
  for (const auto& finding : report.findings) {
    if (finding.kind != kind) continue;
    const auto known = places.find(key_of(finding));
    if (all || known == places.end()) {
      places[key_of(finding)] = groups.size();
      groups.push_back({&finding, 1, finding.evidence_total});
      continue;
    }
    auto& group = groups[known->second];
    if (stronger(finding, *group.best)) group.best = &finding;
    ++group.files;
    group.proofs += finding.evidence_total;
  }
  std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
    return std::tuple(-static_cast<int>(a.best->strength), a.best->role, a.best->subject) <
           std::tuple(-static_cast<int>(b.best->strength), b.best->role, b.best->subject);
  });
  return groups;
}

bool is_telling(const Finding& finding) {
  return finding.strength != Strength::weak && finding.role != Role::mentions;
}

// Without what a reader knows from the name, and bits that stand there twice.
Object telling_parameters(Object parameters) {
  parameters.erase("primitive");
  if (parameters.count("key_bits")) parameters.erase("symmetric_bits");
  return parameters;
}

void put_group(Page& page, const Group& group) {
  const auto& finding = *group.best;
  const auto strength = finding.strength;
  const auto parameters = parameters_in_words(telling_parameters(finding.parameters));
  Spans spans{{std::string(name_of(finding.role)), Tone::plain},
              {fmt::format(", {}", name_of(strength)),
               strength == Strength::strong ? Tone::plain : Tone::dim},
              {parameters.empty() ? "" : "; " + parameters, Tone::plain}};
  page.labelled(subject_of(finding), spans, {4, kLabelWidth, Tone::bold});
  if (finding.evidence.empty()) return;
  const auto& proof = finding.evidence.front();
  Spans place{{place_of(proof), Tone::plain}};
  if (!proof.section.empty()) place.push_back({" " + proof.section, Tone::dim});
  if (!proof.text.empty()) place.push_back({" " + proof.text, Tone::dim});
  auto rest = fmt::format(" ({}", counted(group.proofs, "proof", "proofs"));
  if (group.files > 1) rest += fmt::format(" in {} files", group.files);
  place.push_back({rest + ", " + finding.id + ")", Tone::dim});
  page.paragraph(place, 6, 8);
}

void put_kind(Page& page, const Report& report, Kind kind, bool all) {
  const auto groups = groups_of(report, kind, all);
  if (groups.empty()) return;
  page.blank();
  page.paragraph({{std::string(kTitles.at(static_cast<std::size_t>(kind))), Tone::bold},
                  {fmt::format("  {}", groups.size()), Tone::dim}},
                 2);
  std::size_t shown = 0;
  std::vector<std::string> rest;
  std::set<std::string> named;
  for (const auto& group : groups) {
    if (all || (is_telling(*group.best) && shown < kShownOfAKind)) {
      put_group(page, group);
      named.insert(subject_of(*group.best));
      ++shown;
      continue;
    }
    const auto name = subject_of(*group.best);
    if (named.insert(name).second) rest.push_back(name);
  }
  if (!rest.empty())
    page.paragraph(fmt::format("{}{}", shown ? "also, or weaker: " : "weak or only named: ",
                               joined(rest, 3 * kShownOfAKind)),
                   4, Tone::dim);
}

}  // namespace

std::string parameters_in_words(const Object& parameters) {
  std::string text;
  for (const auto& [name, value] : parameters) {
    std::string shown;
    if (const auto* list = value.list()) {
      for (const auto& item : *list)
        shown += (shown.empty() ? "" : ", ") +
                 (item.string() ? *item.string() : to_json(item, JsonStyle::compact));
    } else {
      shown = value.string() ? *value.string() : to_json(value, JsonStyle::compact);
    }
    auto label = name;
    std::replace(label.begin(), label.end(), '_', ' ');
    if (!text.empty()) text += "; ";
    text += label;
    text += " ";
    text += shown;
  }
  return text;
}

void put_findings(Page& page, const Report& report, bool all) {
  page.heading("FINDINGS", std::to_string(report.findings.size()));
  if (report.findings.empty()) {
    page.paragraph(report.complete ? "Nothing was found." : "Nothing was found in what was read.",
                   2);
    return;
  }
  for (std::size_t kind = 0; kind < kTitles.size(); ++kind)
    put_kind(page, report, static_cast<Kind>(kind), all);
}

}  // namespace assay
