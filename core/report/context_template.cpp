#include "report/context_template.h"

#include <algorithm>

#include "data/json.h"
#include "regimes/pack.h"
#include "report/tongue.h"

namespace assay {
namespace {

using Key = ContextKeys::Key;

// Ids of the obligations whose rules ask for the key or one of its members.
std::vector<std::string> decided_by(const Law& law, const std::string& key) {
  std::vector<std::string> ids;
  const auto asks = [&key](const Rule& rule) {
    return std::any_of(rule.cases.begin(), rule.cases.end(), [&key](const Case& one) {
      const auto keys = one.when.keys();
      return std::any_of(keys.begin(), keys.end(), [&key](const std::string& asked) {
        return asked == key || asked.starts_with(key + ".");
      });
    });
  };
  for (const auto& pack : law.packs)
    for (const auto& rule : pack.rules)
      if (asks(rule) && std::find(ids.begin(), ids.end(), rule.obligation) == ids.end())
        ids.push_back(rule.obligation);
  return ids;
}

class Template {
 public:
  Template(const Law& law, const TextStyle& style) : law_(law) {
    if (style.language != Language::zh) tongues_.emplace_back(false, style.glossary);
    if (style.language != Language::en) tongues_.emplace_back(true, style.glossary);
  }

  std::string take() {
    text_ = "{\n";
    std::vector<std::string> head;
    for (const auto& t : tongues_) {
      head.push_back(
          t("Fill in what you know; null means not known. An answer stands plain or with "
            "who gave it:"));
      head.push_back("  \"movement\": [\"import\"]");
      head.push_back(
          "  \"movement\": {\"value\": [\"import\"], \"by\": \"…\", \"on\": \"2026-11-22\", "
          "\"note\": \"…\"}");
      head.push_back(t("Members that begin with // are help and are ignored."));
    }
    put_help("", head, 2);
    put_keys(law_.keys.keys(), "", 2);
    text_ += "\n}\n";
    return std::move(text_);
  }

 private:
  void put_keys(const std::vector<Key>& keys, const std::string& prefix, std::size_t indent) {
    for (const auto& key : keys) {
      const auto dotted = prefix + key.name;
      put_help(key.name, help_of(key, dotted), indent);
      separate(indent);
      text_ += json_string(key.name) + ": ";
      if (key.form != "object") {
        text_ += "null";
        continue;
      }
      text_ += "{\n";
      first_ = true;
      put_keys(key.members, dotted + ".", indent + 2);
      text_ += "\n" + std::string(indent, ' ') + "}";
    }
  }

  void separate(std::size_t indent) {
    if (!first_) text_ += ",\n";
    first_ = false;
    text_ += std::string(indent, ' ');
  }

  void put_help(const std::string& key, const std::vector<std::string>& lines, std::size_t indent) {
    separate(indent);
    text_ += json_string("//" + key) + ": [";
    for (std::size_t i = 0; i < lines.size(); ++i)
      text_ += (i ? ",\n" : "\n") + std::string(indent + 2, ' ') + json_string(lines[i]);
    text_ += "\n" + std::string(indent, ' ') + "]";
  }

  std::vector<std::string> help_of(const Key& key, const std::string& dotted) const {
    std::vector<std::string> lines;
    const auto decides = decided_by(law_, dotted);
    for (const auto& t : tongues_) {
      lines.push_back(t(Bilingual{key.question_en, key.question_zh}));
      lines.push_back(form_of(key, t));
      if (!decides.empty()) lines.push_back(t("Decides: {}", {t.list(decides)}));
    }
    return lines;
  }

  static std::string form_of(const Key& key, const Tongue& t) {
    std::vector<std::string> parts;
    for (const auto& value : key.values) parts.push_back(t.value(value));
    if (key.form != "object")
      for (const auto& member : key.members)
        parts.push_back(member.name + t.in_brackets(form_of(member, t)));
    auto words = t.term(key.form);
    if (!parts.empty()) words += std::string(t.colon()) + t.list(parts);
    return words;
  }

  const Law& law_;
  std::vector<Tongue> tongues_;
  std::string text_;
  bool first_ = true;
};

}  // namespace

std::string context_template(const Law& law, const TextStyle& style) {
  return Template(law, style).take();
}

}  // namespace assay
