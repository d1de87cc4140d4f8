#include "report/report_text.h"

#include <fmt/core.h>

#include "report/report_json.h"
#include "report/text_parts.h"

namespace assay {
namespace {

void put_head(Page& page, const Report& report) {
  const auto& artefact = report.artefact;
  page.paragraph({{artefact.name, Tone::bold},
                  {fmt::format("  {}, {}, judged as of {}", artefact.format,
                               bytes_in_words(artefact.size), report.as_of),
                   Tone::dim}},
                 0, 2);
  page.paragraph("SHA-256 " + artefact.sha256, 0, Tone::dim);
}

void put_tail(Page& page, const Report& report) {
  const auto& seen = report.coverage;
  page.heading("Coverage");
  auto text = fmt::format(
      "{} in {}; not understood {}, encrypted {}, not read {}.", bytes_in_words(seen.bytes),
      counted(seen.blobs, "distinct file", "distinct files"), bytes_in_words(seen.opaque_bytes),
      bytes_in_words(seen.encrypted_bytes), bytes_in_words(seen.unread_bytes));
  if (report.complete) text += " Everything could be read.";
  page.paragraph(text, 2);
  if (!report.reproducible)
    page.paragraph("A time limit was met: another run may see more.", 2, Tone::yellow);

  page.blank();
  const auto& tool = report.tool;
  auto versions =
      fmt::format("{} {}, signatures {}", tool.name, tool.version, tool.signatures_version);
  if (const auto digest = tool.signatures_digest; digest.size() > 19)
    versions += " (" + digest.substr(0, 19) + "…)";
  std::vector<std::string> names;
  for (const auto& plugin : tool.plugins) names.push_back(plugin.id + " " + plugin.version);
  if (!names.empty()) versions += ", plugins " + joined(names);
  std::vector<std::string> packs;
  for (const auto& regime : report.regimes)
    packs.push_back(
        fmt::format("{} {} (law checked to {})", regime.id, regime.version, regime.checked));
  if (!packs.empty()) versions += "; " + joined(packs);
  page.paragraph(versions + ".", 0, Tone::dim);
  page.paragraph(legal_notice().en);
}

}  // namespace

std::string write_text(const Report& report, const TextStyle& style) {
  Page page(style.width, style.colour);
  put_head(page, report);
  put_unseen(page, report);
  put_encryption(page, report);
  put_ccis(page, report);
  put_conflicts(page, report);
  put_duties(page, report);
  put_findings(page, report, style.all_findings);
  put_tail(page, report);
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
