#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "data/error.h"
#include "model/names.h"
#include "report/explain.h"
#include "report/signature_words.h"
#include "report/text_parts.h"

namespace assay {
namespace {

Phrase meaning_of(Role role) {
  constexpr std::array<Phrase, 6> kMeanings{
      "its code is in this artefact",
      "a known library is inside, statically",
      "a library or service of the operating system is used for it",
      "it is switched on here",
      "it is only used to check something",
      "it is only named"};
  return kMeanings.at(static_cast<std::size_t>(role));
}

const Finding& chosen(const Report& report, std::string_view id) {
  std::vector<const Finding*> found;
  std::vector<std::string> known;
  for (const auto& finding : report.findings) {
    if (finding.id == id) return finding;
    if ((id.size() > 2 && finding.id.starts_with(id)) || finding.subject == id)
      found.push_back(&finding);
    known.push_back(finding.id);
    known.push_back(finding.subject);
  }
  if (found.size() == 1) return *found.front();
  std::vector<std::string> near;
  near.reserve(found.size());
  for (const auto* finding : found)
    near.push_back(
        fmt::format("{} ({} {})", finding->id, name_of(finding->role), subject_of(*finding)));
  if (found.empty()) near = near_names(id, known);
  throw ConfigError(fmt::format(
      "{}: {} findings are \"{}\"{}", report.artefact.name, found.empty() ? "no" : "several", id,
      near.empty() ? "" : (found.empty() ? "; near: " : ": ") + joined(near, 8)));
}

/// How the finding was come by: each method once, with the plugin that used it.
std::vector<std::string> ways_to(const Finding& finding) {
  std::vector<std::string> ways;
  for (const auto& evidence : finding.evidence)
    ways.push_back(evidence.plugin.empty()
                       ? evidence.method
                       : fmt::format("{} (plugin {})", evidence.method, evidence.plugin));
  std::sort(ways.begin(), ways.end());
  ways.erase(std::unique(ways.begin(), ways.end()), ways.end());
  return ways;
}

// One line of one text.
Voice::Line line(std::function<std::string(const Tongue&)> text) {
  return [text = std::move(text)](const Tongue& t) { return Spans{{text(t)}}; };
}

class Chain {
 public:
  Chain(const Voice& say, const Report& report, const Catalogue& catalogue)
      : say_(say), report_(report), catalogue_(catalogue) {}

  void put(const Finding& finding) {
    say_.page().paragraph({{finding.id, Tone::bold}, {"  " + subject_of(finding), Tone::bold}});
    say_.field("Kind", line([&](const Tongue& t) { return t.term(name_of(finding.kind)); }));
    say_.field("Role", line([&](const Tongue& t) {
                 return t.term(name_of(finding.role)) + std::string(t.colon()) +
                        t(meaning_of(finding.role));
               }));
    say_.field("Strength",
               line([&](const Tongue& t) { return t.term(name_of(finding.strength)); }));
    say_.field("Found by", joined(ways_to(finding), 8));
    say_.field("Purposes", line([&](const Tongue& t) {
                 std::vector<std::string> purposes;
                 for (const auto purpose : finding.purposes)
                   purposes.push_back(t.term(name_of(purpose)));
                 return t.list(purposes);
               }));
    say_.field("Parameters", parameters_in_words(finding.parameters));
    put_blob(finding);
    say_.heading("EVIDENCE", line([&](const Tongue& t) {
                   return t("{} of {}", {std::to_string(finding.evidence.size()),
                                         std::to_string(finding.evidence_total)});
                 }));
    for (std::size_t i = 0; i < finding.evidence.size(); ++i) put(finding.evidence[i], i + 1);
    put_consequences(finding.id);
  }

 private:
  void put_blob(const Finding& finding) {
    const auto blob =
        std::find_if(report_.blobs.begin(), report_.blobs.end(),
                     [&finding](const BlobRecord& one) { return one.id == finding.blob; });
    if (blob == report_.blobs.end()) return;
    say_.field("File", fmt::format("{}, {}, SHA-256 {}", blob->format, bytes_in_words(blob->size),
                                   blob->id));
    say_.field("Paths", joined(blob->paths, 8));
  }

  void put(const Evidence& evidence, std::size_t number) {
    auto& page = say_.page();
    page.blank();
    page.paragraph({{fmt::format("{}  ", number), Tone::dim}, {place_of(evidence)}}, 2, 5);
    if (evidence.length > 0)
      say_.field("Offset", line([&](const Tongue& t) {
                   return fmt::format("{} (0x{:x}), {}", evidence.offset, evidence.offset,
                                      t.count(evidence.length, "{} byte", "{} bytes"));
                 }),
                 5);
    say_.field("Section", evidence.section, 5);
    if (evidence.address) say_.field("Address", fmt::format("0x{:x}", *evidence.address), 5);
    say_.field("Symbol", evidence.symbol, 5);
    say_.field("Method", evidence.method, 5);
    say_.field("Says", evidence.text, 5);
    for (const auto& row : hex_dump(evidence.excerpt, evidence.offset))
      page.verbatim(row, 2, Tone::dim);
    put_signature(evidence);
  }

  void put_signature(const Evidence& evidence) {
    say_.field("Signature", line([&](const Tongue& t) {
                 if (evidence.plugin.empty()) return evidence.signature;
                 return evidence.signature + ", " + t("plugin {}", {evidence.plugin});
               }),
               5);
    const auto place = find_term(catalogue_, evidence.signature);
    if (!place) {
      if (!evidence.signature.empty())
        say_.field("", line([](const Tongue& t) {
                     return t("not among the signatures of this installation");
                   }),
                   5);
      return;
    }
    const auto& origin = catalogue_.origin(place->signature);
    say_.field("Stands in", origin.file + "#" + origin.pointer, 5);
    say_.field("Source", source_of(catalogue_, *place), 5);
  }

  // The verdicts and duties that refer to the finding, then what it is related to.
  std::vector<Voice::Line> consequences(const std::string& id) const {
    const auto rests = [&id](const std::vector<std::string>& because) {
      return std::find(because.begin(), because.end(), id) != because.end();
    };
    std::vector<Voice::Line> lines;
    const auto add = [&lines](std::function<std::string(const Tongue&)> text) {
      lines.push_back(line(std::move(text)));
    };
    if (rests(report_.encryption.because))
      add([&](const Tongue& t) {
        return t("the encryption verdict: {}", {t.term(report_.encryption.verdict)});
      });
    for (const auto& match : report_.ccis)
      if (rests(match.because))
        add([&](const Tongue& t) {
          return t("the product type {}: {}", {t.type(match.type), t.term(match.verdict)});
        });
    for (const auto& duty : report_.obligations)
      if (rests(duty.because))
        add([&](const Tongue& t) {
          return t("the duty {} for {} ({} view): {}",
                   {duty.id, t.type(duty.for_what), t.term(duty.view), t.term(duty.status)});
        });
    for (const auto& conflict : report_.conflicts)
      if (conflict.found == id)
        add([&](const Tongue& t) { return t("a conflict with {}", {conflict.declared}); });
    for (const auto& relation : report_.relations) {
      if (relation.from == id)
        add([&](const Tongue& t) { return t("it {} {}", {t.term(relation.type), relation.to}); });
      if (relation.to == id)
        add([&](const Tongue& t) { return t("{} {} it", {relation.from, t.term(relation.type)}); });
    }
    return lines;
  }

  void put_consequences(const std::string& id) {
    const auto lines = consequences(id);
    say_.heading("WHAT RESTS ON IT");
    if (lines.empty()) say_.paragraph("Nothing: no verdict and no duty refers to it.", 2);
    for (const auto& one : lines) say_.paragraph(one, 2, 4);
  }

  const Voice& say_;
  const Report& report_;
  const Catalogue& catalogue_;
};

int nibble(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

}  // namespace

std::vector<std::string> hex_dump(std::string_view hex, std::uint64_t offset) {
  constexpr std::size_t kRow = 16;
  std::vector<std::string> lines;
  for (std::size_t at = 0; at + 2 <= hex.size(); at += 2 * kRow) {
    std::string digits, letters;
    const auto row = hex.substr(at, 2 * kRow);
    for (std::size_t i = 0; i + 2 <= row.size(); i += 2) {
      const int high = nibble(row[i]), low = nibble(row[i + 1]);
      if (high < 0 || low < 0) return lines;
      const int byte = high * 16 + low;
      digits += fmt::format("{}{:02x} ", i == kRow ? " " : "", byte);
      letters += byte >= ' ' && byte <= '~' ? static_cast<char>(byte) : '.';
    }
    lines.push_back(fmt::format("{:08x}  {:<49} |{}|", offset + at / 2, digits, letters));
  }
  return lines;
}

std::string explain_finding(const Report& report, std::string_view id, const Catalogue& catalogue,
                            const TextStyle& style) {
  Page page(style.width, style.colour);
  const Voice say(page, style.language, style.glossary);
  Chain(say, report, catalogue).put(chosen(report, id));
  return page.take();
}

}  // namespace assay
