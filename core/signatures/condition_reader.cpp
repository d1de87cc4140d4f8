#include "signatures/condition_reader.h"

#include <algorithm>

namespace assay {
namespace {

using Op = Condition::Op;

Condition read_term(const Node& node, const std::vector<Term>& terms, std::vector<bool>& used) {
  const auto id = node.string();
  const auto term =
      std::find_if(terms.begin(), terms.end(), [&](const Term& t) { return t.id == id; });
  if (term == terms.end()) node.fail("this signature has no term \"" + id + "\"");
  Condition condition;
  condition.op = Op::term;
  condition.term = static_cast<std::uint32_t>(term - terms.begin());
  used[condition.term] = true;
  return condition;
}

Node operator_of(const Node& node, Op& op) {
  const auto members = node.members();
  const auto is = [&](std::string_view key) {
    return std::any_of(members.begin(), members.end(),
                       [&](const auto& m) { return m.first == key; });
  };
  if (is("at_least")) {
    node.only({"at_least", "of"});
    op = Op::at_least;
    return node.at("of");
  }
  node.only({"all", "any", "none", "at_least", "of"});
  if (members.size() != 1 || is("of"))
    node.fail("one of \"all\", \"any\", \"none\" or \"at_least\" with \"of\" is wanted here");
  op = is("all") ? Op::all : is("any") ? Op::any : Op::none;
  return members.front().second;
}

}  // namespace

Condition read_condition(const Node& node, const std::vector<Term>& terms,
                         std::vector<bool>& used) {
  if (node.value().string()) return read_term(node, terms, used);
  Condition condition;
  const Node of = operator_of(node, condition.op);
  for (const auto& part : of.list()) condition.of.push_back(read_condition(part, terms, used));
  if (condition.of.empty()) of.fail("at least one condition is wanted here");
  if (condition.op != Op::at_least) return condition;
  const auto count = node.at("at_least").integer();
  if (count < 1 || count > static_cast<std::int64_t>(condition.of.size()))
    node.at("at_least")
        .fail("a number from 1 to " + std::to_string(condition.of.size()) +
              " is wanted here, as many as \"of\" holds");
  condition.count = static_cast<std::uint32_t>(count);
  return condition;
}

bool same_condition(const Condition& a, const Condition& b) {
  return a.op == b.op && a.term == b.term && a.count == b.count &&
         std::equal(a.of.begin(), a.of.end(), b.of.begin(), b.of.end(), same_condition);
}

}  // namespace assay
