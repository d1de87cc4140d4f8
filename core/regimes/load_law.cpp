// All packs together, and what must hold between them: an obligation that a rule names exists, and
// no two rules speak for the same duty in the same view on the same day.
#include <algorithm>
#include <set>
#include <utility>

#include "data/digest.h"
#include "data/error.h"
#include "data/json.h"
#include "regimes/pack.h"
#include "regimes/reading.h"

namespace assay {
namespace {

bool overlap(const Rule& one, const Rule& other) {
  return (one.valid_to.empty() || other.valid_from < one.valid_to) &&
         (other.valid_to.empty() || one.valid_from < other.valid_to);
}

void check_ids(const Law& law) {
  std::set<std::string> packs, obligations, rules;
  for (const auto& pack : law.packs) {
    if (!packs.insert(pack.info.id).second)
      throw ConfigError(pack.file + "#/id: another pack has the id \"" + pack.info.id + "\"");
    for (const auto& kind : pack.obligations)
      if (!obligations.insert(kind.id).second)
        throw ConfigError(kind.place + "/id: the obligation " + kind.id + " is defined twice");
    for (const auto& rule : pack.rules)
      if (!rules.insert(rule.id).second)
        throw ConfigError(rule.place + "/id: the rule " + rule.id + " stands twice");
  }
}

void check_references(const Law& law) {
  std::set<std::pair<std::string, std::string>> spoken;  // obligation, view: one pack each
  for (const auto& pack : law.packs) {
    std::set<std::pair<std::string, std::string>> own;
    for (const auto& outside : pack.outside) {
      if (!law.obligation(outside.obligation))
        throw ConfigError(outside.place + ": the obligation " + outside.obligation +
                          " is not known");
      if (!spoken.emplace(outside.obligation, outside.view).second)
        throw ConfigError(outside.place + ": the view " + outside.view + " of " +
                          outside.obligation + " belongs to another pack already");
      own.emplace(outside.obligation, outside.view);
    }
    for (const auto& rule : pack.rules) {
      if (!law.obligation(rule.obligation))
        throw ConfigError(rule.place + "/obligation: the obligation " + rule.obligation +
                          " is not known");
      if (!own.count({rule.obligation, rule.view}))
        throw ConfigError(rule.place + ": what is said outside the windows of " + rule.obligation +
                          " (/outside) is missing for the view " + rule.view);
    }
  }
}

void check_windows(const Pack& pack) {
  for (std::size_t i = 0; i < pack.rules.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const auto& rule = pack.rules[i];
      const auto& other = pack.rules[j];
      if (rule.obligation == other.obligation && rule.view == other.view && overlap(rule, other))
        throw ConfigError(rule.place + ": its window overlaps that of " + other.id +
                          ", which speaks for the same duty in the same view");
    }
}

}  // namespace

const ObligationKind* Law::obligation(std::string_view id) const {
  for (const auto& pack : packs)
    for (const auto& kind : pack.obligations)
      if (kind.id == id) return &kind;
  return nullptr;
}

std::map<std::string, Bilingual, std::less<>> Law::type_names() const {
  std::map<std::string, Bilingual, std::less<>> names;
  for (const auto& pack : packs) names.insert(pack.type_names.begin(), pack.type_names.end());
  return names;
}

Law load_law(const std::filesystem::path& signatures_folder) {
  Law law;
  law.keys = ContextKeys::load(signatures_folder);
  law.facts = load_facts(signatures_folder);
  const auto context = signatures_folder / "context.json";
  const auto context_name = context.string();
  const auto context_value = read_json_file(context);
  law.conflicts = read_conflicts(Node(context_value, context_name), law.keys);
  for (const auto& path : json_files(signatures_folder / "regimes")) {
    const auto file = path.string();
    const auto value = read_json_file(path);
    const Node root(value, file);
    if (root.at("schema").string() != "assay-regime/1")
      root.at("schema").fail("the schema assay-regime/1 is wanted");
    auto pack = read_pack(root, law.keys, law.facts);
    Sha256 digest;
    digest.add(to_json(value, JsonStyle::compact));
    pack.info.digest = "sha256:" + digest.hex();
    check_windows(pack);
    law.packs.push_back(std::move(pack));
  }
  check_ids(law);
  check_references(law);
  return law;
}

}  // namespace assay
