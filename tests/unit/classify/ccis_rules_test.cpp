// The thirteen types: each reached as component and as candidate, none of them by incidental
// traits.
#include <algorithm>
#include <set>

#include "classify/classify.h"
#include "data/error.h"
#include "data/json.h"

namespace assay {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

fs::path signatures() { return fs::path(ASSAY_SOURCE_DIR) / "signatures"; }

const CcisRules& rules() {
  static const CcisRules loaded = CcisRules::load(signatures());
  return loaded;
}

std::vector<Finding> traits(const std::set<std::string>& subjects,
                            Strength strength = Strength::likely) {
  std::vector<Finding> findings;
  for (const auto& subject : subjects) {
    Finding finding;
    finding.id = "f-" + subject;
    finding.kind = Kind::trait;
    finding.subject = subject;
    finding.role = Role::implements;
    finding.strength = strength;
    findings.push_back(finding);
  }
  return findings;
}

std::string verdict(const std::string& type, const std::set<std::string>& subjects,
                    bool complete = true) {
  for (const auto& match : rules().classify(traits(subjects), complete))
    if (match.type == type) return match.verdict;
  return "no such type";
}

struct TypeCase {
  std::string type;
  std::set<std::string> component, candidate;
};

const std::vector<TypeCase> kTypes{
    {"firewall",
     {"packet-filter.netfilter"},
     {"firewall.appliance", "firewall.policy-console", "firewall.application-gateways"}},
    {"network-isolation-card",
     {"isolation.card"},
     {"isolation.card", "isolation.network-switch", "isolation.card-driver"}},
    {"security-isolation-exchange",
     {"isolation.diode"},
     {"isolation.gap", "isolation.ferry-tasks", "malware.scanner"}},
    {"secure-router",
     {"router.routing-stack"},
     {"router.routing-stack", "router.routing-config", "vpn.ike-daemon", "crypto.offload-hardware",
      "packet-filter.rules", "vpn.policy-config", "vpn.kernel-offload"}},
    {"smart-card-cos",
     {"smartcard.java-card"},
     {"smartcard.apdu-dispatcher", "smartcard.file-system", "smartcard.answer-to-reset"}},
    {"data-backup-recovery",
     {"backup.storage-daemon"},
     {"backup.director", "backup.jobs", "backup.storage-daemon"}},
    {"secure-os", {"os.mac-policy"}, {"os.mls-enforcing", "os.mac-policy", "os.audit-rules"}},
    {"secure-database",
     {"db.server"},
     {"db.label-security", "db.audit-trail", "db.security-catalogue"}},
    {"anti-spam",
     {"spam.filter"},
     {"spam.rules", "spam.mail-path", "spam.bayes", "spam.block-lists"}},
    {"intrusion-detection",
     {"ids.log-watch"},
     {"ids.engine", "ids.engine-config", "ids.packet-capture"}},
    {"vulnerability-scanning",
     {"vulnscan.port-scanner"},
     {"vulnscan.plugins", "vulnscan.service-probes", "vulnscan.console"}},
    {"security-audit",
     {"audit.kernel-events"},
     {"audit.event-manager", "audit.normalisation", "audit.retention"}},
    {"website-recovery",
     {"webguard.page-verifier"},
     {"webguard.restore", "webguard.console", "webguard.page-digests"}}};

/// The types as their file states them, for what the rules themselves do not tell.
const List& type_entries() {
  static const Value file = read_json_file(signatures() / "ccis" / "types.json");
  return *file.object()->at("types").list();
}

std::set<std::string> incidental_of(const std::string& type) {
  std::set<std::string> found;
  for (const auto& entry : type_entries())
    if (*entry.object()->at("id").string() == type)
      for (const auto& trait : *entry.object()->at("incidental").list())
        found.insert(*trait.string());
  return found;
}

TEST(CcisRules, every_type_stands_once_in_the_order_of_the_vocabulary) {
  const Value file = read_json_file(signatures() / "vocabulary" / "ccis-types.json");
  std::vector<std::pair<std::string, std::string>> wanted, found;
  for (const auto& entry : *file.object()->at("types").list())
    wanted.emplace_back(*entry.object()->at("id").string(),
                        *entry.object()->at("category").string());
  for (const auto& type : rules().types()) found.emplace_back(type.id, type.category);
  EXPECT_EQ(found, wanted);
  EXPECT_EQ(found.size(), 13u);
}

TEST(CcisRules, every_trait_of_the_vocabulary_has_a_kind_of_evidence_or_is_a_form) {
  const Value vocabulary = read_json_file(signatures() / "vocabulary" / "traits.json");
  const Value types = read_json_file(signatures() / "ccis" / "types.json");
  std::set<std::string> named, known;
  for (const auto& group : *vocabulary.object()->at("groups").list())
    for (const auto& name : *group.object()->at("names").list())
      if (!name.string()->starts_with("form.")) named.insert(*name.string());
  for (const auto& [kind, list] : *types.object()->at("trait_kinds").object())
    for (const auto& name : *list.list()) known.insert(*name.string());
  EXPECT_EQ(named, known);
}

TEST(CcisRules, every_type_is_reached_as_component) {
  for (const auto& one : kTypes)
    EXPECT_EQ(verdict(one.type, one.component), "component") << one.type;
}

TEST(CcisRules, every_type_is_reached_as_candidate) {
  for (const auto& one : kTypes)
    EXPECT_EQ(verdict(one.type, one.candidate), "candidate") << one.type;
}

TEST(CcisRules, incidental_traits_alone_never_make_a_candidate) {
  std::set<std::string> all;
  for (const auto& type : rules().types()) {
    const auto incidental = incidental_of(type.id);
    EXPECT_NE(verdict(type.id, incidental), "candidate") << type.id;
    all.insert(incidental.begin(), incidental.end());
  }
  for (const auto& type : rules().types()) EXPECT_NE(verdict(type.id, all), "candidate") << type.id;
}

TEST(CcisRules, an_incidental_trait_never_changes_a_candidate) {
  std::size_t pairs = 0;
  for (const auto& one : kTypes)
    for (const auto& trait : incidental_of(one.type)) {
      auto more = one.candidate;
      more.insert(trait);
      EXPECT_EQ(verdict(one.type, more), "candidate") << one.type << " + " << trait;
      auto less = one.candidate;
      less.erase(less.begin());
      const auto before = verdict(one.type, less);
      less.insert(trait);
      EXPECT_EQ(verdict(one.type, less) == "candidate", before == "candidate") << trait;
      ++pairs;
    }
  EXPECT_GE(pairs, 20u);
}

TEST(CcisRules, the_engine_with_support_of_one_kind_only_is_a_component) {
  EXPECT_EQ(
      verdict("intrusion-detection", {"ids.engine", "ids.packet-capture", "ids.alert-output"}),
      "component");
}

TEST(CcisRules, an_ike_daemon_alone_is_no_product_type) {
  for (const auto& match : rules().classify(traits({"vpn.ike-daemon"}), true))
    EXPECT_EQ(match.verdict, "none") << match.type;
}

TEST(CcisRules, nothing_found_is_none_only_when_everything_was_seen) {
  for (const auto& match : rules().classify({}, true)) EXPECT_EQ(match.verdict, "none");
  for (const auto& match : rules().classify({}, false)) EXPECT_EQ(match.verdict, "undetermined");
  EXPECT_EQ(verdict("firewall", {"packet-filter.netfilter"}, false), "component");
}

TEST(CcisRules, weak_findings_and_mentions_do_not_count) {
  auto weak = traits({"packet-filter.netfilter"}, Strength::weak);
  auto mention = traits({"packet-filter.netfilter"}, Strength::strong);
  mention.front().role = Role::mentions;
  EXPECT_EQ(rules().classify(weak, true).front().verdict, "none");
  EXPECT_EQ(rules().classify(mention, true).front().verdict, "none");
}

TEST(CcisRules, because_names_the_findings_that_decided) {
  const auto matches = rules().classify(
      traits({"packet-filter.netfilter", "packet-filter.rules", "db.server"}), true);
  EXPECT_THAT(matches.front().because,
              ElementsAre("f-packet-filter.netfilter", "f-packet-filter.rules"));
}

std::string fault_of(const std::string& component, const std::string& candidate,
                     const std::string& incidental = "") {
  const auto folder = fs::path(testing::TempDir()) / "assay-ccis-test";
  fs::create_directories(folder / "ccis");
  std::ofstream(folder / "ccis" / "types.json")
      << R"({"schema":"assay-ccis/1","source":"s","categories":{"c":{"en":"C","zh":"C"}},)"
      << R"("trait_kinds":{"program":["p"],"config":["s"],"data":["x"]},"types":[{"id":"one",)"
      << R"("category":"c","name":{"en":"One","zh":"One"},"definition":"d","in_scope":[],)"
      << R"("out_of_scope":[],"source":"s","confidence":"verified","incidental":[)" << incidental
      << R"(],"component":)" << component << R"(,"candidate":)" << candidate << "}]}";
  try {
    CcisRules::load(folder);
  } catch (const ConfigError& error) {
    return error.what();
  }
  return "no fault";
}

TEST(CcisRulesReader, refuses_with_file_and_pointer) {
  EXPECT_EQ(fault_of(R"("p")", R"({"all":["p","s"]})"), "no fault");
  EXPECT_THAT(fault_of(R"({"any":["q"]})", R"("p")"),
              HasSubstr("types.json#/types/0/component/any/0: the trait \"q\""));
  EXPECT_THAT(fault_of(R"("p")", R"({"sum":[]})"),
              HasSubstr("#/types/0/candidate: a condition is"));
  EXPECT_THAT(fault_of(R"("p")", R"({"any":["p","x"]})", R"("x")"),
              HasSubstr("#/types/0/incidental/0: the trait \"x\" is incidental"));
  EXPECT_THAT(fault_of(R"({"at_least":2,"of":["p"]})", R"("p")"), HasSubstr("could never hold"));
  EXPECT_THAT(fault_of(R"({"any":[]})", R"("p")"), HasSubstr("could never hold"));
  EXPECT_THAT(fault_of(R"({"different_kinds":1,"of":[{"library":"openssl"}]})", R"("p")"),
              HasSubstr("only traits"));
  EXPECT_THAT(fault_of(R"({"trait":"p","strength":"much"})", R"("p")"), HasSubstr("/strength"));
}

TEST(CcisRulesReader, refuses_a_folder_without_types) {
  EXPECT_THROW(CcisRules::load(fs::path(testing::TempDir()) / "nothing-here"), ConfigError);
}

}  // namespace
}  // namespace assay
