#include "report/list.h"

#include <algorithm>
#include <array>
#include <set>

#include "formats/archive.h"
#include "formats/identify.h"
#include "model/names.h"
#include "report/page.h"

namespace assay {
namespace {

const char* name_of_family(FormatFamily family) {
  constexpr std::array<const char*, 8> kNames{"archive", "compressed", "filesystem", "object",
                                              "text",    "media",      "secret",     "data"};
  return kNames.at(static_cast<std::size_t>(family));
}

std::string short_digest(const std::string& digest) { return digest.substr(0, 19); }

std::string said(const Bilingual& text, Language language) {
  if (language == Language::en || text.zh.empty()) return text.en;
  return language == Language::zh ? text.zh : text.en + " / " + text.zh;
}

void add_keys(Table& table, const std::vector<ContextKeys::Key>& keys, const std::string& prefix,
              Language language) {
  for (const auto& key : keys) {
    const auto name = prefix + key.name;
    table.rows.push_back(
        {name, key.form, joined(key.values), said({key.question_en, key.question_zh}, language)});
    if (key.form == "object") add_keys(table, key.members, name + ".", language);
  }
}

}  // namespace

Table list_plugins(const PluginHost& host) {
  Table table{"plugins", {"id", "version", "kind", "digest", "file"}, {}};
  for (const auto& plugin : host.plugins())
    table.rows.push_back({plugin.id, plugin.version,
                          plugin.kind == PluginKind::classifier ? "classifier" : "unpacker",
                          short_digest(plugin.digest), plugin.file.string()});
  return table;
}

Table list_formats(const PluginHost& host) {
  Table table{"formats", {"format", "family", "opened", "title"}, {}};
  std::set<std::string, std::less<>> by_plugin;
  for (const auto& unpacker : host.unpackers()) by_plugin.emplace(unpacker->format());
  for (const auto& format : formats()) {
    const bool plugin = by_plugin.erase(std::string(format.name)) > 0;
    table.rows.push_back({std::string(format.name), name_of_family(format.family),
                          plugin                           ? "by a plugin"
                          : is_archive_format(format.name) ? "yes"
                                                           : "no",
                          std::string(format.title)});
  }
  for (const auto& name : by_plugin)
    table.rows.push_back({name, "archive", "by a plugin", "a format of a plugin"});
  std::sort(table.rows.begin(), table.rows.end());
  return table;
}

Table list_signatures(const Catalogue& catalogue) {
  Table table{"signatures", {"id", "kind", "subject", "plugin", "terms", "source"}, {}};
  const auto& all = catalogue.all();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& source = catalogue.origin(i).source;
    table.rows.push_back({all[i].id, std::string(name_of(all[i].kind)), all[i].subject,
                          all[i].plugin, std::to_string(all[i].terms.size()),
                          source.empty() ? "named by each term" : source});
  }
  return table;
}

Table list_regimes(const Law& law, Language language) {
  Table table{"regimes", {"id", "version", "checked", "rules", "without rule", "title"}, {}};
  for (const auto& pack : law.packs)
    table.rows.push_back({pack.info.id, pack.info.version, pack.info.checked,
                          std::to_string(pack.rules.size()), std::to_string(pack.no_rule.size()),
                          said(pack.title, language)});
  return table;
}

Table list_obligations(const Law& law, Language language) {
  Table table{"obligations", {"id", "regime", "for", "views", "title"}, {}};
  for (const auto& pack : law.packs)
    for (const auto& obligation : pack.obligations) {
      std::set<std::string> views;
      for (const auto& rule : pack.rules)
        if (rule.obligation == obligation.id) views.insert(rule.view);
      table.rows.push_back(
          {obligation.id, pack.info.id, obligation.per_type ? "each type" : "encryption",
           joined({views.begin(), views.end()}), said(obligation.title, language)});
    }
  return table;
}

Table list_rules(const Law& law) {
  Table table{"rules", {"id", "obligation", "view", "from", "to", "rests on"}, {}};
  for (const auto& pack : law.packs)
    for (const auto& rule : pack.rules)
      table.rows.push_back({rule.id, rule.obligation, rule.view, rule.valid_from, rule.valid_to,
                            rule.rests_on_memory() ? "memory: never decides" : "sources"});
  return table;
}

Table list_keys(const ContextKeys& keys, Language language) {
  Table table{"keys", {"key", "form", "values", "question"}, {}};
  add_keys(table, keys.keys(), "", language);
  return table;
}

Table list_types(std::span<const CcisType> types) {
  Table table{"types", {"type", "category", "zh", "name"}, {}};
  for (const auto& type : types)
    table.rows.push_back({type.id, type.category, type.name.zh, type.name.en});
  return table;
}

}  // namespace assay
