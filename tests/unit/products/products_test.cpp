// Traits from snippets of the real formats, and where they may stand.
#include <algorithm>
#include <cstdlib>
#include <set>

#include "unit/products/trait_line.h"

namespace assay {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::IsEmpty;
using testing::Not;

const fs::path& work() {
  static const fs::path folder = [] {
    std::string name = (fs::path(testing::TempDir()) / "assay-products-XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::runtime_error("no folder for the test");
    return fs::path(name);
  }();
  return folder;
}

const TraitLine& line() {
  static const TraitLine made(work());
  return made;
}

class RemoveWork : public testing::Environment {
 public:
  void TearDown() override { fs::remove_all(work()); }
};
const auto* const kRemoveWork = testing::AddGlobalTestEnvironment(new RemoveWork);

using Files = std::map<std::string, std::string>;

std::vector<Finding> findings_in(const Files& files) {
  const auto folder = work() / "artefact";
  fs::remove_all(folder);
  for (const auto& [name, text] : files) {
    fs::create_directories((folder / name).parent_path());
    std::ofstream(folder / name, std::ios::binary) << text;
  }
  return line().scan(folder);
}

/// Traits that count: more than a mention, and more than weak.
std::vector<std::string> traits_in(const Files& files) {
  std::vector<std::string> traits;
  for (const auto& finding : findings_in(files))
    if (finding.role != Role::mentions && finding.strength != Strength::weak)
      traits.push_back(finding.subject);
  return traits;
}

std::string verdict(const std::string& type, const Files& files) {
  for (const auto& match : line().types(findings_in(files)))
    if (match.type == type) return match.verdict;
  return "no such type";
}

std::string repeated(const std::string& text, int times) {
  std::string out = "# begin\n";
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

const std::string kSnortRule =
    "alert tcp $EXTERNAL_NET any -> $HTTP_SERVERS $HTTP_PORTS (msg:\"WEB-CGI phf access\"; "
    "flow:to_server,established; content:\"/phf\"; classtype:web-application-activity; sid:886; "
    "rev:17;)\n";
const std::string kSpamRules =
    "# head tests\n"
    "header   __HAS_MESSAGE_ID  exists:Message-Id\n"
    "header   SUBJ_ALL_CAPS     Subject =~ /^[^a-z]+$/\n"
    "describe SUBJ_ALL_CAPS     Subject is all capitals\n"
    "describe MISSING_DATE      Missing Date: header\n"
    "describe FROM_NO_USER      From: has no local-part\n"
    "score SUBJ_ALL_CAPS 1.625\n"
    "score MISSING_DATE 2.739\n"
    "score FROM_NO_USER 0.001\n";
const std::string kSavedRules =
    "*filter\n:INPUT DROP [0:0]\n:FORWARD DROP [0:0]\n:OUTPUT ACCEPT [15:900]\n"
    "-A INPUT -i lo -j ACCEPT\nCOMMIT\n";

struct SnippetCase {
  std::string name, file, text, trait;
};

std::vector<SnippetCase> snippets() {
  return {
      {"snort_rules", "etc/snort/rules/web-cgi.rules", repeated(kSnortRule, 6), "ids.rules"},
      {"spamassassin_rules", "usr/share/spamassassin/20_head_tests.cf", kSpamRules, "spam.rules"},
      {"iptables_save", "etc/iptables/rules.v4", kSavedRules, "packet-filter.rules"},
      {"nftables", "etc/nftables.conf",
       "table inet filter {\n chain input {\n  type filter hook input priority 0; policy drop;\n",
       "packet-filter.rules"},
      {"iptables_script", "usr/sbin/wall",
       "#!/bin/sh\niptables -P INPUT DROP\niptables -A INPUT -i lo -j ACCEPT\n"
       "iptables -t nat -A POSTROUTING -j MASQUERADE\n",
       "packet-filter.script"},
      {"modsecurity_rules", "etc/modsecurity/crs/rules.conf",
       repeated("SecRule REQUEST_HEADERS:User-Agent \"@pmFromFile x.data\" \"id:913100,deny\"\n",
                3),
       "firewall.web-application-rules"},
      {"opnsense_config", "backup/config.xml",
       "<?xml version=\"1.0\"?>\n<opnsense>\n  <version>11.2</version>\n", "firewall.appliance"},
      {"vyos_config", "config.boot", "set firewall name WAN_LOCAL default-action drop\n",
       "firewall.appliance"},
      {"frr_config", "etc/frr/frr.conf",
       "hostname r1\n!\nrouter bgp 65001\n neighbor 10.0.0.1 remote-as 65002\n",
       "router.routing-config"},
      {"ipsec_connection", "etc/ipsec.conf",
       "conn site\n\tleft=%defaultroute\n\tleftsubnet=10.1.0.0/16\n", "vpn.policy-config"},
      {"nasl_check", "var/lib/openvas/plugins/x.nasl",
       "if(description)\n{\n  script_oid(\"1.3.6.1.4.1.25623.1.0.10003\");\n", "vulnscan.plugins"},
      {"service_probes", "usr/share/nmap/nmap-service-probes",
       repeated("Probe TCP GetRequest q|GET / HTTP/1.0\\r\\n\\r\\n|\nrarity 1\n", 5),
       "vulnscan.service-probes"},
      {"mls_configuration", "etc/selinux/config", "# policy\nSELINUX=enforcing\nSELINUXTYPE=mls\n",
       "os.mls-enforcing"},
      {"audit_rules", "etc/audit/rules.d/stig.rules", "-D\n-w /etc/shadow -p wa -k identity\n",
       "os.audit-rules"},
      {"separation_of_duty", "data/postgresql.conf",
       "#audit_enabled = on\nenableSeparationOfDuty = on\n", "db.separation-of-duty"},
      {"card_os_dispatcher", "virtualcard/os.py",
       "self.ins2handler = {\n 0xa4: self.mf.selectFile,\n 0xb0: self.mf.readBinary,\n"
       " 0x84: self.sam.get_challenge,\n 0x88: self.sam.internal_authenticate }\n",
       "smartcard.apdu-dispatcher"},
      {"java_card_applet", "src/Purse.java",
       "package purse;\nimport javacard.framework.*;\npublic class Purse extends Applet {\n",
       "smartcard.java-card"},
      {"bacula_jobs", "etc/bacula/bacula-dir.conf",
       "Director {\n  Name = d\n}\nSchedule {\n  Name = \"Weekly\"\n  Run = Full 1st sun at "
       "23:05\n}\n",
       "backup.jobs"},
      {"web_protection_in_chinese", "opt/guard/ui/menu.js", "menu.add('网页防篡改', '/guard');\n",
       "webguard.restore"},
      {"isolation_gap_in_chinese", "opt/gap/web/index.html",
       "<title>安全隔离与信息交换系统</title>\n", "isolation.gap"},
      {"one_way_import_in_chinese", "opt/diode/sender.py", "NAME = '单向导入系统发送端'\n",
       "isolation.diode"},
      {"isolation_card_in_chinese", "usr/bin/netswitch", "title='网络安全隔离卡切换程序'\n",
       "isolation.card"},
      {"behaviour_audit_in_chinese", "srv/ui/zh.json", "{\"title\": \"上网行为管理\"}\n",
       "audit.behaviour"},
      {"sales_licence", "opt/fw/about.html", "<p>计算机信息系统安全专用产品销售许可证</p>\n",
       "product.sales-licence"},
      {"three_roles", "opt/fw/roles.json", "[\"系统管理员\", \"安全管理员\", \"审计管理员\"]\n",
       "product.role-separation"}};
}

void PrintTo(const SnippetCase& one, std::ostream* out) { *out << one.name; }  // NOLINT

class Snippet : public testing::TestWithParam<SnippetCase> {};

TEST_P(Snippet, gives_its_trait) {
  EXPECT_THAT(traits_in({{GetParam().file, GetParam().text}}), Contains(GetParam().trait));
}

TEST_P(Snippet, is_no_trait_where_a_manual_shows_it) {
  EXPECT_THAT(traits_in({{"usr/share/doc/x/example.txt", GetParam().text}}),
              Not(Contains(GetParam().trait)));
}

INSTANTIATE_TEST_SUITE_P(RealFormats, Snippet, testing::ValuesIn(snippets()),
                         [](const auto& named) { return named.param.name; });

TEST(Products, a_few_words_of_a_rule_language_are_no_rules) {
  EXPECT_THAT(traits_in({{"etc/x.conf", "alert tcp any any -> any any (content:\"x\";)\n"},
                         {"etc/y.conf", "score is 5\nheader of the mail\ndescribe it\n"},
                         {"etc/z.conf", "SELINUX=permissive\nSELINUXTYPE=targeted\n"}}),
              IsEmpty());
}

TEST(Products, paths_of_documentation_say_nothing) {
  EXPECT_THAT(traits_in({{"usr/share/doc/strongswan/ipsec/pluto", "x"}}), IsEmpty());
  EXPECT_THAT(traits_in({{"usr/libexec/ipsec/pluto", "x"}}),
              testing::UnorderedElementsAre("vpn.ike-daemon", "form.vpn-gateway"));
}

TEST(Products, a_trait_names_the_file_and_the_place_it_was_seen_in) {
  for (const auto& finding : findings_in({{"etc/iptables/rules.v4", kSavedRules}}))
    if (finding.role == Role::configures) {
      ASSERT_FALSE(finding.evidence.empty());
      EXPECT_EQ(finding.evidence.front().path, "etc/iptables/rules.v4");
      EXPECT_EQ(finding.evidence.front().signature, "trait-packet-filter-rules.seen");
      EXPECT_GT(finding.evidence.front().length, 0u);
      return;
    }
  FAIL() << "no finding";
}

TEST(Products, mail_rules_with_learning_and_block_lists_make_a_candidate) {
  Files files{{"usr/share/spamassassin/20_head_tests.cf", kSpamRules}};
  EXPECT_EQ(verdict("anti-spam", files), "component");
  files["usr/share/perl5/Plugin/Bayes.pm"] = "setting => 'bayes_auto_learn'\n";
  files["etc/mail/dnsbl.cf"] = "header RCVD eval:check_rbl('zen', 'zen.spamhaus.org.')\n";
  EXPECT_EQ(verdict("anti-spam", files), "component") << "no mail passes here yet";
  files["etc/postfix/main.cf"] = "# relay\ncontent_filter = spamassassin\n";
  EXPECT_EQ(verdict("anti-spam", files), "candidate");
}

TEST(Products, a_packet_filter_alone_is_a_component_of_a_firewall) {
  const Files files{{"etc/iptables/rules.v4", kSavedRules},
                    {"etc/nftables.conf", "type filter hook forward priority 0;\n"}};
  EXPECT_EQ(verdict("firewall", files), "component");
}

TEST(Products, an_appliance_with_its_console_and_modules_is_a_candidate) {
  EXPECT_EQ(verdict("firewall", {{"cf/conf/config.xml", "x"},
                                 {"ui/zh.js", "'安全策略', '地址转换策略'"},
                                 {"lib/modules/6.1/nf_conntrack_sip.ko", "x"},
                                 {"lib/modules/6.1/nf_conntrack_pptp.ko", "y"}}),
            "candidate");
}

TEST(Products, a_card_application_tells_by_its_imports_what_it_uses_of_the_card) {
  const std::string framework("\x00\x01\x07\xa0\x00\x00\x00\x62\x01\x01", 10);
  const std::string cipher("\x00\x01\x07\xa0\x00\x00\x00\x62\x02\x01", 10);
  const std::string head("\x04\x00\x15\x02", 4);
  EXPECT_THAT(traits_in({{"app/Import.cap", head + framework + cipher}}),
              testing::UnorderedElementsAre("smartcard.java-card", "smartcard.card-cryptography"));
  EXPECT_THAT(traits_in({{"app/Import.cap", head + framework + cipher + "x"}}), IsEmpty())
      << "one byte too many";
  EXPECT_THAT(traits_in({{"app/Import.cap", head + framework}}), IsEmpty()) << "cut short";
}

TEST(Products, a_package_that_calls_itself_a_backup_program_is_a_component_of_one) {
  const std::string fields = "Package: keeper\nArchitecture: all\nMaintainer: x\n";
  EXPECT_EQ(verdict("data-backup-recovery",
                    {{"control", fields + "Description: incremental backup of a home folder\n"}}),
            "component");
  EXPECT_EQ(verdict("data-backup-recovery",
                    {{"control", fields + "Description: development files of a backup library\n"}}),
            "none");
  EXPECT_EQ(verdict("data-backup-recovery",
                    {{"hub.yaml", "name: x\ndescription: notices a stolen backup\n"}}),
            "none");
}

TEST(Products, two_zones_are_a_packet_filter_and_four_with_inspection_a_firewall) {
  const std::string head =
      "table inet f {\n chain forward {\n  type filter hook forward priority 0; policy drop;\n";
  const std::string pair = "  iifname \"lan\" oifname \"wan\" accept\n";
  const std::string inspect = "  ct state new queue num 0-3 bypass\n";
  Files files{{"etc/nftables.conf", head + pair + inspect}};
  EXPECT_EQ(verdict("firewall", files), "component");
  files["etc/nftables.conf"] = head + pair + pair + pair + pair + inspect;
  EXPECT_EQ(verdict("firewall", files), "component") << "nothing else of a product";
  files["etc/squidguard/squidGuard.conf"] = "dest bets {\n  domainlist bets/domains\n}\n";
  files["srv/ui/zh.json"] = "{\"a\": \"安全策略\", \"b\": \"地址转换策略\"}\n";
  EXPECT_EQ(verdict("firewall", files), "candidate");
}

TEST(Products, a_script_that_watches_pages_and_puts_them_back_restores_a_website) {
  const std::string watch = "inotifywait -m /var/www | while read f; do\n";
  EXPECT_EQ(verdict("website-recovery",
                    {{"usr/sbin/guard", "#!/bin/sh\n" + watch + "restore from the clean copy\n"}}),
            "component");
  EXPECT_EQ(verdict("website-recovery", {{"usr/sbin/log", "#!/bin/sh\n" + watch + "echo $f\n"}}),
            "none");
}

/// Whether a term is seen in a blob's content, in the artefact, or some of both below it.
void sights(const Signature& signature, const Condition& condition, std::set<bool>& content) {
  if (condition.op == Condition::Op::term) {
    const auto form = signature.terms[condition.term].form;
    content.insert(form != TermForm::path && form != TermForm::finding);
  }
  for (const auto& part : condition.of) sights(signature, part, content);
}

bool asks_both_at_once(const Signature& signature, const Condition& condition) {
  std::set<bool> content;
  sights(signature, condition, content);
  if (content.size() < 2) return false;
  return condition.op != Condition::Op::any ||
         std::any_of(condition.of.begin(), condition.of.end(),
                     [&](const auto& part) { return asks_both_at_once(signature, part); });
}

TEST(Products, no_claim_wants_to_see_content_and_paths_at_once) {
  for (const auto& signature : line().catalogue().all())
    for (const auto& claim : signature.claims)
      EXPECT_FALSE(asks_both_at_once(signature, claim.when)) << signature.id;
}

TEST(Products, every_trait_has_a_signature) {
  std::set<std::string> seen{"standard-citation"};
  for (const auto& signature : line().catalogue().all()) seen.insert(signature.subject);
  for (const auto& trait : line().catalogue().vocabulary().traits)
    EXPECT_TRUE(seen.contains(trait)) << trait;
}

TEST(Products, an_ordinary_folder_shows_nothing) {
  EXPECT_THAT(traits_in({{"usr/games/cowsay", "#!/usr/bin/perl\nprint \"moo\";\n"},
                         {"usr/share/fonts/x.conf", "<fontconfig/>\n"}}),
              IsEmpty());
}

}  // namespace
}  // namespace assay
