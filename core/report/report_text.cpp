#include "report/report_text.h"

#include <fmt/core.h>

#include "report/report_json.h"
#include "report/text_parts.h"

namespace assay {
namespace {

void put_head(const Voice& say, const Report& report) {
  const auto& artefact = report.artefact;
  say.paragraph(
      [&](const Tongue& t) {
        return Spans{{artefact.name, Tone::bold},
                     {"  " + t("{}, {}, judged as of {}",
                               {artefact.format, bytes_in_words(artefact.size), report.as_of}),
                      Tone::dim}};
      },
      0, 2);
  if (!artefact.sha256.empty()) say.page().paragraph("SHA-256 " + artefact.sha256, 0, Tone::dim);
}

void put_coverage(const Voice& say, const Report& report) {
  const auto& seen = report.coverage;
  say.heading("Coverage");
  say.paragraph(
      [&](const Tongue& t) {
        auto text = t("{} in {}; not understood {}, encrypted {}, not read {}.",
                      {bytes_in_words(seen.bytes),
                       t.count(seen.blobs, "{} distinct file", "{} distinct files"),
                       bytes_in_words(seen.opaque_bytes), bytes_in_words(seen.encrypted_bytes),
                       bytes_in_words(seen.unread_bytes)});
        if (report.complete) text += t(" Everything could be read.");
        return Spans{{text}};
      },
      2, 2);
  if (!report.reproducible)
    say.paragraph("A time limit was met: another run may see more.", 2, Tone::yellow);
}

void put_tail(const Voice& say, const Report& report) {
  put_coverage(say, report);
  say.page().blank();
  const auto& tool = report.tool;
  auto digest = tool.signatures_digest;
  digest = digest.size() > 19 ? " (" + digest.substr(0, 19) + "…)" : "";
  say.paragraph([&](const Tongue& t) {
    auto text = tool.name + " " + tool.version + ", " +
                t("signatures {}", {tool.signatures_version}) + digest;
    std::vector<std::string> names;
    for (const auto& plugin : tool.plugins) names.push_back(plugin.id + " " + plugin.version);
    if (!names.empty()) text += ", " + t("plugins {}", {joined(names)});
    std::vector<std::string> packs;
    for (const auto& regime : report.regimes)
      packs.push_back(regime.id + " " + regime.version +
                      t.in_brackets(t("law checked to {}", {regime.checked})));
    if (!packs.empty()) text += std::string(t.semicolon()) + t.list(packs);
    return Spans{{text + std::string(t.stop()), Tone::dim}};
  });
  for (const auto& regime : report.regimes)
    say.paragraph([&](const Tongue& t) { return Spans{{t(regime.caution)}}; });
  say.paragraph([&](const Tongue& t) { return Spans{{t(legal_notice())}}; });
}

}  // namespace

std::string write_text(const Report& report, const TextStyle& style) {
  constexpr std::size_t kProblemsShown = 6;
  Page page(style.width, style.colour);
  const Voice say(page, style.language, style.glossary);
  put_head(say, report);
  put_unseen(say, report, style.full ? report.problems.size() : kProblemsShown);
  put_summary(say, report);
  put_encryption(say, report);
  put_ccis(say, report);
  put_declared(say, report);
  put_conflicts(say, report);
  put_duties(say, report, style.full);
  put_findings(say, report, style.all_findings);
  put_tail(say, report);
  return page.take();
}

FindingsById findings_by_id(const Report& report) {
  FindingsById by_id;
  for (const auto& finding : report.findings) by_id.emplace(finding.id, &finding);
  return by_id;
}

std::string subject_of(const Finding& finding) {
  return finding.version ? finding.subject + " " + *finding.version : finding.subject;
}

std::string place_of(const Evidence& evidence) {
  std::string path = evidence.path.empty() ? "the artefact itself" : evidence.path;
  if (evidence.offset == 0 && evidence.length == 0) return path;
  return fmt::format("{}@0x{:x}", path, evidence.offset);
}

}  // namespace assay
