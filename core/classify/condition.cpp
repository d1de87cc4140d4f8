#include "classify/condition.h"

#include <algorithm>

#include "model/names.h"

namespace assay {

FindingsBySubject::FindingsBySubject(std::span<const Finding> findings) {
  for (const auto& finding : findings)
    if (finding.role != Role::mentions) held_[{finding.kind, finding.subject}].push_back(&finding);
}

std::span<const Finding* const> FindingsBySubject::of(Kind kind, const std::string& subject) const {
  const auto found = held_.find({kind, subject});
  if (found == held_.end()) return {};
  return found->second;
}

FindingCondition FindingCondition::finding(const Node& node, const std::string& kind,
                                           const TraitKinds& kinds) {
  FindingCondition condition;
  condition.op_ = Op::finding;
  condition.kind_ = *named<Kind>(kind);
  const bool bare = node.value().string() != nullptr;
  const Node subject = bare ? node : node.at(kind);
  condition.subject_ = subject.string();
  if (!bare && node.has("strength")) {
    const Node strength = node.at("strength");
    const auto named_strength = named<Strength>(strength.string());
    if (!named_strength) strength.fail("a strength is weak, likely or strong");
    condition.strength_ = *named_strength;
  }
  if (condition.kind_ == Kind::trait) {
    const auto shown_by = kinds.find(condition.subject_);
    if (shown_by == kinds.end())
      subject.fail("the trait \"" + condition.subject_ + "\" has no kind of evidence");
    condition.shown_by_ = shown_by->second;
  }
  return condition;
}

FindingCondition FindingCondition::read(const Node& node, const TraitKinds& kinds) {
  if (node.value().string()) return finding(node, "trait", kinds);
  const auto members = node.members();
  FindingCondition condition;
  std::string list = "of";
  if (node.has("all") || node.has("any")) {
    list = node.has("all") ? "all" : "any";
    node.only({list});
    condition.op_ = list == "all" ? Op::all : Op::at_least;
    condition.count_ = 1;
  } else if (node.has("at_least") || node.has("different_kinds")) {
    const std::string number = node.has("at_least") ? "at_least" : "different_kinds";
    node.only({number, "of"});
    condition.op_ = number == "at_least" ? Op::at_least : Op::different_kinds;
    const auto count = node.at(number).integer();
    if (count < 1) node.at(number).fail("a count of at least 1 is wanted here");
    condition.count_ = static_cast<std::size_t>(count);
  } else {
    for (const auto& [key, member] : members)
      if (named<Kind>(key)) {
        node.only({key, "strength"});
        return finding(node, key, kinds);
      }
    node.fail(
        "a condition is a trait, a finding by its kind, all, any, at_least or different_kinds");
  }
  for (const auto& member : node.at(list).list()) condition.of_.push_back(read(member, kinds));
  if (condition.of_.size() < std::max<std::size_t>(condition.count_, 1))
    node.at(list).fail("too few conditions: this could never hold");
  if (condition.op_ == Op::different_kinds)
    for (const auto& part : condition.of_)
      if (part.op_ != Op::finding || part.kind_ != Kind::trait)
        node.at(list).fail("only traits rest on kinds of evidence");
  return condition;
}

bool FindingCondition::holds(const FindingsBySubject& findings,
                             std::set<std::string>& because) const {
  std::set<std::string> reasons;
  if (op_ == Op::finding) {
    for (const auto* finding : findings.of(kind_, subject_))
      if (finding->strength >= strength_) reasons.insert(finding->id);
    if (reasons.empty()) return false;
  } else {
    std::size_t held = 0;
    std::set<std::string> kinds;
    for (const auto& part : of_)
      if (part.holds(findings, reasons)) {
        ++held;
        kinds.insert(part.shown_by_);
      }
    if (op_ == Op::all && held != of_.size()) return false;
    if (op_ == Op::at_least && held < count_) return false;
    if (op_ == Op::different_kinds && kinds.size() < count_) return false;
  }
  because.merge(reasons);
  return true;
}

void FindingCondition::traits(std::set<std::string>& into) const {
  if (op_ == Op::finding && kind_ == Kind::trait) into.insert(subject_);
  for (const auto& part : of_) part.traits(into);
}

}  // namespace assay
