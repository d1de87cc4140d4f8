#include "regimes/oblige.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "data/error.h"
#include "regimes/decide.h"

namespace assay {
namespace {

void fill(std::string& text, const std::string& name, const std::string& value) {
  for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + value.size()))
    text.replace(at, name.size(), value);
}

std::string shown(const Value& value) {
  if (const auto* text = value.string()) return *text;
  if (const auto* flag = value.boolean()) return *flag ? "true" : "false";
  return "declared";
}

// A type matters where it was found, may yet be found, or is what the product is declared to be.
std::vector<std::string> concerned_types(const Pack& pack, const Report& report) {
  const auto* main_function = declared(report.context, "main_function");
  std::vector<std::string> types;
  for (const auto& type : pack.types) {
    const auto match = std::find_if(report.ccis.begin(), report.ccis.end(),
                                    [&](const CcisMatch& one) { return one.type == type; });
    const bool found = match != report.ccis.end() && match->verdict != "none";
    const bool said = main_function && main_function->string() && *main_function->string() == type;
    if (found || said || !report.complete) types.push_back(type);
  }
  return types;
}

struct Row {
  std::size_t order, type;  ///< of the obligation among all packs, of the type among the pack's
  Obligation obligation;
};

// What findings contradict, and which operands are in doubt for it, per type ("" for all).
class Doubts {
 public:
  Doubts(const Law& law, Report& report) : names_(law.type_names()), report_(report) {
    for (const auto& conflict : law.conflicts) {
      if (!conflict.per_type) {
        look_for(conflict, "encryption");
        continue;
      }
      for (const auto& [type, name] : names_) look_for(conflict, type);
    }
  }

  std::set<std::string, std::less<>> of(const std::string& for_what) const {
    std::set<std::string, std::less<>> operands;
    for (const auto& [type, operand] : doubts_)
      if (type.empty() || type == for_what) operands.insert(operand);
    return operands;
  }

 private:
  void look_for(const ConflictRule& conflict, const std::string& for_what) {
    const auto outcome = conflict.when.evaluate({&report_, for_what, {}});
    const auto* value = declared(report_.context, conflict.declared);
    if (outcome.truth != Truth::yes || !value) return;
    // What is contradicted about one type leaves the verdict on the others alone.
    for (const auto& doubt : conflict.doubts)
      doubts_.emplace(doubt == "ccis.verdict" ? for_what : "", doubt);
    const auto found = outcome.because.empty() ? std::string() : *outcome.because.begin();
    Conflict stated{conflict.declared + "=" + shown(*value), found, conflict.text};
    if (const auto name = names_.find(for_what); name != names_.end()) {
      fill(stated.text.en, "{for}", name->second.en);
      fill(stated.text.zh, "{for}", name->second.zh);
    }
    report_.conflicts.push_back(std::move(stated));
  }

  std::map<std::string, Bilingual, std::less<>> names_;
  Report& report_;
  std::set<std::pair<std::string, std::string>> doubts_;
};

// Judges one pack over one report.
class Judge {
 public:
  Judge(const Law& law, const Pack& pack, const Report& report, const Doubts& doubts)
      : law_(law),
        pack_(pack),
        report_(report),
        doubts_(doubts),
        types_(concerned_types(pack, report)) {}

  void judge(std::vector<Row>& rows) const {
    for (const auto& outside : pack_.outside) {
      const auto& kind = *law_.obligation(outside.obligation);
      if (!kind.per_type) {
        rows.push_back(row(outside, "encryption", 0));
        continue;
      }
      for (std::size_t i = 0; i < types_.size(); ++i) rows.push_back(row(outside, types_[i], i));
    }
  }

 private:
  Row row(const Outside& duty, const std::string& for_what, std::size_t type) const {
    const Situation situation{&report_, for_what, doubts_.of(for_what)};
    const auto rule = std::find_if(pack_.rules.begin(), pack_.rules.end(), [&](const Rule& one) {
      return one.obligation == duty.obligation && one.view == duty.view &&
             one.in_force(report_.as_of);
    });
    auto obligation = rule == pack_.rules.end() ? outside(duty) : decide(*rule, situation);
    stop_at_boundary(situation, obligation);
    obligation.id = duty.obligation;
    obligation.view = duty.view;
    obligation.for_what = for_what;
    name_type(obligation.text, for_what);
    for (auto& remark : obligation.remarks) fill_declared(remark);
    if (const auto& caution = pack_.info.caution; !caution.en.empty()) {
      obligation.text.en += " " + caution.en;
      obligation.text.zh += caution.zh;
    }
    if (auto* action = std::get_if<Object>(&obligation.action.held))
      for (auto& [key, words] : *action)
        if (auto* text = std::get_if<std::string>(&words.held)) {
          const auto& name = type_name(for_what);
          fill(*text, "{for}", key == "zh" ? name.zh : name.en);
        }
    return {order_of(duty.obligation), type, std::move(obligation)};
  }

  // Outside what the pack judges, nothing is cleared: a human must say what applies.
  void stop_at_boundary(const Situation& situation, Obligation& obligation) const {
    for (const auto& boundary : pack_.boundaries) {
      auto outcome = boundary.when.evaluate(situation);
      if (outcome.truth != Truth::yes) continue;
      const auto ended = obligation.ended_on;
      const auto ended_by = obligation.ended_by;
      obligation = {};
      obligation.ended_on = ended;
      obligation.ended_by = ended_by;
      obligation.status = "needs_human_answer";
      obligation.binding = binding_of(obligation.status);
      obligation.text = boundary.text;
      obligation.citations = boundary.cite;
      auto confidence = Confidence::seed;
      for (const auto& id : boundary.cite)
        confidence = std::max(confidence, law_.facts.find(id)->second.confidence);
      obligation.confidence = name_of(confidence);
      obligation.tree = Object{
          {"op", "boundary"}, {"status", obligation.status}, {"of", List{std::move(outcome.tree)}}};
      return;
    }
  }

  // "{province}" in a remark stands for what was declared.
  void fill_declared(Bilingual& text) const {
    const auto* context = report_.context.object();
    if (!context) return;
    for (const auto& [key, value] : *context) {
      fill(text.en, "{" + key + "}", shown(value));
      fill(text.zh, "{" + key + "}", shown(value));
    }
  }

  const Bilingual& type_name(const std::string& for_what) const {
    const auto name = pack_.type_names.find(for_what);
    return name == pack_.type_names.end() ? encryption_ : name->second;
  }

  void name_type(Bilingual& text, const std::string& for_what) const {
    fill(text.en, "{for}", type_name(for_what).en);
    fill(text.zh, "{for}", type_name(for_what).zh);
  }

  std::size_t order_of(const std::string& obligation) const {
    std::size_t order = 0;
    for (const auto& pack : law_.packs)
      for (const auto& kind : pack.obligations) {
        if (kind.id == obligation) return order;
        ++order;
      }
    return order;
  }

  const Law& law_;
  const Pack& pack_;
  const Report& report_;
  const Doubts& doubts_;
  std::vector<std::string> types_;
  Bilingual encryption_{"encryption", "加密"};
};

void cite(const Law& law, Report& report) {
  for (const auto& obligation : report.obligations)
    for (const auto& id : obligation.citations)
      report.citations.emplace(id, law.facts.find(id)->second.citation);
}

[[noreturn]] void refuse_regime(const std::string& id, const Law& law) {
  std::string known;
  for (const auto& pack : law.packs) known.append(known.empty() ? "" : ", ").append(pack.info.id);
  throw ConfigError("there is no regime \"" + id + "\"; there are: " + known);
}

}  // namespace

Regimes::Regimes(std::unique_ptr<const Law> law, std::vector<const Pack*> used)
    : law_(std::move(law)), used_(std::move(used)) {}

Regimes Regimes::load(const std::filesystem::path& signatures_folder,
                      std::span<const std::string> only) {
  auto law = std::make_unique<const Law>(load_law(signatures_folder));
  std::vector<const Pack*> used;
  for (const auto& pack : law->packs)
    if (only.empty() ? pack.by_default
                     : std::find(only.begin(), only.end(), pack.info.id) != only.end())
      used.push_back(&pack);
  for (const auto& id : only)
    if (std::none_of(used.begin(), used.end(),
                     [&](const Pack* pack) { return pack->info.id == id; }))
      refuse_regime(id, *law);
  return {std::move(law), std::move(used)};
}

std::vector<RegimeInfo> Regimes::infos() const {
  std::vector<RegimeInfo> infos;
  for (const auto* pack : used_) infos.push_back(pack->info);
  return infos;
}

void Regimes::oblige(Report& report) const {
  checked_date(report.as_of, "the date");
  if (report.context.is_null()) report.context = Object{};
  law_->keys.check(report.context, "context");
  report.regimes = infos();
  report.conflicts.clear();
  report.obligations.clear();
  report.citations.clear();

  const Doubts doubts(*law_, report);
  std::vector<Row> rows;
  for (const auto* pack : used_) Judge(*law_, *pack, report, doubts).judge(rows);
  std::stable_sort(rows.begin(), rows.end(), [](const Row& one, const Row& other) {
    return std::tie(one.order, one.type, one.obligation.view) <
           std::tie(other.order, other.type, other.obligation.view);
  });
  for (auto& row : rows) report.obligations.push_back(std::move(row.obligation));
  cite(*law_, report);
}

}  // namespace assay
