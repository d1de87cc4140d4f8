// A saved report read back: Node says file and pointer of whatever is wrong.
#include <algorithm>
#include <charconv>

#include "data/error.h"
#include "data/node.h"
#include "model/names.h"
#include "report/answers.h"
#include "report/report_json.h"

namespace assay {
namespace {

template <typename Enum>
Enum enum_of(const Node& node) {
  const auto name = node.string();
  if (const auto value = named<Enum>(name)) return *value;
  node.fail("\"" + name + "\" is none of the names allowed here");
}

std::string word_of(const Node& node, std::initializer_list<std::string_view> allowed) {
  auto word = node.string();
  if (std::find(allowed.begin(), allowed.end(), word) != allowed.end()) return word;
  node.fail("\"" + word + "\" is none of the names allowed here");
}

// The member, or nothing where it is absent or null.
std::optional<Node> given(const Node& node, std::string_view key) {
  auto member = node.find(key);
  if (member && member->value().is_null()) return std::nullopt;
  return member;
}

std::string text(const Node& node, std::string_view key) {
  const auto member = given(node, key);
  return member ? member->string() : std::string();
}

std::optional<std::string> maybe_text(const Node& node, std::string_view key) {
  const auto member = given(node, key);
  if (!member) return std::nullopt;
  return member->string();
}

std::vector<std::string> texts(const Node& node, std::string_view key) {
  const auto member = given(node, key);
  return member ? member->strings() : std::vector<std::string>{};
}

std::uint64_t size(const Node& node, std::string_view key) {
  const auto member = given(node, key);
  if (!member) return 0;
  const auto value = member->integer();
  if (value < 0) member->fail("this number cannot be negative");
  return static_cast<std::uint64_t>(value);
}

Value value(const Node& node, std::string_view key) {
  const auto member = given(node, key);
  return member ? member->value() : Value();
}

Object object(const Node& node, std::string_view key) {
  const auto member = given(node, key);
  if (!member) return {};
  const auto* held = member->value().object();
  if (!held) member->fail("an object is wanted here");
  return *held;
}

template <typename ReadOne>
auto list(const Node& node, std::string_view key, ReadOne read_one) {
  std::vector<decltype(read_one(node))> items;
  if (const auto member = given(node, key))
    for (const auto& item : member->list()) items.push_back(read_one(item));
  return items;
}

Bilingual bilingual(const Node& node, std::string_view key) {
  const auto member = given(node, key);
  if (!member) return {};
  return {text(*member, "en"), text(*member, "zh")};
}

ToolInfo read_tool(const Node& node) {
  ToolInfo tool;
  tool.name = text(node, "name");
  tool.version = text(node, "version");
  if (const auto signatures = given(node, "signatures")) {
    tool.signatures_version = text(*signatures, "version");
    tool.signatures_digest = text(*signatures, "digest");
  }
  tool.plugins = list(node, "plugins", [](const Node& plugin) {
    return ToolInfo::Plugin{plugin.at("id").string(), text(plugin, "version"),
                            text(plugin, "digest")};
  });
  return tool;
}

RegimeInfo read_regime(const Node& node) {
  return {node.at("id").string(), text(node, "version"),    text(node, "digest"),
          text(node, "checked"),  bilingual(node, "title"), bilingual(node, "caution")};
}

Problem read_problem(const Node& node) {
  Problem problem;
  problem.path = text(node, "path");
  problem.stage = enum_of<Stage>(node.at("stage"));
  problem.plugin = text(node, "plugin");
  problem.message = node.at("message").string();
  problem.loses_bytes = node.boolean_or("loses_bytes", true);
  return problem;
}

BlobRecord read_blob(const Node& node) {
  BlobRecord blob;
  blob.id = node.at("id").string();
  blob.size = size(node, "size");
  blob.format = text(node, "format");
  blob.klass = enum_of<BlobClass>(node.at("class"));
  blob.parent = text(node, "parent");
  blob.offset = size(node, "offset");
  blob.length = size(node, "length");
  blob.paths = texts(node, "paths");
  return blob;
}

std::optional<std::uint64_t> read_address(const Node& node) {
  const auto member = given(node, "address");
  if (!member) return std::nullopt;
  const auto digits = member->string();
  std::uint64_t address = 0;
  const char* const end = digits.data() + digits.size();
  if (!digits.starts_with("0x") || digits.size() < 3 ||
      std::from_chars(digits.data() + 2, end, address, 16).ptr != end)
    member->fail("an address is written \"0x…\" in hexadecimal digits");
  return address;
}

Evidence read_evidence(const Node& node) {
  Evidence evidence;
  evidence.path = text(node, "path");
  evidence.offset = size(node, "offset");
  evidence.length = size(node, "length");
  evidence.section = text(node, "section");
  evidence.address = read_address(node);
  evidence.symbol = text(node, "symbol");
  evidence.method = text(node, "method");
  evidence.signature = text(node, "signature");
  evidence.plugin = text(node, "plugin");
  evidence.excerpt = text(node, "excerpt");
  evidence.text = text(node, "text");
  return evidence;
}

Finding read_finding(const Node& node) {
  Finding finding;
  finding.id = node.at("id").string();
  finding.kind = enum_of<Kind>(node.at("kind"));
  finding.subject = node.at("subject").string();
  finding.role = enum_of<Role>(node.at("role"));
  finding.strength = enum_of<Strength>(node.at("strength"));
  finding.purposes = list(node, "purposes", enum_of<Purpose>);
  finding.version = maybe_text(node, "version");
  finding.parameters = object(node, "parameters");
  finding.blob = text(node, "blob");
  finding.evidence = list(node, "evidence", read_evidence);
  finding.evidence_total =
      node.has("evidence_total") ? size(node, "evidence_total") : finding.evidence.size();
  return finding;
}

Relation read_relation(const Node& node) {
  return {node.at("from").string(), node.at("to").string(), node.at("type").string()};
}

KeyStrength read_strength(const Node& node, std::string_view key) {
  KeyStrength strength;
  const auto member = given(node, key);
  if (!member) return strength;
  const auto bits = [&member](std::string_view name) -> std::optional<std::int64_t> {
    const auto number = given(*member, name);
    if (!number) return std::nullopt;
    return number->integer();
  };
  strength.symmetric_bits = bits("symmetric_bits");
  strength.factorisation_bits = bits("factorisation_bits");
  strength.finite_field_bits = bits("finite_field_bits");
  strength.elliptic_bits = bits("elliptic_bits");
  return strength;
}

Encryption read_encryption(const Node& node) {
  Encryption encryption;
  encryption.verdict = word_of(node.at("verdict"),
                               {"present", "integrity-only", "mentioned", "none", "undetermined"});
  encryption.purposes = list(node, "purposes", enum_of<Purpose>);
  if (const auto strength = given(node, "strength")) {
    encryption.present = read_strength(*strength, "present");
    encryption.usable = read_strength(*strength, "usable");
  }
  encryption.forms = texts(node, "forms");
  encryption.because = texts(node, "because");
  return encryption;
}

CcisMatch read_ccis(const Node& node) {
  return {node.at("type").string(), text(node, "category"),
          word_of(node.at("verdict"), {"candidate", "component", "none", "undetermined"}),
          texts(node, "because")};
}

Conflict read_conflict(const Node& node) {
  return {text(node, "declared"), text(node, "found"), bilingual(node, "text")};
}

Change read_change(const Node& node) {
  return {node.at("key").string(), texts(node, "values"), text(node, "status"),
          text(node, "binding")};
}

Obligation read_obligation(const Node& node) {
  Obligation duty;
  duty.id = node.at("id").string();
  duty.view = node.at("view").string();
  duty.for_what = text(node, "for");
  duty.who = text(node, "who");
  duty.who_zh = text(node, "who_zh");
  duty.binding = text(node, "binding");
  duty.status = node.at("status").string();
  duty.rule = text(node, "rule");
  duty.text = bilingual(node, "text");
  duty.action = value(node, "action");
  duty.deadline = maybe_text(node, "deadline");
  duty.authority = text(node, "authority");
  duty.authority_zh = text(node, "authority_zh");
  if (given(node, "penalty")) duty.penalty = bilingual(node, "penalty");
  duty.remarks = list(node, "remarks", [](const Node& remark) {
    return Bilingual{text(remark, "en"), text(remark, "zh")};
  });
  duty.possible = texts(node, "possible");
  duty.changes = list(node, "changes", read_change);
  duty.ended_on = maybe_text(node, "ended_on");
  duty.ended_by = texts(node, "ended_by");
  duty.citations = texts(node, "citations");
  duty.because = texts(node, "because");
  duty.asks = texts(node, "asks");
  duty.tree = value(node, "tree");
  duty.confidence = text(node, "confidence");
  return duty;
}

std::map<std::string, Citation> read_citations(const Node& node) {
  std::map<std::string, Citation> citations;
  if (const auto member = given(node, "citations"))
    for (const auto& [id, citation] : member->members())
      citations[id] = {text(citation, "instrument"), text(citation, "place"),
                       text(citation, "en"),         text(citation, "zh"),
                       text(citation, "source"),     text(citation, "instrument_zh"),
                       text(citation, "place_zh")};
  return citations;
}

void require_schema(const Node& node) {
  const auto schema = node.at("schema");
  const auto name = schema.string();
  if (name == "assay-report/1") return;
  if (name == "assay-report-set/1")
    schema.fail("this is a set of reports; one report (assay-report/1) is wanted here");
  schema.fail("the schema is \"" + name + "\"; only \"assay-report/1\" can be read");
}

// A report without these says nothing of what was not seen; ours always has them.
void read_extent(const Node& node, Report& report) {
  report.problems = list(node, "problems", read_problem);
  const bool lost = std::any_of(report.problems.begin(), report.problems.end(),
                                [](const Problem& problem) { return problem.loses_bytes; });
  report.complete = node.boolean_or("complete", !lost);
  if (const auto coverage = given(node, "coverage"))
    report.coverage = {size(*coverage, "blobs"), size(*coverage, "bytes"),
                       size(*coverage, "opaque_bytes"), size(*coverage, "encrypted_bytes"),
                       size(*coverage, "unread_bytes")};
  report.reproducible = node.boolean_or("reproducible", true);
}

void read_inputs(const Node& node, Report& report) {
  if (const auto tool = given(node, "tool")) report.tool = read_tool(*tool);
  report.as_of = text(node, "as_of");
  if (const auto context = given(node, "context"))
    report.context = plain_context(object(node, "context"), context->place(), report.answers);
  else
    report.context = Object{};
  report.limits = Object{};
  if (const auto inputs = given(node, "inputs")) {
    report.limits = object(*inputs, "limits");
    report.sandbox = inputs->string_or("sandbox", "off");
  }
  report.regimes = list(node, "regimes", read_regime);
  if (const auto artefact = given(node, "artefact"))
    report.artefact = {text(*artefact, "name"), size(*artefact, "size"), text(*artefact, "sha256"),
                       text(*artefact, "format")};
}

Report read_report(const Node& node) {
  require_schema(node);
  Report report;
  read_inputs(node, report);
  read_extent(node, report);
  report.encryption = read_encryption(node.at("encryption"));
  node.at("ccis");
  report.ccis = list(node, "ccis", read_ccis);
  report.blobs = list(node, "blobs", read_blob);
  report.findings = list(node, "findings", read_finding);
  report.relations = list(node, "relations", read_relation);
  report.conflicts = list(node, "conflicts", read_conflict);
  report.obligations = list(node, "obligations", read_obligation);
  report.citations = read_citations(node);
  return report;
}

}  // namespace

Report report_from_value(const Value& saved, const std::string& origin) {
  return read_report(Node(saved, origin));
}

std::vector<Report> reports_from_value(const Value& saved, const std::string& origin) {
  const Node node(saved, origin);
  if (node.string_or("schema", "") == "assay-report-set/1") {
    node.at("reports");
    return list(node, "reports", read_report);
  }
  return {read_report(node)};
}

}  // namespace assay
