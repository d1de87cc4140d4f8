// Reading an operand from data: its source, its test, and that both fit together. A test against
// a value that cannot occur is refused, because it would be silently false for ever.
#include <algorithm>
#include <array>

#include "model/names.h"
#include "regimes/operand.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 5> kComparisons = {">=", ">", "<=", "<", "="};
constexpr std::array<std::string_view, 4> kStrengths = {"symmetric_bits", "factorisation_bits",
                                                        "finite_field_bits", "elliptic_bits"};

template <typename Names>
bool contains(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

void allow_only(const Node& node, const std::vector<Value>& values,
                const std::vector<std::string>& allowed) {
  for (const auto& value : values) {
    if (!value.string()) node.fail("a string is wanted to compare with");
    if (*value.string() != "$for" && !contains(allowed, *value.string()))
      node.fail("this compares with \"" + *value.string() + "\", which cannot occur");
  }
}

}  // namespace

// Collects the members used, so that any other is refused at the end.
class Expression::OperandReader {
 public:
  OperandReader(const Node& node, const Scope& scope) : node_(node), scope_(scope) {}

  Operand read() {
    operand_.written = node_.value();
    if (node_.has("declared"))
      read_declared();
    else if (node_.has("known"))
      read_known();
    else if (node_.has("for"))
      read_for();
    else if (node_.has("encryption"))
      read_encryption();
    else if (node_.has("strength"))
      read_strength();
    else if (node_.has("ccis"))
      read_ccis();
    else if (node_.has("finding"))
      read_finding();
    else
      node_.fail("this is no condition: an operator or an operand is wanted");
    for (const auto& [key, member] : node_.members())
      if (!contains(used_, key)) member.fail("this member is not known here");
    name_it();
    return operand_;
  }

 private:
  using Source = Operand::Source;
  using Test = Operand::Test;

  void name_it() {
    switch (operand_.source) {
      case Source::declared:
        operand_.doubt = operand_.name;
        [[fallthrough]];
      case Source::known:
        operand_.variable = operand_.name;
        break;
      case Source::verdict:
      case Source::purposes:
      case Source::forms:
        operand_.doubt = operand_.variable = "encryption." + operand_.name;
        break;
      case Source::strength:
        operand_.variable = "strength." + operand_.name;
        break;
      case Source::ccis:
        operand_.doubt = operand_.variable = "ccis.verdict";
        if (!operand_.name.empty()) operand_.variable += ":" + operand_.name;
        break;
      default:
        break;
    }
  }

  Node use(std::string_view key) {
    used_.emplace_back(key);
    return node_.at(key);
  }

  void read_test() {
    if (node_.has("is")) {
      operand_.values = {use("is").value()};
    } else if (node_.has("in")) {
      for (const auto& value : use("in").list()) operand_.values.push_back(value.value());
      if (operand_.values.empty()) node_.at("in").fail("a list of at least one value is wanted");
    } else if (node_.has("includes")) {
      operand_.test = Test::includes;
      for (const auto& value : use("includes").one_or_more()) operand_.values.emplace_back(value);
    } else if (node_.has("has")) {
      operand_.test = Test::has;
      const auto has = use("has");
      if (has.members().empty()) has.fail("at least one member is wanted");
      operand_.member = *has.value().object();
    } else {
      operand_.test = Test::compare;
      const auto* const comparison =
          std::find_if(kComparisons.begin(), kComparisons.end(),
                       [&](std::string_view one) { return node_.has(one); });
      if (comparison == kComparisons.end()) node_.fail("this operand lacks its test");
      operand_.comparison = *comparison;
      operand_.number = use(*comparison).number();
    }
  }

  void read_declared() {
    operand_.source = Source::declared;
    operand_.name = use("declared").string();
    const auto& key = scope_.keys->require(operand_.name, node_.at("declared"));
    read_test();
    const Test fitting = key.form == "number"                           ? Test::compare
                         : key.form == "enums" || key.form == "strings" ? Test::includes
                         : key.form == "objects"                        ? Test::has
                                                                        : Test::in;
    if (operand_.test != fitting)
      node_.fail("this test does not fit a key of the form \"" + key.form + "\"");
    if (key.form == "object" || key.form == "numbers") node_.fail("name a member of this key");
    if (!key.values.empty()) allow_only(node_, operand_.values, key.values);
    for (const auto& value : operand_.values)
      if ((key.form == "bool") != (value.boolean() != nullptr))
        node_.fail("true and false are for bool keys, and only they");
    for (const auto& [name, value] : operand_.member) {
      const auto& member = scope_.keys->require(operand_.name + "." + name, node_.at("has"));
      if (!member.values.empty()) allow_only(node_.at("has").at(name), {value}, member.values);
    }
  }

  void read_known() {
    operand_.source = Source::known;
    operand_.name = use("known").string();
    scope_.keys->require(operand_.name, node_.at("known"));
  }

  void read_for() {
    operand_.source = Source::for_what;
    for (const auto& name : use("for").one_or_more()) operand_.values.emplace_back(name);
    allow_only(node_, operand_.values, *scope_.types);
  }

  void read_encryption() {
    operand_.name = use("encryption").string();
    read_test();
    if (operand_.name == "verdict") {
      operand_.source = Source::verdict;
      if (operand_.test != Test::in) node_.fail("a verdict is tested with \"is\" or \"in\"");
      allow_only(node_, operand_.values, {"none", "mentioned", "integrity-only", "present"});
      return;
    }
    if (operand_.name != "purposes" && operand_.name != "forms")
      node_.at("encryption").fail("verdict, purposes or forms is wanted");
    operand_.source = operand_.name == "forms" ? Source::forms : Source::purposes;
    if (operand_.test != Test::includes) node_.fail("a list is tested with \"includes\"");
    if (operand_.source == Source::forms) {
      const auto* const form = scope_.keys->find("form");
      if (form) allow_only(node_, operand_.values, form->values);
    } else {
      for (const auto& value : operand_.values)
        if (!named<Purpose>(*value.string())) node_.fail("this is no purpose");
    }
  }

  void read_strength() {
    operand_.source = Source::strength;
    operand_.name = use("strength").string();
    if (!contains(kStrengths, operand_.name)) node_.at("strength").fail("this is no strength");
    if (node_.has("of")) operand_.strength_of = use("of").string();
    if (!operand_.strength_of.empty() && operand_.strength_of != "present" &&
        operand_.strength_of != "usable")
      node_.at("of").fail("present or usable is wanted");
    read_test();
    // What was not seen can only add bits: only a lower bound can be shown.
    if (operand_.comparison != ">=" && operand_.comparison != ">")
      node_.fail("a strength is compared with >= or >");
  }

  void read_ccis() {
    operand_.source = Source::ccis;
    if (use("ccis").string() != "verdict") node_.at("ccis").fail("only the verdict is judged");
    if (node_.has("type")) operand_.name = use("type").string();
    if (!operand_.name.empty() && !contains(*scope_.types, operand_.name))
      node_.at("type").fail("this is no type of the pack");
    read_test();
    if (operand_.test != Test::in) node_.fail("a verdict is tested with \"is\" or \"in\"");
    allow_only(node_, operand_.values, {"none", "component", "candidate", "undetermined"});
  }

  void read_finding() {
    operand_.source = Source::finding;
    const auto selector = use("finding");
    selector.only({"kind", "subject", "role"});
    for (const auto& [key, member] : selector.members())
      for (const auto& word : member.one_or_more())
        if ((key == "kind" && !named<Kind>(word)) || (key == "role" && !named<Role>(word)))
          member.fail(std::string("\"").append(word).append("\" is no ").append(key));
    operand_.member = *selector.value().object();
    if (operand_.member.empty()) selector.fail("at least one member is wanted");
  }

  const Node& node_;
  const Scope& scope_;
  Operand operand_;
  std::vector<std::string> used_;
};

Expression::Operand Expression::Operand::read(const Node& node, const Scope& scope) {
  return OperandReader(node, scope).read();
}

}  // namespace assay
