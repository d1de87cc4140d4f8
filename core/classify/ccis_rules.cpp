// The thirteen CCIS types and their rules, read from signatures/ccis/types.json (assay-ccis/1).
//
// A type's `incidental` traits are those that stand in many things that are no such product; they
// may make a component and the reader refuses them in a `candidate` condition, so that no number of
// them, and no rule written in haste, ever makes one.
#include <algorithm>
#include <set>

#include "classify/classify.h"
#include "classify/condition.h"
#include "data/json.h"

namespace assay {
namespace {

struct Rule {
  FindingCondition component, candidate;
};

Bilingual read_bilingual(const Node& node) {
  node.only({"en", "zh"});
  return {node.at("en").string(), node.at("zh").string()};
}

TraitKinds read_kinds(const Node& node) {
  TraitKinds kinds;
  for (const auto& [kind, traits] : node.members())
    for (const auto& trait : traits.list())
      if (!kinds.emplace(trait.string(), kind).second)
        trait.fail("the trait \"" + trait.string() + "\" stands under two kinds of evidence");
  return kinds;
}

CcisType read_type(const Node& node, const std::map<std::string, Bilingual>& categories) {
  node.only({"id", "category", "name", "definition", "in_scope", "out_of_scope", "source",
             "confidence", "incidental", "component", "candidate"});
  CcisType type;
  type.id = node.at("id").string();
  type.category = node.at("category").string();
  const auto category = categories.find(type.category);
  if (category == categories.end())
    node.at("category").fail("the category \"" + type.category + "\" is not defined");
  type.category_name = category->second;
  type.name = read_bilingual(node.at("name"));
  type.definition = node.at("definition").string();
  type.in_scope = node.at("in_scope").strings();
  type.out_of_scope = node.at("out_of_scope").strings();
  type.source = node.at("source").string();
  type.confidence = node.at("confidence").string();
  if (type.confidence != "verified" && type.confidence != "corroborated" &&
      type.confidence != "memory")
    node.at("confidence").fail("the confidence is verified, corroborated or memory");
  return type;
}

Rule read_rule(const Node& node, const TraitKinds& kinds) {
  Rule rule{FindingCondition::read(node.at("component"), kinds),
            FindingCondition::read(node.at("candidate"), kinds)};
  std::set<std::string> deciding;
  rule.candidate.traits(deciding);
  for (const auto& trait : node.at("incidental").list()) {
    if (!kinds.contains(trait.string()))
      trait.fail("the trait \"" + trait.string() + "\" has no kind of evidence");
    if (deciding.contains(trait.string()))
      trait.fail("the trait \"" + trait.string() +
                 "\" is incidental and may not help to make a candidate");
  }
  return rule;
}

}  // namespace

struct CcisRules::State {
  std::vector<CcisType> types;
  std::vector<Rule> rules;  ///< one a type, in the same order
};

CcisRules::CcisRules(std::unique_ptr<State> state) : state_(std::move(state)) {}
CcisRules::~CcisRules() = default;
CcisRules::CcisRules(CcisRules&&) noexcept = default;

CcisRules CcisRules::load(const std::filesystem::path& signatures_folder) {
  const auto path = signatures_folder / "ccis" / "types.json";
  const std::string file = path.string();
  const Value value = read_json_file(path);
  const Node root(value, file);
  root.only({"schema", "source", "categories", "trait_kinds", "types"});
  if (root.at("schema").string() != "assay-ccis/1")
    root.at("schema").fail("the schema assay-ccis/1 is wanted here");
  std::map<std::string, Bilingual> categories;
  for (const auto& [id, name] : root.at("categories").members())
    categories.emplace(id, read_bilingual(name));
  const TraitKinds kinds = read_kinds(root.at("trait_kinds"));

  auto state = std::make_unique<State>();
  std::set<std::string> ids;
  for (const auto& node : root.at("types").list()) {
    auto type = read_type(node, categories);
    if (!ids.insert(type.id).second)
      node.at("id").fail("the type \"" + type.id + "\" stands here twice");
    state->rules.push_back(read_rule(node, kinds));
    state->types.push_back(std::move(type));
  }
  return CcisRules(std::move(state));
}

std::span<const CcisType> CcisRules::types() const { return state_->types; }

std::vector<CcisMatch> CcisRules::classify(std::span<const Finding> findings, bool complete) const {
  const FindingsBySubject held(findings);
  std::vector<CcisMatch> matches;
  for (std::size_t i = 0; i < state_->types.size(); ++i) {
    const auto& type = state_->types[i];
    const auto& rule = state_->rules[i];
    CcisMatch match;
    match.type = type.id;
    match.category = type.category;
    std::set<std::string> because;
    if (rule.candidate.holds(held, because))
      match.verdict = "candidate";
    else if (rule.component.holds(held, because))
      match.verdict = "component";
    else
      match.verdict = complete ? "none" : "undetermined";
    match.because.assign(because.begin(), because.end());
    matches.push_back(std::move(match));
  }
  return matches;
}

}  // namespace assay
