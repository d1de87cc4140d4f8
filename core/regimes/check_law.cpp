#include "regimes/check_law.h"

#include <algorithm>
#include <set>

namespace assay {
namespace {

// Cases that this many tries cannot reach are taken for reachable: the check errs on that side.
constexpr int kMostTries = 50'000;

// Looks for a situation in which one case of a rule decides or leaves open, while none before it
// holds: one operand after the other is given each value that its tests tell apart.
class Search {
 public:
  Search(const Rule& rule, std::size_t wanted, const ContextKeys& keys)
      : rule_(rule), wanted_(wanted) {
    report_.complete = false;  // what is not supposed is not known
    report_.encryption.verdict = "undetermined";
    for (std::size_t i = 0; i <= wanted; ++i) rule.cases[i].when.add_variables(variables_, keys);
    // What is not declared counts as not known from the start, so these must be settled first.
    std::stable_partition(variables_.begin(), variables_.end(),
                          [](const Variable& one) { return one.asked_if_known; });
  }

  bool reaches(const std::string& for_what) {
    situation_ = {&report_, for_what, {}, {}};
    tries_ = 0;
    return from(0);
  }

 private:
  enum class Standing { reached, lost, open };

  Standing standing() const {
    const auto truth = rule_.cases[wanted_].when.truth(situation_);
    if (truth == Truth::no) return Standing::lost;
    bool all_failed = true;
    for (std::size_t i = 0; i < wanted_; ++i) {
      const auto earlier = rule_.cases[i].when.truth(situation_);
      const bool decides = rule_.cases[i].then.confidence != Confidence::memory;
      if (earlier == Truth::yes && decides) return Standing::lost;
      all_failed = all_failed && earlier == Truth::no;
    }
    return all_failed && truth == Truth::yes ? Standing::reached : Standing::open;
  }

  // At the end of a branch: what is still unknown is what no answer settles.
  bool reached_at_last() const {
    if (rule_.cases[wanted_].when.truth(situation_) == Truth::yes) return true;
    return std::all_of(rule_.cases.begin(),
                       rule_.cases.begin() + static_cast<std::ptrdiff_t>(wanted_),
                       [&](const Case& one) { return one.when.truth(situation_) == Truth::no; });
  }

  bool from(std::size_t next) {
    if (++tries_ > kMostTries) return true;
    const bool settled = next == variables_.size() || !variables_[next].asked_if_known;
    const auto now = settled ? standing() : Standing::open;
    if (now != Standing::open) return now == Standing::reached;
    if (next == variables_.size()) return reached_at_last();
    const auto& variable = variables_[next];
    for (const auto& choice : variable.choices) {
      const auto value = choice.words == "$for" ? Value(situation_.for_what) : choice.value;
      situation_.supposed.push_back({variable.name, &value});
      const bool found = from(next + 1);
      situation_.supposed.pop_back();
      if (found) return true;
    }
    // Nobody says: an answer that is not given reaches nothing that the answers do not.
    return (variable.asked_if_known || variable.choices.empty()) && from(next + 1);
  }

  const Rule& rule_;
  std::size_t wanted_;
  Report report_;
  std::vector<Variable> variables_;
  Situation situation_;
  int tries_ = 0;
};

void check_reach(const Pack& pack, const Law& law, std::vector<std::string>& faults) {
  for (const auto& rule : pack.rules) {
    const auto* kind = law.obligation(rule.obligation);
    const auto types = kind && kind->per_type ? pack.types : std::vector<std::string>{"encryption"};
    for (std::size_t i = 0; i < rule.cases.size(); ++i) {
      Search search(rule, i, law.keys);
      if (std::none_of(types.begin(), types.end(),
                       [&](const std::string& type) { return search.reaches(type); }))
        faults.push_back(rule.place + "/cases/" + std::to_string(i) +
                         ": nothing can reach this case: it contradicts itself, or a case before "
                         "it holds wherever it does");
    }
  }
}

std::set<std::string> keys_asked_for(const Law& law) {
  std::set<std::string> keys;
  for (const auto& pack : law.packs) {
    for (const auto& rule : pack.rules) {
      for (const auto& one : rule.cases) keys.merge(one.when.keys());
      for (const auto& remark : rule.remarks) keys.merge(remark.when.keys());
    }
    for (const auto& boundary : pack.boundaries) keys.merge(boundary.when.keys());
  }
  return keys;
}

void check_key(const ContextKeys::Key& key, const std::string& name,
               const std::set<std::string>& asked, std::vector<std::string>& faults) {
  const bool whole = asked.count(name) > 0;
  if (!whole && (key.form == "object" || key.form == "numbers")) {
    for (const auto& member : key.members)
      check_key(member, name + "." + member.name, asked, faults);
    if (!key.members.empty()) return;
  }
  if (!whole) faults.push_back(key.place + ": no rule asks for the key \"" + name + "\"");
}

bool is_ascii(const std::string& text) {
  return std::all_of(text.begin(), text.end(),
                     [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

}  // namespace

std::vector<std::string> check_law(const Law& law) {
  std::vector<std::string> faults;
  for (const auto& pack : law.packs) check_reach(pack, law, faults);
  const auto asked = keys_asked_for(law);
  for (const auto& key : law.keys.keys()) check_key(key, key.name, asked, faults);
  return faults;
}

void check_translations(const Node& node, std::vector<std::string>& faults) {
  if (const auto* list = node.value().list()) {
    for (std::size_t i = 0; i < list->size(); ++i)
      check_translations(Node((*list)[i], node.file(), node.pointer() + "/" + std::to_string(i)),
                         faults);
    return;
  }
  if (!node.value().object()) return;
  const bool en = node.has("en"), zh = node.has("zh");
  if (en != zh) {
    faults.push_back(node.place() + ": the " + (en ? "Chinese" : "English") +
                     " of this text is missing");
  } else if (zh && node.at("zh").value().string() && is_ascii(*node.at("zh").value().string())) {
    faults.push_back(node.place() + "/zh: this is no Chinese, so the translation is missing");
  }
  for (const auto& [key, member] : node.members()) check_translations(member, faults);
}

}  // namespace assay
