#include "unit/report/sample_reports.h"

#include <cstdio>

#include "model/limits.h"

namespace assay::test {
namespace {

std::string hex_of(int number, int digits) {
  char text[65];
  std::snprintf(text, sizeof text, "%0*x", digits, static_cast<unsigned>(number));
  return text;
}

std::string digest(int number) { return hex_of(number, 64); }

Report base(const std::string& name) {
  Report report;
  report.tool.version = "0.1.0";
  report.tool.signatures_version = "2026.11";
  report.tool.signatures_digest = "sha256:" + digest(0xabc);
  report.tool.plugins = {{"algorithms", "1", "sha256:" + digest(1)},
                         {"libraries", "1", "sha256:" + digest(2)}};
  report.as_of = "2026-11-22";
  report.context = Object{};
  report.limits = to_value(Limits{});
  report.regimes = {{"cn-seeds", "1", "sha256:" + digest(3), "2025-09"}};
  report.artefact = {name, 2'031'616, digest(0xdeb), "deb"};
  report.coverage = {3, 5'242'880, 0, 0, 0};
  report.blobs = {{digest(0xdeb), 2'031'616, "deb", BlobClass::container, "", 0, 0, {""}},
                  {digest(0xe1f),
                   4'194'304,
                   "elf",
                   BlobClass::code,
                   digest(0xdeb),
                   0,
                   0,
                   {"data.tar!/usr/lib/libcrypto.so.3", "data.tar!/usr/lib/libcrypto.so.3#2"}}};
  for (const char* type : {"firewall", "isolation-card", "isolation-exchange", "secure-router",
                           "smartcard-cos", "backup-recovery", "secure-os", "secure-db", "antispam",
                           "ids", "vuln-scanner", "security-audit", "website-recovery"})
    report.ccis.push_back({type, "boundary-security", "none", {}});
  return report;
}

Value leaf(const char* key, const char* wanted, const char* truth) {
  return Object{
      {"op", "test"}, {"of", List{Object{{"declared", key}, {"is", wanted}}}}, {"truth", truth}};
}

Obligation import_licence() {
  Obligation duty;
  duty.id = "CN-IMP-SCA";
  duty.view = "seed";
  duty.for_what = "encryption";
  duty.who = "importer";
  duty.binding = "unknown";
  duty.status = "needs_human_answer";
  duty.rule = "cn-seeds.import-licence";
  duty.text = {
      "Import of encryption products and of equipment containing encryption technology needs a "
      "licence of the State Cryptography Administration.",
      "进口密码产品以及含有密码技术的设备须经国家密码管理局许可。"};
  duty.action = Object{{"en", "Apply for the import licence before shipping."},
                       {"zh", "发货前申请进口许可证。"}};
  duty.authority = "State Cryptography Administration";
  duty.ended_on = "2021-01-01";
  duty.ended_by = {"L15"};
  duty.citations = {"S2.13", "L15"};
  duty.because = {"f-0000000000000001"};
  duty.asks = {"movement", "end_user.party"};
  duty.tree = Object{{"op", "all"},
                     {"truth", "unknown"},
                     {"of", List{leaf("encryption_purpose", "confidentiality", "true"),
                                 leaf("movement", "import", "unknown"),
                                 leaf("end_user.party", "domestic", "unknown")}}};
  duty.confidence = "seed";
  return duty;
}

Obligation certificate() {
  Obligation duty;
  duty.id = "CN-CNCSP";
  duty.view = "as-of";
  duty.for_what = "firewall";
  duty.who = "maker";
  duty.binding = "yes";
  duty.status = "required";
  duty.rule = "cn.cncsp-2023";
  duty.text = {"The product must be certified or tested before it is sold or provided in China.",
               "产品须经认证合格或者检测符合要求后，方可在境内销售或者提供。"};
  duty.action = Object{{"en", "Have the product certified by a listed body."},
                       {"zh", "由列入名录的机构认证。"}};
  duty.deadline = "2026-12-31";
  duty.authority = "CAC, MIIT, MPS, CNCA";
  duty.citations = {"L17"};
  duty.because = {"f-0000000000000003"};
  duty.tree = Object{
      {"op", "all"},
      {"truth", "true"},
      {"of", List{leaf("main_function", "firewall", "true"), leaf("roles", "seller", "true")}}};
  duty.confidence = "verified";
  return duty;
}

Obligation quiet(const char* id, const char* view, const char* status) {
  Obligation duty;
  duty.id = id;
  duty.view = view;
  duty.for_what = "encryption";
  duty.who = "maker";
  duty.binding = "no";
  duty.status = status;
  duty.rule = std::string("cn.") + id;
  duty.text = {"Production of cipher products needs an approval.", "生产密码产品须经批准。"};
  duty.ended_on =
      std::string(status) == "removed" ? std::optional<std::string>("2017-09-29") : std::nullopt;
  duty.citations = {"S2.4"};
  duty.confidence = "seed";
  return duty;
}

}  // namespace

Finding finding(int number, Kind kind, std::string subject, Role role, const std::string& path) {
  Finding finding;
  finding.id = "f-" + hex_of(number, 16);
  finding.kind = kind;
  finding.subject = std::move(subject);
  finding.role = role;
  finding.strength = Strength::strong;
  finding.blob = digest(0xe1f);
  Evidence evidence;
  evidence.path = path;
  evidence.offset = 1'712'960;
  evidence.length = 256;
  evidence.section = ".rodata";
  evidence.method = "table";
  evidence.signature = "aes.sbox";
  evidence.plugin = "algorithms";
  evidence.excerpt = "637c777bf26b6fc53001672bfed7ab76ca82c97dfa5947f0add4a2af9ca472c0";
  evidence.text = "S-box of AES";
  finding.evidence = {evidence};
  finding.evidence_total = 1;
  return finding;
}

Report library_package() {
  Report report = base("libssl3_3.0.15-1_amd64.deb");
  const std::string path = "data.tar!/usr/lib/libcrypto.so.3";
  report.findings = {finding(1, Kind::algorithm, "AES", Role::implements, path),
                     finding(2, Kind::library, "openssl", Role::embeds, path),
                     finding(3, Kind::trait, "packet-filter", Role::implements, path),
                     finding(4, Kind::curve, "P-521", Role::implements, path)};
  report.findings[0].purposes = {Purpose::confidentiality};
  report.findings[0].parameters = {{"key_bits", List{128, 192, 256}}, {"modes", List{"GCM"}}};
  report.findings[0].evidence[0].address = 0xffffffff811a2340;
  report.findings[0].evidence[0].symbol = "AES_Te";
  report.findings[0].evidence_total = 12;
  report.findings[1].version = "3.0.15";
  report.findings[2].strength = Strength::likely;
  report.findings[3].purposes = {Purpose::key_agreement, Purpose::signature};
  report.relations = {{"f-0000000000000002", "f-0000000000000001", "contains"}};
  report.encryption.verdict = "present";
  report.encryption.purposes = {Purpose::confidentiality, Purpose::key_agreement};
  report.encryption.present = {256, 16384, std::nullopt, 521};
  report.encryption.usable = {256, 4096, std::nullopt, 521};
  report.encryption.forms = {"software", "vpn-gateway"};
  report.encryption.because = {"f-0000000000000001", "f-0000000000000002"};
  report.ccis[0] = {"firewall", "boundary-security", "candidate", {"f-0000000000000003"}};
  report.ccis[3] = {"secure-router", "communication-security", "component", {"f-0000000000000003"}};
  report.context =
      Object{{"encryption_purpose", "authentication-only"}, {"roles", List{"maker", "importer"}}};
  report.conflicts = {{"encryption_purpose = authentication-only",
                       "f-0000000000000001",
                       {"Authentication only was declared, but AES for confidentiality is inside.",
                        "声明仅用于鉴别，但检出用于机密性的 AES。"}}};
  report.obligations = {certificate(), quiet("CN-PROD", "as-of", "removed"),
                        quiet("CN-CC-CERT", "as-of", "voluntary"), import_licence(),
                        quiet("CN-CCIS-GP", "seed", "silent")};
  report.citations = {
      {"L15",
       {"MOFCOM, SCA and GACC announcement 63 of 2020", "1",
        "The import list replaces the SCA licence from 2021-01-01.", "", "V:4"}},
      {"L17", {"Announcement 2 of 2023", "list", "Thirty-four security products.", "", "V:13"}},
      {"S2.13",
       {"Guomijuzi [2017] 336", "III", "The import licence continues.", "进口许可继续实施。",
        "S2"}},
      {"S2.4", {"Guomijuzi [2017] 336", "I", "Four approvals end.", "取消四项审批。", "S2"}}};
  return report;
}

Report plain_package() {
  Report report = base("cowsay_3.03_all.deb");
  report.obligations = {quiet("CN-IMP-63", "as-of", "not_required"),
                        quiet("CN-IMP-SCA", "seed", "not_required"),
                        quiet("CN-CCIS-GP", "seed", "silent")};
  return report;
}

Report incomplete_package() {
  Report report = base("appliance.iso");
  report.complete = false;
  report.artefact.format = "iso9660";
  report.problems = {
      {"pool/secret.zip!/notes.txt", Stage::unpack, "", "the member is encrypted", true},
      {"pool/broken_1.0_amd64.deb", Stage::unpack, "", "the archive ends after 4096 bytes", true},
      {"usr/bin/tool", Stage::inspect, "algorithms", "the plugin threw: out of range", false}};
  report.coverage = {2, 1'048'576, 3'145'728, 4096, 1'024};
  report.encryption.verdict = "undetermined";
  for (auto& match : report.ccis) match.verdict = "undetermined";
  return report;
}

Report hostile_package() {
  const std::string bad =
      "a\x1b[31mred\x1b[0m\x07\r\nb\xc2\x9b"
      "31m\xff\xfe \"quoted\" \\ \xe2\x80\xaetxt.exe 防火墙 e\xcc\x81";
  Report report = base(bad);
  report.artefact.name = bad;
  report.findings = {finding(1, Kind::library, bad, Role::mentions, bad)};
  report.findings[0].version = bad;
  report.findings[0].evidence[0].text = bad;
  report.findings[0].evidence[0].symbol = bad;
  report.problems = {{bad, Stage::read, bad, bad, true}};
  report.complete = false;
  report.context = Object{{bad, bad}};
  report.obligations = {certificate()};
  report.obligations[0].text.en = bad;
  report.obligations[0].action = Object{{"en", bad}};
  report.obligations[0].authority = bad;
  return report;
}

Report large_image(int blobs, int findings) {
  Report report = base("image.iso");
  for (int i = 0; i < blobs; ++i)
    report.blobs.push_back({digest(i),
                            4096,
                            "elf",
                            BlobClass::code,
                            digest(0xdeb),
                            0,
                            0,
                            {"squashfs!/usr/lib/x86_64-linux-gnu/lib" + std::to_string(i)}});
  for (int i = 0; i < findings; ++i) {
    report.findings.push_back(
        finding(i, Kind::algorithm, "AES", Role::implements, report.blobs.back().paths[0]));
    report.findings.back().evidence.resize(4, report.findings.back().evidence[0]);
  }
  return report;
}

std::vector<NamedReport> golden_reports() {
  return {{"library_package", library_package()},
          {"plain_package", plain_package()},
          {"incomplete_package", incomplete_package()},
          {"hostile_package", hostile_package()}};
}

}  // namespace assay::test
