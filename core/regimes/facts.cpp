// The facts of law: numbered, each with its instrument, place, words and source.
#include <algorithm>
#include <array>

#include "data/json.h"
#include "regimes/pack.h"
#include "regimes/reading.h"

namespace assay {
namespace {

constexpr std::array<const char*, 6> kConfidences = {
    "seed", "verified", "verified-secondary", "corroborated", "inference", "memory"};

Fact read_fact(const Node& node) {
  node.only({"id", "instrument", "place", "says", "en", "zh", "source", "confidence"});
  Fact fact;
  fact.id = node.at("id").string();
  if (fact.id.empty()) node.at("id").fail("an id is wanted");
  for (const auto* key : {"en", "zh", "source"})
    if (node.at(key).string().empty()) node.at(key).fail("this must say something");
  const auto instrument = read_bilingual(node.at("instrument"));
  const auto place = read_bilingual(node.at("place"));
  fact.citation = {instrument.en,
                   place.en,
                   node.at("en").string(),
                   node.at("zh").string(),
                   node.at("source").string(),
                   instrument.zh,
                   place.zh};
  fact.says = node.string_or("says", fact.citation.en);
  fact.confidence = read_confidence(node.at("confidence"));
  fact.place = node.place();
  return fact;
}

}  // namespace

const char* name_of(Confidence confidence) {
  return kConfidences[static_cast<std::size_t>(confidence)];
}

Confidence read_confidence(const Node& node) {
  const auto name = node.string();
  const auto* const found = std::find(kConfidences.begin(), kConfidences.end(), name);
  if (found == kConfidences.end()) node.fail("\"" + name + "\" is no confidence");
  return static_cast<Confidence>(found - kConfidences.begin());
}

std::vector<std::filesystem::path> json_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(folder, none))
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

Facts load_facts(const std::filesystem::path& signatures_folder) {
  Facts facts;
  for (const auto& path : json_files(signatures_folder / "facts")) {
    const auto file = path.string();
    const auto value = read_json_file(path);
    const Node root(value, file);
    root.only({"schema", "facts"});
    if (root.at("schema").string() != "assay-facts/1")
      root.at("schema").fail("the schema assay-facts/1 is wanted");
    for (const auto& node : root.at("facts").list()) {
      auto fact = read_fact(node);
      const auto [there, fresh] = facts.emplace(fact.id, fact);
      if (!fresh)
        node.at("id").fail("the fact " + fact.id + " stands already at " + there->second.place);
    }
  }
  return facts;
}

}  // namespace assay
