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

const char* meaning_of(Role role) {
  constexpr std::array<const char*, 6> kMeanings{
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

class Chain {
 public:
  Chain(Page& page, const Report& report, const Catalogue& catalogue)
      : page_(page), report_(report), catalogue_(catalogue) {}

  void put(const Finding& finding) {
    page_.paragraph({{finding.id, Tone::bold}, {"  " + subject_of(finding), Tone::bold}});
    page_.field("Kind", name_of(finding.kind));
    page_.field("Role", fmt::format("{}: {}", name_of(finding.role), meaning_of(finding.role)));
    page_.field("Strength", name_of(finding.strength));
    page_.field("Found by", joined(ways_to(finding), 8));
    std::vector<std::string> purposes;
    for (const auto purpose : finding.purposes) purposes.emplace_back(name_of(purpose));
    page_.field("Purposes", joined(purposes));
    page_.field("Parameters", parameters_in_words(finding.parameters));
    put_blob(finding);
    page_.heading("EVIDENCE",
                  fmt::format("{} of {}", finding.evidence.size(), finding.evidence_total));
    for (std::size_t i = 0; i < finding.evidence.size(); ++i) put(finding.evidence[i], i + 1);
    put_consequences(finding.id);
  }

 private:
  void put_blob(const Finding& finding) {
    const auto blob =
        std::find_if(report_.blobs.begin(), report_.blobs.end(),
                     [&finding](const BlobRecord& one) { return one.id == finding.blob; });
    if (blob == report_.blobs.end()) return;
    page_.field("File", fmt::format("{}, {}, SHA-256 {}", blob->format, bytes_in_words(blob->size),
                                    blob->id));
    page_.field("Paths", joined(blob->paths, 8));
  }

  void put(const Evidence& evidence, std::size_t number) {
    page_.blank();
    page_.paragraph({{fmt::format("{}  ", number), Tone::dim}, {place_of(evidence)}}, 2, 5);
    if (evidence.length > 0)
      page_.field("Offset",
                  fmt::format("{} (0x{:x}), {}", evidence.offset, evidence.offset,
                              counted(evidence.length, "byte", "bytes")),
                  5);
    page_.field("Section", evidence.section, 5);
    if (evidence.address) page_.field("Address", fmt::format("0x{:x}", *evidence.address), 5);
    page_.field("Symbol", evidence.symbol, 5);
    page_.field("Method", evidence.method, 5);
    page_.field("Says", evidence.text, 5);
    for (const auto& line : hex_dump(evidence.excerpt, evidence.offset))
      page_.verbatim(line, 2, Tone::dim);
    put_signature(evidence);
  }

  void put_signature(const Evidence& evidence) {
    const auto owner = evidence.plugin.empty() ? "" : ", plugin " + evidence.plugin;
    page_.field("Signature", evidence.signature + owner, 5);
    const auto place = find_term(catalogue_, evidence.signature);
    if (!place) {
      if (!evidence.signature.empty())
        page_.field("", "not among the signatures of this installation", 5);
      return;
    }
    const auto& origin = catalogue_.origin(place->signature);
    page_.field("Stands in", origin.file + "#" + origin.pointer, 5);
    page_.field("Source", source_of(catalogue_, *place), 5);
  }

  void put_consequences(const std::string& id) {
    const auto rests = [&id](const std::vector<std::string>& because) {
      return std::find(because.begin(), because.end(), id) != because.end();
    };
    std::vector<Spans> lines;
    if (rests(report_.encryption.because))
      lines.push_back({{"the encryption verdict: " + report_.encryption.verdict}});
    for (const auto& match : report_.ccis)
      if (rests(match.because))
        lines.push_back({{fmt::format("the product type {}: {}", match.type, match.verdict)}});
    for (const auto& duty : report_.obligations)
      if (rests(duty.because))
        lines.push_back({{fmt::format("the duty {} for {} ({} view): {}", duty.id, duty.for_what,
                                      duty.view, status_in_words(duty.status))}});
    for (const auto& conflict : report_.conflicts)
      if (conflict.found == id) lines.push_back({{"a conflict with " + conflict.declared}});
    for (const auto& relation : report_.relations) {
      if (relation.from == id) lines.push_back({{"it " + relation.type + " " + relation.to}});
      if (relation.to == id) lines.push_back({{relation.from + " " + relation.type + " it"}});
    }
    page_.heading("WHAT RESTS ON IT");
    if (lines.empty()) page_.paragraph("Nothing: no verdict and no duty refers to it.", 2);
    for (const auto& line : lines) page_.paragraph(line, 2, 4);
  }

  Page& page_;
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
  Chain(page, report, catalogue).put(chosen(report, id));
  return page.take();
}

}  // namespace assay
