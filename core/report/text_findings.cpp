// The findings, for a build engineer: grouped by kind, the telling ones first.
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

constexpr std::array<Phrase, 11> kTitles{
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

void put_group(const Voice& say, const Group& group) {
  const auto& finding = *group.best;
  const auto strength = finding.strength;
  const auto parameters = parameters_in_words(telling_parameters(finding.parameters));
  const auto term = [&say](std::string_view name) {
    return say.once([name](const Tongue& t) { return t.term(name); });
  };
  Spans spans{
      {term(name_of(finding.role)), Tone::plain},
      {", " + term(name_of(strength)), strength == Strength::strong ? Tone::plain : Tone::dim},
      {parameters.empty() ? "" : "; " + parameters, Tone::plain}};
  say.page().labelled(subject_of(finding), spans, {4, kLabelWidth, Tone::bold});
  if (finding.evidence.empty()) return;
  const auto& proof = finding.evidence.front();
  Spans place{{place_of(proof), Tone::plain}};
  if (!proof.section.empty()) place.push_back({" " + proof.section, Tone::dim});
  if (!proof.text.empty()) place.push_back({" " + proof.text, Tone::dim});
  const auto rest = say.once([&group](const Tongue& t) {
    const auto proofs = t.count(group.proofs, "{} proof", "{} proofs");
    return group.files > 1 ? t("{} in {} files", {proofs, std::to_string(group.files)}) : proofs;
  });
  place.push_back({" (" + rest + ", " + finding.id + ")", Tone::dim});
  say.page().paragraph(place, 6, 8);
}

void put_rest(const Voice& say, const std::vector<std::string>& rest, bool some_shown) {
  if (rest.empty()) return;
  say.paragraph(
      [&](const Tongue& t) {
        return Spans{{(some_shown ? t("also, or weaker: ") : t("weak or only named: ")) +
                          t.list(rest, 3 * kShownOfAKind),
                      Tone::dim}};
      },
      4, 4);
}

void put_kind(const Voice& say, const Report& report, Kind kind, bool all) {
  const auto groups = groups_of(report, kind, all);
  if (groups.empty()) return;
  say.page().blank();
  say.page().paragraph(
      {{say.once([kind](const Tongue& t) { return t(kTitles.at(static_cast<std::size_t>(kind))); }),
        Tone::bold},
       {"  " + std::to_string(groups.size()), Tone::dim}},
      2);
  std::size_t shown = 0;
  std::vector<std::string> rest;
  std::set<std::string> named;
  for (const auto& group : groups) {
    if (all || (is_telling(*group.best) && shown < kShownOfAKind)) {
      put_group(say, group);
      named.insert(subject_of(*group.best));
      ++shown;
      continue;
    }
    const auto name = subject_of(*group.best);
    if (named.insert(name).second) rest.push_back(name);
  }
  put_rest(say, rest, shown > 0);
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

void put_findings(const Voice& say, const Report& report, bool all) {
  say.heading("FINDINGS",
              [&](const Tongue&) { return Spans{{std::to_string(report.findings.size())}}; });
  if (report.findings.empty()) {
    say.paragraph(report.complete ? Phrase("Nothing was found.")
                                  : Phrase("Nothing was found in what was read."),
                  2);
    return;
  }
  for (std::size_t kind = 0; kind < kTitles.size(); ++kind)
    put_kind(say, report, static_cast<Kind>(kind), all);
}

}  // namespace assay
