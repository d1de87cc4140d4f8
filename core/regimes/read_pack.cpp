// Reading one regime pack. All references inside the pack, to facts and to context keys are
// checked here; those between packs in load_law.
#include <algorithm>
#include <array>

#include "regimes/reading.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 9> kStatuses = {
    "required", "continuing", "removed", "not_required",      "voluntary",
    "expiring", "exposed",    "silent",  "needs_human_answer"};
constexpr std::array<std::string_view, 4> kNoRule = {"defines-a-term", "binds-an-authority",
                                                     "forecast", "names-an-instrument"};

template <typename Names>
bool contains(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

class PackReader {
 public:
  PackReader(const Node& root, const ContextKeys& keys, const Facts& facts)
      : root_(root), facts_(facts), scope_{&keys, &conditions_, &names_} {}

  Pack read() {
    root_.only({"schema", "id", "title", "caution", "by_default", "version", "checked", "views",
                "types", "conditions", "obligations", "rules", "outside", "boundaries", "no_rule"});
    pack_.info.id = root_.at("id").string();
    pack_.info.version = root_.at("version").string();
    pack_.info.checked = root_.at("checked").string();
    pack_.info.title = pack_.title = read_bilingual(root_.at("title"));
    if (const auto caution = root_.find("caution")) pack_.info.caution = read_bilingual(*caution);
    pack_.by_default = root_.boolean_or("by_default", true);
    pack_.file = root_.file();
    pack_.views = root_.at("views").strings();
    read_types();
    if (const auto conditions = root_.find("conditions"))
      for (const auto& [name, node] : conditions->members()) conditions_.emplace(name, node);
    for (const auto& node : root_.at("obligations").list()) read_obligation(node);
    for (const auto& node : root_.at("rules").list()) pack_.rules.push_back(read_rule(node));
    for (const auto& node : root_.at("outside").list()) read_outside(node);
    if (const auto nodes = root_.find("boundaries"))
      for (const auto& node : nodes->list()) pack_.boundaries.push_back(read_boundary(node));
    if (const auto nodes = root_.find("no_rule"))
      for (const auto& node : nodes->list()) pack_.no_rule.push_back(read_no_rule(node));
    return std::move(pack_);
  }

 private:
  void read_types() {
    names_.emplace_back("encryption");
    const auto types = root_.find("types");
    if (!types) return;
    for (const auto& node : types->list()) {
      node.only({"id", "en", "zh"});
      const auto id = node.at("id").string();
      pack_.types.push_back(id);
      names_.push_back(id);
      if (!pack_.type_names.emplace(id, Bilingual{node.at("en").string(), node.at("zh").string()})
               .second)
        node.fail("the type " + id + " stands here twice");
    }
  }

  void read_obligation(const Node& node) {
    node.only({"id", "title", "for"});
    ObligationKind kind{node.at("id").string(), read_bilingual(node.at("title")), false,
                        node.place()};
    const auto for_what = node.at("for").string();
    if (for_what != "encryption" && for_what != "ccis")
      node.at("for").fail("encryption or ccis is wanted");
    kind.per_type = for_what == "ccis";
    pack_.obligations.push_back(kind);
  }

  std::string view(const Node& node) const {
    auto name = node.at("view").string();
    if (!contains(pack_.views, name))
      node.at("view").fail("\"" + name + "\" is no view of this pack");
    return name;
  }

  std::vector<std::string> cites(const Node& node) const {
    std::vector<std::string> ids;
    for (const auto& item : node.list()) {
      const auto id = item.string();
      if (!facts_.count(id)) item.fail("the fact \"" + id + "\" is not known");
      ids.push_back(id);
    }
    if (ids.empty()) node.fail("at least one fact is wanted");
    return ids;
  }

  // The confidence is that of the least sure fact; data may only lower it.
  Consequence read_consequence(const Node& node, const Node& rule) const {
    Consequence then;
    then.status = node.at("result").string();
    if (!contains(kStatuses, then.status))
      node.at("result").fail("\"" + then.status + "\" is no status");
    then.text = read_bilingual(node.at("text"));
    if (const auto action = node.find("action")) then.action = read_bilingual(*action);
    if (const auto penalty = node.find("penalty")) then.penalty = read_bilingual(*penalty);
    if (const auto deadline = node.find("deadline")) {
      if (deadline->has("certificate"))
        then.runs_out = read_certificate_deadline(*deadline);
      else
        then.deadline = read_deadline(*deadline);
    }
    then.cite = cites(node.has("cite") ? node.at("cite") : rule.at("cite"));
    then.confidence = Confidence::seed;
    for (const auto& id : then.cite)
      then.confidence = std::max(then.confidence, facts_.find(id)->second.confidence);
    if (const auto said = node.find("confidence")) {
      const auto stated = read_confidence(*said);
      if (stated < then.confidence) said->fail("a status is no surer than the facts it cites");
      then.confidence = stated;
    }
    return then;
  }

  CertificateDeadline read_certificate_deadline(const Node& node) const {
    node.only({"certificate", "words"});
    CertificateDeadline deadline{node.at("certificate").one_or_more(),
                                 read_bilingual(node.at("words"))};
    const auto& kinds = scope_.keys->require("certificates.kind", node.at("certificate")).values;
    for (const auto& kind : deadline.kinds)
      if (!contains(kinds, kind)) node.at("certificate").fail("\"" + kind + "\" is no certificate");
    return deadline;
  }

  static AnnualDeadline read_deadline(const Node& node) {
    node.only({"annual", "ahead", "on_the_day", "just_passed"});
    const auto annual = node.at("annual");
    annual.only({"month", "day", "prior"});
    const auto month = annual.at("month").integer();
    const auto day = annual.at("day").integer();
    // A day every year has: no 29 February.
    const bool exists = month >= 1 && month <= 12 && day >= 1 &&
                        day <= (month == 2                                              ? 28
                                : month == 4 || month == 6 || month == 9 || month == 11 ? 30
                                                                                        : 31);
    if (!exists) annual.fail("this is no day of every year");
    AnnualDeadline deadline;
    deadline.month = static_cast<unsigned>(month);
    deadline.day = static_cast<unsigned>(day);
    deadline.prior = annual.boolean_or("prior", false);
    deadline.ahead = read_bilingual(node.at("ahead"));
    deadline.on_the_day = read_bilingual(node.at("on_the_day"));
    deadline.just_passed = read_bilingual(node.at("just_passed"));
    return deadline;
  }

  Rule read_rule(const Node& node) const {
    node.only({"id", "obligation", "view", "valid_from", "valid_to", "who", "authority", "cite",
               "cases", "otherwise", "ended", "remarks"});
    Rule rule;
    rule.place = node.place();
    rule.id = node.at("id").string();
    rule.obligation = node.at("obligation").string();
    rule.view = view(node);
    rule.valid_from = checked_date(node.at("valid_from").string(), node.at("valid_from").place());
    if (const auto to = node.find("valid_to"); to && !to->value().is_null()) {
      rule.valid_to = checked_date(to->string(), to->place());
      if (rule.valid_to <= rule.valid_from) to->fail("the window ends before it begins");
    }
    if (const auto who = node.find("who")) rule.who = read_bilingual(*who);
    if (const auto authority = node.find("authority")) rule.authority = read_bilingual(*authority);
    if (const auto cases = node.find("cases")) {
      for (const auto& one : cases->list()) {
        one.only({"when", "result", "text", "action", "penalty", "deadline", "cite", "confidence"});
        rule.cases.push_back(
            {Expression::read(one.at("when"), scope_), read_consequence(one, node)});
        rule.cases.back().when.add_variables(rule.variables, *scope_.keys);
      }
    }
    std::sort(rule.variables.begin(), rule.variables.end(),
              [](const Variable& a, const Variable& b) { return a.name < b.name; });
    if (const auto remarks = node.find("remarks"))
      for (const auto& remark : remarks->list()) rule.remarks.push_back(read_remark(remark));
    const auto otherwise = node.at("otherwise");
    otherwise.only({"result", "text", "action", "penalty", "deadline", "cite", "confidence"});
    rule.otherwise = read_consequence(otherwise, node);
    if (rule.otherwise.confidence == Confidence::memory &&
        rule.otherwise.status != "needs_human_answer")
      otherwise.fail("what rests on memory never decides, so it cannot be what remains");
    if (const auto ended = node.find("ended")) {
      ended->only({"on", "cite"});
      rule.ended = Ending{checked_date(ended->at("on").string(), ended->at("on").place()),
                          cites(ended->at("cite"))};
    }
    return rule;
  }

  Remark read_remark(const Node& node) const {
    node.only({"when", "text", "cite"});
    return {Expression::read(node.at("when"), scope_), read_bilingual(node.at("text")),
            cites(node.at("cite"))};
  }

  void read_outside(const Node& node) {
    node.only({"view", "obligations", "result", "text", "cite"});
    const auto of = view(node);
    const auto then = read_consequence(node, node);
    for (const auto& item : node.at("obligations").list()) {
      const auto id = item.string();
      const bool twice =
          std::any_of(pack_.outside.begin(), pack_.outside.end(),
                      [&](const Outside& one) { return one.obligation == id && one.view == of; });
      if (twice) item.fail("this view of the obligation stands here twice");
      pack_.outside.push_back({id, of, then, item.place()});
    }
  }

  Boundary read_boundary(const Node& node) const {
    node.only({"when", "text", "cite"});
    return {Expression::read(node.at("when"), scope_), read_bilingual(node.at("text")),
            cites(node.at("cite"))};
  }

  NoRule read_no_rule(const Node& node) const {
    node.only({"fact", "why", "text"});
    NoRule none{node.at("fact").string(), node.at("why").string(), node.at("text").string()};
    if (!facts_.count(none.fact))
      node.at("fact").fail("the fact \"" + none.fact + "\" is not known");
    if (!contains(kNoRule, none.why)) node.at("why").fail("this is no reason to make no rule");
    return none;
  }

  const Node& root_;
  const Facts& facts_;
  std::map<std::string, Node, std::less<>> conditions_;
  std::vector<std::string> names_;
  Expression::Scope scope_;
  Pack pack_;
};

}  // namespace

bool Rule::rests_on_memory() const {
  return otherwise.confidence == Confidence::memory ||
         std::any_of(cases.begin(), cases.end(),
                     [](const Case& one) { return one.then.confidence == Confidence::memory; });
}

Pack read_pack(const Node& root, const ContextKeys& keys, const Facts& facts) {
  return PackReader(root, keys, facts).read();
}

}  // namespace assay
