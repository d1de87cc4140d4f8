#include "report/report_json.h"

#include <fmt/core.h>

#include "data/json.h"
#include "model/names.h"
#include "report/answers.h"
#include "report/json_writer.h"

namespace assay {
namespace {

using Layout = JsonWriter::Layout;

template <typename Items, typename WriteOne>
void write_list(JsonWriter& json, std::string_view name, const Items& items, WriteOne write_one) {
  json.key(name).open_list(Layout::spread);
  for (const auto& item : items) write_one(json, item);
  json.close();
}

void write_bilingual(JsonWriter& json, const Bilingual& text) {
  json.open_object();
  json.key("en").text(text.en);
  json.key("zh").text(text.zh);
  json.close();
}

void write_purposes(JsonWriter& json, const std::vector<Purpose>& purposes) {
  json.key("purposes").open_list();
  for (const auto purpose : purposes) json.text(name_of(purpose));
  json.close();
}

void write_artefact(JsonWriter& json, const ArtefactInfo& artefact) {
  json.key("artefact").open_object();
  json.key("format").text(artefact.format);
  json.key("name").text(artefact.name);
  json.key("sha256").text(artefact.sha256);
  json.key("size").number(artefact.size);
  json.close();
}

void write_blob(JsonWriter& json, const BlobRecord& blob) {
  json.open_object();
  json.key("class").text(name_of(blob.klass));
  json.key("format").text(blob.format);
  json.key("id").text(blob.id);
  json.key("length").number(blob.length);
  json.key("offset").number(blob.offset);
  json.key("parent").text_or_null(blob.parent);
  json.key("paths").texts(blob.paths);
  json.key("size").number(blob.size);
  json.close();
}

void write_ccis(JsonWriter& json, const CcisMatch& match) {
  json.open_object();
  json.key("because").texts(match.because);
  json.key("category").text(match.category);
  json.key("type").text(match.type);
  json.key("verdict").text(match.verdict);
  json.close();
}

void write_citations(JsonWriter& json, const std::map<std::string, Citation>& citations) {
  json.key("citations").open_object(Layout::spread);
  for (const auto& [id, citation] : citations) {
    json.key(id).open_object();
    json.key("en").text(citation.en);
    json.key("instrument").text(citation.instrument);
    json.key("instrument_zh").text(citation.instrument_zh);
    json.key("place").text(citation.place);
    json.key("place_zh").text(citation.place_zh);
    json.key("source").text(citation.source);
    json.key("zh").text(citation.zh);
    json.close();
  }
  json.close();
}

void write_conflict(JsonWriter& json, const Conflict& conflict) {
  json.open_object();
  json.key("declared").text(conflict.declared);
  json.key("found").text(conflict.found);
  json.key("text");
  write_bilingual(json, conflict.text);
  json.close();
}

void write_coverage(JsonWriter& json, const Coverage& coverage) {
  json.key("coverage").open_object();
  json.key("blobs").number(coverage.blobs);
  json.key("bytes").number(coverage.bytes);
  json.key("encrypted_bytes").number(coverage.encrypted_bytes);
  json.key("opaque_bytes").number(coverage.opaque_bytes);
  json.key("unread_bytes").number(coverage.unread_bytes);
  json.close();
}

void write_bits(JsonWriter& json, std::string_view name, const KeyStrength& strength) {
  json.key(name).open_object();
  const auto bits = [&json](std::string_view key, const std::optional<std::int64_t>& value) {
    json.key(key);
    value ? json.integer(*value) : json.null();
  };
  bits("elliptic_bits", strength.elliptic_bits);
  bits("factorisation_bits", strength.factorisation_bits);
  bits("finite_field_bits", strength.finite_field_bits);
  bits("symmetric_bits", strength.symmetric_bits);
  json.close();
}

void write_encryption(JsonWriter& json, const Encryption& encryption) {
  json.key("encryption").open_object(Layout::spread);
  json.key("because").texts(encryption.because);
  json.key("forms").texts(encryption.forms);
  write_purposes(json, encryption.purposes);
  json.key("strength").open_object();
  write_bits(json, "present", encryption.present);
  write_bits(json, "usable", encryption.usable);
  json.close();
  json.key("verdict").text(encryption.verdict);
  json.close();
}

void write_evidence(JsonWriter& json, const Evidence& evidence) {
  json.open_object();
  json.key("address");
  evidence.address ? json.text(fmt::format("0x{:x}", *evidence.address)) : json.null();
  json.key("excerpt").text(evidence.excerpt);
  json.key("length").number(evidence.length);
  json.key("method").text(evidence.method);
  json.key("offset").number(evidence.offset);
  json.key("path").text(evidence.path);
  json.key("plugin").text(evidence.plugin);
  json.key("section").text_or_null(evidence.section);
  json.key("signature").text(evidence.signature);
  json.key("symbol").text_or_null(evidence.symbol);
  json.key("text").text(evidence.text);
  json.close();
}

void write_finding(JsonWriter& json, const Finding& finding) {
  json.open_object();
  json.key("blob").text(finding.blob);
  write_list(json, "evidence", finding.evidence, write_evidence);
  json.key("evidence_total").number(finding.evidence_total);
  json.key("id").text(finding.id);
  json.key("kind").text(name_of(finding.kind));
  json.key("parameters").open_object();
  for (const auto& [name, value] : finding.parameters) json.key(name).value(value);
  json.close();
  write_purposes(json, finding.purposes);
  json.key("role").text(name_of(finding.role));
  json.key("strength").text(name_of(finding.strength));
  json.key("subject").text(finding.subject);
  json.key("version").maybe_text(finding.version);
  json.close();
}

void write_inputs(JsonWriter& json, const Report& report) {
  json.key("inputs").open_object();
  json.key("limits").value(report.limits.object() ? report.limits : Object{});
  json.key("sandbox").text(report.sandbox);
  json.close();
}

void write_changes(JsonWriter& json, const std::vector<Change>& changes) {
  json.key("changes").open_list();
  for (const auto& change : changes) {
    json.open_object();
    json.key("binding").text(change.binding);
    json.key("key").text(change.key);
    json.key("status").text(change.status);
    json.key("values").texts(change.values);
    json.close();
  }
  json.close();
}

void write_remarks(JsonWriter& json, const std::vector<Bilingual>& remarks) {
  json.key("remarks").open_list();
  for (const auto& remark : remarks) write_bilingual(json, remark);
  json.close();
}

void write_obligation(JsonWriter& json, const Obligation& duty) {
  json.open_object(Layout::spread);
  json.key("action").value(duty.action);
  json.key("asks").texts(duty.asks);
  json.key("authority").text(duty.authority);
  json.key("authority_zh").text(duty.authority_zh);
  json.key("because").texts(duty.because);
  json.key("binding").text(duty.binding);
  write_changes(json, duty.changes);
  json.key("citations").texts(duty.citations);
  json.key("confidence").text(duty.confidence);
  json.key("deadline").maybe_text(duty.deadline);
  json.key("ended_by").texts(duty.ended_by);
  json.key("ended_on").maybe_text(duty.ended_on);
  json.key("for").text(duty.for_what);
  json.key("id").text(duty.id);
  json.key("penalty");
  duty.penalty ? write_bilingual(json, *duty.penalty) : json.null();
  json.key("possible").texts(duty.possible);
  write_remarks(json, duty.remarks);
  json.key("rule").text(duty.rule);
  json.key("status").text(duty.status);
  json.key("text");
  write_bilingual(json, duty.text);
  json.key("tree").value(duty.tree);
  json.key("view").text(duty.view);
  json.key("who").text(duty.who);
  json.key("who_zh").text(duty.who_zh);
  json.close();
}

void write_problem(JsonWriter& json, const Problem& problem) {
  json.open_object();
  json.key("loses_bytes").boolean(problem.loses_bytes);
  json.key("message").text(problem.message);
  json.key("path").text(problem.path);
  json.key("plugin").text(problem.plugin);
  json.key("stage").text(name_of(problem.stage));
  json.close();
}

void write_regime(JsonWriter& json, const RegimeInfo& regime) {
  json.open_object();
  json.key("caution");
  write_bilingual(json, regime.caution);
  json.key("checked").text(regime.checked);
  json.key("digest").text(regime.digest);
  json.key("id").text(regime.id);
  json.key("title");
  write_bilingual(json, regime.title);
  json.key("version").text(regime.version);
  json.close();
}

void write_relation(JsonWriter& json, const Relation& relation) {
  json.open_object();
  json.key("from").text(relation.from);
  json.key("to").text(relation.to);
  json.key("type").text(relation.type);
  json.close();
}

void write_tool(JsonWriter& json, const ToolInfo& tool) {
  json.key("tool").open_object(Layout::spread);
  json.key("name").text(tool.name);
  write_list(json, "plugins", tool.plugins, [](JsonWriter& out, const ToolInfo::Plugin& plugin) {
    out.open_object();
    out.key("digest").text(plugin.digest);
    out.key("id").text(plugin.id);
    out.key("version").text(plugin.version);
    out.close();
  });
  json.key("signatures").open_object();
  json.key("digest").text(tool.signatures_digest);
  json.key("version").text(tool.signatures_version);
  json.close();
  json.key("version").text(tool.version);
  json.close();
}

// Members in the order of their names: canonical, whoever writes them.
void write_report(JsonWriter& json, const Report& report) {
  json.open_object(Layout::spread);
  write_artefact(json, report.artefact);
  json.key("as_of").text(report.as_of);
  write_list(json, "blobs", report.blobs, write_blob);
  write_list(json, "ccis", report.ccis, write_ccis);
  write_citations(json, report.citations);
  json.key("complete").boolean(report.complete);
  write_list(json, "conflicts", report.conflicts, write_conflict);
  json.key("context").value(
      report.context.object() ? written_context(report.context, report.answers) : Object{});
  write_coverage(json, report.coverage);
  write_encryption(json, report.encryption);
  write_list(json, "findings", report.findings, write_finding);
  write_inputs(json, report);
  json.key("notice");
  write_bilingual(json, legal_notice());
  write_list(json, "obligations", report.obligations, write_obligation);
  write_list(json, "problems", report.problems, write_problem);
  write_list(json, "regimes", report.regimes, write_regime);
  write_list(json, "relations", report.relations, write_relation);
  json.key("reproducible").boolean(report.reproducible);
  json.key("schema").text("assay-report/1");
  write_tool(json, report.tool);
  json.close();
}

}  // namespace

std::string write_json(std::span<const Report> reports) {
  JsonWriter json;
  if (reports.size() == 1) {
    write_report(json, reports.front());
    return json.take();
  }
  json.open_object(Layout::spread);
  write_list(json, "reports", reports, write_report);
  json.key("schema").text("assay-report-set/1");
  json.close();
  return json.take();
}

Value to_value(const Report& report) { return parse_json(write_json({&report, 1}), "report"); }

Bilingual legal_notice() {
  return {
      "This report states what was found and which published rules it meets. It is not legal "
      "advice.",
      "本报告仅陈述检测结果及其所涉及的公开规定，不构成法律意见。"};
}

}  // namespace assay
