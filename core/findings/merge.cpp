#include "findings/merge.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "data/digest.h"
#include "data/json.h"
#include "model/names.h"

namespace assay {
namespace {

auto place(const Evidence& e) {
  return std::tie(e.path, e.offset, e.plugin, e.signature, e.method, e.length, e.text, e.symbol);
}

// Numbers by size, before everything else by its text.
bool before(const Value& a, const Value& b) {
  if (a.integer() && b.integer()) return *a.integer() < *b.integer();
  if (a.integer() || b.integer()) return a.integer() != nullptr;
  return to_json(a, JsonStyle::compact) < to_json(b, JsonStyle::compact);
}

void unite(List& into, const List& from) {
  for (const auto& item : from)
    if (std::find(into.begin(), into.end(), item) == into.end()) into.push_back(item);
  std::sort(into.begin(), into.end(), before);
}

void join(Object& into, const Object& from) {
  for (const auto& [key, value] : from) {
    const auto [mine, fresh] = into.try_emplace(key, value);
    if (fresh) continue;
    auto* list = std::get_if<List>(&mine->second.held);
    if (list && value.list()) unite(*list, *value.list());
    const auto* number = mine->second.integer();
    if (number && value.integer()) mine->second = std::max(*number, *value.integer());
    const auto* text = mine->second.string();
    if (text && value.string()) mine->second = std::min(*text, *value.string());
  }
}

void join(Finding& into, Finding&& from) {
  into.purposes.insert(into.purposes.end(), from.purposes.begin(), from.purposes.end());
  join(into.parameters, from.parameters);
  into.evidence.insert(into.evidence.end(), std::make_move_iterator(from.evidence.begin()),
                       std::make_move_iterator(from.evidence.end()));
  into.evidence_total += from.evidence_total;
}

// Each plugin looks in its own way (tables, instructions, names …), so where two of them say the
// same with the same strength, both together are a degree surer than either.
Strength strength_of(std::span<const Finding> same) {
  std::map<std::string_view, Strength> by_plugin;
  for (const auto& finding : same) {
    const auto plugin = finding.evidence.empty() ? std::string_view()
                                                 : std::string_view(finding.evidence[0].plugin);
    auto& strength = by_plugin.try_emplace(plugin, finding.strength).first->second;
    strength = std::max(strength, finding.strength);
  }
  auto top = Strength::weak;
  for (const auto& [plugin, strength] : by_plugin) top = std::max(top, strength);
  const auto agree = std::count_if(by_plugin.begin(), by_plugin.end(),
                                   [&](const auto& entry) { return entry.second == top; });
  if (agree < 2 || top == Strength::strong) return top;
  return top == Strength::weak ? Strength::likely : Strength::strong;
}

// The first of every signature, then the second of every signature …, so that no proof crowds out
// another of a different kind.
void keep_some_of_each(std::vector<Evidence>& evidence) {
  if (evidence.size() <= kEvidenceKept) return;
  std::map<std::tuple<std::string_view, std::string_view>, std::size_t> count;
  std::vector<std::pair<std::size_t, std::size_t>> order;  // (rank in its signature, index)
  for (std::size_t i = 0; i < evidence.size(); ++i)
    order.emplace_back(count[std::tie(evidence[i].plugin, evidence[i].signature)]++, i);
  std::sort(order.begin(), order.end());
  order.resize(kEvidenceKept);
  std::sort(order.begin(), order.end(),
            [](const auto& a, const auto& b) { return a.second < b.second; });
  std::vector<Evidence> kept;
  kept.reserve(order.size());
  for (const auto& [rank, index] : order) kept.push_back(std::move(evidence[index]));
  evidence = std::move(kept);
}

void settle(Finding& finding) {
  std::sort(finding.purposes.begin(), finding.purposes.end());
  finding.purposes.erase(std::unique(finding.purposes.begin(), finding.purposes.end()),
                         finding.purposes.end());
  auto& evidence = finding.evidence;
  std::sort(evidence.begin(), evidence.end(),
            [](const auto& a, const auto& b) { return place(a) < place(b); });
  const auto listed = evidence.size();
  evidence.erase(std::unique(evidence.begin(), evidence.end(),
                             [](const auto& a, const auto& b) { return place(a) == place(b); }),
                 evidence.end());
  finding.evidence_total -=
      std::min<std::uint64_t>(finding.evidence_total, listed - evidence.size());
  finding.evidence_total = std::max<std::uint64_t>(finding.evidence_total, evidence.size());
  keep_some_of_each(evidence);
}

bool only_random(const Finding& finding) {
  return finding.purposes == std::vector{Purpose::random_numbers};
}

// A plugin that saw a cipher drive a random number generator knows more than one that saw only the
// cipher, which could serve all that it is made for.
void narrow_purposes(std::vector<Finding>& same) {
  if (std::none_of(same.begin(), same.end(), only_random)) return;
  for (auto& finding : same) finding.purposes = {Purpose::random_numbers};
}

Finding fused(std::vector<Finding>&& same) {
  const auto strength = strength_of(same);
  narrow_purposes(same);
  Finding finding = std::move(same.front());
  for (std::size_t i = 1; i < same.size(); ++i) join(finding, std::move(same[i]));
  finding.strength = strength;
  settle(finding);
  return finding;
}

bool inside(Role role) { return role == Role::implements || role == Role::embeds; }
bool cipher_part(Kind kind) { return kind == Kind::algorithm || kind == Kind::curve; }

}  // namespace

std::string finding_id(const Finding& finding) {
  Sha256 hash;
  for (const std::string_view part :
       {name_of(finding.kind), std::string_view(finding.subject), name_of(finding.role),
        finding.version ? std::string_view(*finding.version) : std::string_view("\x01"),
        std::string_view(finding.blob)}) {
    hash.add(part);
    hash.add(std::string_view("\0", 1));
  }
  return "f-" + hash.hex().substr(0, 16);
}

std::vector<Finding> merge_findings(std::vector<Finding> findings) {
  std::map<std::string, std::vector<Finding>> same;
  for (auto& finding : findings) {
    finding.id = finding_id(finding);
    finding.evidence_total =
        std::max<std::uint64_t>(finding.evidence_total, finding.evidence.size());
    same[finding.id].push_back(std::move(finding));
  }
  std::vector<Finding> merged;
  merged.reserve(same.size());
  for (auto& [id, several] : same) merged.push_back(fused(std::move(several)));
  return merged;
}

std::vector<Relation> relate_findings(std::span<const Finding> findings) {
  std::map<std::string_view, std::vector<const Finding*>> parts_of_blob;
  std::map<std::string_view, std::vector<const Finding*>> providers;
  for (const auto& finding : findings) {
    if (cipher_part(finding.kind) && finding.role == Role::implements)
      parts_of_blob[finding.blob].push_back(&finding);
    if (finding.kind == Kind::library && inside(finding.role))
      providers[finding.subject].push_back(&finding);
  }
  std::set<std::tuple<std::string, std::string, std::string>> found;
  for (const auto& finding : findings) {
    if (finding.kind != Kind::library) continue;
    if (inside(finding.role))
      for (const auto* part : parts_of_blob[finding.blob])
        found.emplace(finding.id, part->id, "implements");
    if (finding.role == Role::calls)
      for (const auto* provider : providers[finding.subject])
        if (provider->blob != finding.blob) found.emplace(finding.id, provider->id, "uses");
  }
  std::vector<Relation> relations;
  relations.reserve(found.size());
  for (const auto& [from, to, type] : found) relations.push_back({from, to, type});
  return relations;
}

}  // namespace assay
