// What cannot both be true: a declared fact and a finding. Stands with the context keys, because it
// holds under any law.
#include "regimes/reading.h"

namespace assay {
namespace {

ConflictRule read_conflict(const Node& node, const Expression::Scope& scope) {
  node.only({"id", "declared", "for", "when", "doubts", "text"});
  ConflictRule conflict;
  conflict.id = node.at("id").string();
  conflict.declared = node.at("declared").string();
  scope.keys->require(conflict.declared, node.at("declared"));
  conflict.per_type = node.string_or("for", "encryption") == "ccis";
  conflict.when = Expression::read(node.at("when"), scope);
  conflict.doubts = node.at("doubts").strings();
  for (const auto& doubt : conflict.doubts) {
    const bool operand = doubt == "encryption.verdict" || doubt == "encryption.purposes" ||
                         doubt == "encryption.forms" || doubt == "ccis.verdict";
    if (!operand) scope.keys->require(doubt, node.at("doubts"));
  }
  conflict.text = read_bilingual(node.at("text"));
  return conflict;
}

}  // namespace

std::vector<ConflictRule> read_conflicts(const Node& root, const ContextKeys& keys) {
  const std::map<std::string, Node, std::less<>> no_conditions;
  const std::vector<std::string> no_types;
  const Expression::Scope scope{&keys, &no_conditions, &no_types};
  std::vector<ConflictRule> conflicts;
  for (const auto& node : root.at("conflicts").list())
    conflicts.push_back(read_conflict(node, scope));
  return conflicts;
}

}  // namespace assay
