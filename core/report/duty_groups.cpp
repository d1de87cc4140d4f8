#include "report/duty_groups.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace assay {
namespace {

std::size_t rank_of(const Obligation& duty) {
  const auto place = std::find(kStatuses.begin(), kStatuses.end(), duty.status);
  const bool harmless = duty.status == "needs_human_answer" && duty.binding == "no";
  return 2 * static_cast<std::size_t>(place - kStatuses.begin()) + (harmless ? 1 : 0);
}

bool same_duty(const Obligation& a, const Obligation& b) {
  return a.id == b.id && a.status == b.status && a.binding == b.binding && a.who == b.who &&
         a.text.en == b.text.en && a.action == b.action && a.deadline == b.deadline &&
         a.ended_on == b.ended_on && a.ended_by == b.ended_by && a.asks == b.asks &&
         a.rule == b.rule;
}

// The text without the keys it hangs on, which each duty lists for itself.
std::string sentence_of(const Obligation& duty) {
  auto text = duty.text.en;
  std::string keys;
  for (const auto& key : duty.asks) keys += (keys.empty() ? "" : ", ") + key;
  if (const auto at = text.find(keys); !keys.empty() && at != std::string::npos)
    text.replace(at, keys.size(), "…");
  return text;
}

bool same_words(const DutyEntry& one, const DutyEntry& other) {
  const auto &a = *one.duty, &b = *other.duty;
  return a.status == b.status && a.binding == b.binding && one.for_what == other.for_what &&
         a.action == b.action && a.deadline == b.deadline && a.ended_on == b.ended_on &&
         a.ended_by == b.ended_by && a.authority == b.authority && a.citations == b.citations &&
         sentence_of(a) == sentence_of(b);
}

}  // namespace

std::vector<DutyGroup> duty_groups(const Report& report, const std::string& view) {
  std::vector<DutyEntry> entries;
  for (const auto& duty : report.obligations) {
    if (duty.view != view) continue;
    const auto same = std::find_if(entries.begin(), entries.end(), [&](const DutyEntry& entry) {
      return same_duty(*entry.duty, duty);
    });
    if (same == entries.end())
      entries.push_back({&duty, {duty.for_what}});
    else
      same->for_what.push_back(duty.for_what);
  }
  std::stable_sort(entries.begin(), entries.end(), [](const DutyEntry& a, const DutyEntry& b) {
    return rank_of(*a.duty) < rank_of(*b.duty);
  });
  std::vector<DutyGroup> groups;
  for (auto& entry : entries) {
    const auto same = std::find_if(groups.begin(), groups.end(), [&](const DutyGroup& group) {
      return same_words(group.entries.front(), entry);
    });
    if (same == groups.end())
      groups.push_back({{std::move(entry)}});
    else
      same->entries.push_back(std::move(entry));
  }
  return groups;
}

std::vector<AskedKey> asked_keys(const Report& report, const std::string& view) {
  std::map<std::string, std::tuple<int, int>> weights;  // duties that may bind, all of them
  for (const auto& duty : report.obligations) {
    if (duty.view != view) continue;
    for (const auto& key : duty.asks) {
      auto& [binding, all] = weights[key];
      binding += duty.binding == "unknown" ? 1 : 0;
      ++all;
    }
  }
  std::vector<AskedKey> keys;
  for (const auto& [key, weight] : weights)
    keys.push_back({key, static_cast<std::size_t>(std::get<1>(weight))});
  std::stable_sort(keys.begin(), keys.end(), [&](const AskedKey& a, const AskedKey& b) {
    return weights.at(a.key) > weights.at(b.key);
  });
  return keys;
}

}  // namespace assay
