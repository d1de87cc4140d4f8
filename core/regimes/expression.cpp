#include "regimes/expression.h"

#include <algorithm>

#include "regimes/operand.h"

namespace assay {
namespace {

constexpr int kDeepest = 40;

Value list_of(const std::set<std::string>& texts) {
  List list;
  for (const auto& text : texts) list.emplace_back(text);
  return list;
}

// A sign that is not there says nothing, and asks nothing.
Outcome sign(Value tree) {
  Outcome outcome;
  outcome.tree = std::move(tree);
  return outcome;
}

Truth opposite(Truth truth) {
  if (truth == Truth::unknown) return truth;
  return truth == Truth::yes ? Truth::no : Truth::yes;
}

}  // namespace

const char* name_of(Truth truth) {
  if (truth == Truth::unknown) return "unknown";
  return truth == Truth::yes ? "true" : "false";
}

Bilingual read_bilingual(const Node& node) {
  node.only({"en", "zh"});
  Bilingual text{node.at("en").string(), node.at("zh").string()};
  if (text.en.empty() || text.zh.empty()) node.fail("both languages must say something");
  return text;
}

Expression Expression::read(const Node& node, const Scope& scope) { return read(node, scope, 0); }

Expression Expression::read(const Node& node, const Scope& scope, int depth) {
  if (depth > kDeepest) node.fail("this condition is nested too deep, or uses itself");
  Expression expression;
  const auto members = [&](std::string_view key, Op op) {
    node.only({key, op == Op::at_least ? std::string_view("at-least") : key});
    expression.op_ = op;
    for (const auto& member : node.at(key).list())
      expression.of_.push_back(read(member, scope, depth + 1));
    if (expression.of_.empty()) node.fail("a list of at least one condition is wanted");
  };
  if (node.has("use")) {
    node.only({"use"});
    const auto name = node.at("use").string();
    const auto found = scope.conditions->find(name);
    if (found == scope.conditions->end())
      node.at("use").fail("\"" + name + "\" is no condition of this pack");
    return read(found->second, scope, depth + 1);
  }
  if (node.has("all")) {
    members("all", Op::all);
    expression.wanted_ = expression.of_.size();
  } else if (node.has("any")) {
    members("any", Op::any);
    expression.wanted_ = 1;
  } else if (node.has("at-least")) {
    members("of", Op::at_least);
    const auto wanted = node.at("at-least").integer();
    if (wanted < 1 || static_cast<std::size_t>(wanted) > expression.of_.size())
      node.at("at-least").fail("a number from 1 to the count of conditions is wanted");
    expression.wanted_ = static_cast<std::size_t>(wanted);
  } else if (node.has("first-known")) {
    members("first-known", Op::first_known);
  } else if (node.has("not") || node.has("enough")) {
    const bool negated = node.has("not");
    node.only({negated ? "not" : "enough"});
    expression.op_ = negated ? Op::no : Op::enough;
    expression.of_.push_back(read(node.at(negated ? "not" : "enough"), scope, depth + 1));
  } else if (node.has("unsettled")) {
    node.only({"unsettled"});
    expression.op_ = Op::unsettled;
    expression.note_ = read_bilingual(node.at("unsettled"));
  } else {
    expression.op_ = Op::operand;
    expression.operand_ = std::make_shared<const Operand>(Operand::read(node, scope));
  }
  return expression;
}

std::set<std::string> Expression::keys() const {
  std::set<std::string> keys;
  if (operand_ &&
      (operand_->source == Operand::Source::declared || operand_->source == Operand::Source::known))
    keys.insert(operand_->name);
  for (const auto& member : of_) keys.merge(member.keys());
  return keys;
}

void Expression::add_variables(std::vector<Variable>& variables, const ContextKeys& keys) const {
  if (operand_) operand_->add_variables(variables, keys);
  for (const auto& member : of_) member.add_variables(variables, keys);
}

Truth Expression::truth(const Situation& situation) const {
  switch (op_) {
    case Op::operand:
      return operand_->truth(situation);
    case Op::unsettled:
      return Truth::unknown;
    case Op::no:
      return opposite(of_.front().truth(situation));
    case Op::enough:
      return of_.front().truth(situation) == Truth::yes ? Truth::yes : Truth::unknown;
    case Op::first_known:
      for (const auto& member : of_)
        if (const auto truth = member.truth(situation); truth != Truth::unknown) return truth;
      return Truth::unknown;
    default:
      break;
  }
  std::size_t held = 0, failed = 0;
  for (const auto& member : of_) {
    const auto truth = member.truth(situation);
    if (truth == Truth::yes && ++held >= wanted_) return Truth::yes;
    if (truth == Truth::no && of_.size() - ++failed < wanted_) return Truth::no;
  }
  return Truth::unknown;
}

Outcome Expression::evaluate(const Situation& situation) const {
  if (op_ == Op::operand) return operand_->evaluate(situation);
  if (op_ == Op::unsettled) {
    Outcome outcome;
    outcome.open.push_back(note_);
    outcome.tree = Object{{"op", "unsettled"},
                          {"truth", "unknown"},
                          {"text", Object{{"en", note_.en}, {"zh", note_.zh}}}};
    return outcome;
  }
  return join(situation);
}

// Of all, any and at-least: `wanted_` true members make it true; too few that could be true make
// it false. Only the members that brought the decision enter the reasons.
Outcome Expression::join(const Situation& situation) const {
  std::vector<Outcome> parts;
  for (const auto& member : of_) parts.push_back(member.evaluate(situation));
  const auto count = [&](Truth truth) {
    return static_cast<std::size_t>(std::count_if(
        parts.begin(), parts.end(), [&](const Outcome& part) { return part.truth == truth; }));
  };
  const auto keep = [&](auto wanted) {
    parts.erase(std::remove_if(parts.begin(), parts.end(),
                               [&](const Outcome& part) { return !wanted(part.truth); }),
                parts.end());
  };

  Outcome outcome;
  std::string op;
  if (op_ == Op::no || op_ == Op::enough) {
    op = op_ == Op::no ? "not" : "enough";
    const auto truth = parts.front().truth;
    outcome.truth = op_ == Op::no ? opposite(truth) : truth == Truth::yes ? truth : Truth::unknown;
    if (op_ == Op::enough && truth != Truth::yes)
      parts.front() = sign(std::move(parts.front().tree));
  } else if (op_ == Op::first_known) {
    op = "first-known";
    const auto settled = std::find_if(parts.begin(), parts.end(), [](const Outcome& part) {
      return part.truth != Truth::unknown;
    });
    if (settled != parts.end()) {
      outcome.truth = settled->truth;
      if (settled != parts.begin()) parts.front() = std::move(*settled);
      parts.resize(1);
    } else {
      parts.resize(1);
    }
  } else {
    op = op_ == Op::all ? "all" : op_ == Op::any ? "any" : "at-least";
    if (count(Truth::yes) >= wanted_) {
      outcome.truth = Truth::yes;
      keep([](Truth truth) { return truth == Truth::yes; });
    } else if (parts.size() - count(Truth::no) < wanted_) {
      outcome.truth = Truth::no;
      keep([](Truth truth) { return truth == Truth::no; });
    }
  }

  List of;
  for (auto& part : parts) {
    of.push_back(std::move(part.tree));
    outcome.because.merge(part.because);
    if (outcome.truth != Truth::unknown) continue;
    outcome.asks.merge(part.asks);
    outcome.unseen = outcome.unseen || part.unseen;
    outcome.contradicted = outcome.contradicted || part.contradicted;
    outcome.open.insert(outcome.open.end(), part.open.begin(), part.open.end());
  }
  if (!outcome.asks.empty() || outcome.unseen || outcome.contradicted) outcome.open.clear();
  Object tree{{"op", op}, {"of", std::move(of)}, {"truth", name_of(outcome.truth)}};
  if (!outcome.because.empty()) tree["because"] = list_of(outcome.because);
  if (!outcome.asks.empty()) tree["asks"] = list_of(outcome.asks);
  outcome.tree = std::move(tree);
  return outcome;
}

}  // namespace assay
