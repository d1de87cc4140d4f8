#include "report/glossary.h"

#include "data/json.h"
#include "data/node.h"
#include "regimes/pack.h"

namespace assay {
namespace {

using Key = ContextKeys::Key;

// A product type is a value of the context too, and has its name elsewhere.
bool has_words(const Glossary& glossary, const std::string& name) {
  return glossary.words.count(name) > 0 || glossary.types.count(name) > 0;
}

void look_at(const Glossary& glossary, const std::vector<Key>& keys, const std::string& prefix,
             std::vector<std::string>& faults) {
  const auto want = [&](const std::string& name, const std::string& what) {
    if (!has_words(glossary, name))
      faults.push_back("words.json#/words: there are no words for the " + what + " \"" + name +
                       "\" of context.json");
  };
  for (const auto& key : keys) {
    want(prefix + key.name, "key");
    for (const auto& value : key.values) want(value, "value");
    look_at(glossary, key.members, prefix + key.name + ".", faults);
  }
}

void add_questions(Glossary& glossary, const std::vector<Key>& keys, const std::string& prefix) {
  for (const auto& key : keys) {
    glossary.questions[prefix + key.name] = {key.question_en, key.question_zh};
    add_questions(glossary, key.members, prefix + key.name + ".");
  }
}

}  // namespace

Glossary Glossary::load(const std::filesystem::path& signatures_folder, const Law& law,
                        std::span<const CcisType> types) {
  Glossary glossary;
  glossary.types = law.type_names();
  for (const auto& type : types) {
    glossary.types[type.id] = type.name;
    glossary.categories[type.category] = type.category_name;
  }
  for (const auto& pack : law.packs)
    for (const auto& obligation : pack.obligations)
      glossary.obligations[obligation.id] = obligation.title;
  add_questions(glossary, law.keys.keys(), "");

  const auto path = signatures_folder / "words.json";
  const auto file = path.string();
  if (!std::filesystem::exists(path)) return glossary;
  const auto value = read_json_file(path);
  const Node root(value, file);
  root.only({"schema", "note", "words"});
  if (root.at("schema").string() != "assay-words/1")
    root.at("schema").fail("the schema assay-words/1 is wanted");
  for (const auto& [name, words] : root.at("words").members())
    glossary.words[name] = {words.at("en").string(), words.at("zh").string()};
  return glossary;
}

std::vector<std::string> missing_words(const Glossary& glossary, const Law& law) {
  std::vector<std::string> faults;
  look_at(glossary, law.keys.keys(), "", faults);
  return faults;
}

}  // namespace assay
