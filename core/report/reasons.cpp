#include "report/reasons.h"

#include <algorithm>
#include <array>

#include "data/json.h"

namespace assay {
namespace {

const Value* member(const Value& value, std::string_view key) {
  const auto* object = value.object();
  if (!object) return nullptr;
  const auto found = object->find(key);
  return found == object->end() ? nullptr : &found->second;
}

std::string text_member(const Value& value, std::string_view key) {
  const auto* found = member(value, key);
  const auto* text = found ? found->string() : nullptr;
  return text ? *text : std::string();
}

std::string plain(const Value& value) {
  if (const auto* text = value.string()) return *text;
  if (const auto* flag = value.boolean()) return *flag ? "yes" : "no";
  std::string words;
  if (const auto* list = value.list()) {
    for (const auto& item : *list) words += (words.empty() ? "" : " or ") + plain(item);
    return words;
  }
  if (const auto* object = value.object()) {
    for (const auto& [key, item] : *object)
      words += (words.empty() ? "" : ", ") + key + " " + plain(item);
    return words;
  }
  return to_json(value, JsonStyle::compact);
}

std::string spaced(std::string text) {
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

// What the operand is about.
std::string subject_in_words(const Value& operand) {
  if (auto key = text_member(operand, "declared"); !key.empty()) return key;
  if (auto key = text_member(operand, "known"); !key.empty()) return key + " is declared";
  if (const auto part = text_member(operand, "encryption"); !part.empty())
    return part == "verdict" ? "encryption" : "encryption " + part;
  if (const auto name = text_member(operand, "strength"); !name.empty()) return spaced(name);
  if (member(operand, "ccis")) return "this product type";
  if (const auto* finding = member(operand, "finding")) return "found: " + plain(*finding);
  if (const auto* names = member(operand, "for")) return "about " + plain(*names);
  return {};
}

struct Walk {
  Reasons reasons;

  void add(const std::string& truth, const std::string& words) {
    add(truth == "true"    ? reasons.held
        : truth == "false" ? reasons.failed
                           : reasons.unknown,
        words);
  }

  static void add(std::vector<std::string>& to, const std::string& words) {
    if (!words.empty() && std::find(to.begin(), to.end(), words) == to.end()) to.push_back(words);
  }

  void visit(const Value& node) {
    const auto op = text_member(node, "op");
    const auto truth = text_member(node, "truth");
    const auto* of = member(node, "of");
    const auto* list = of ? of->list() : nullptr;
    if (op == "test" && list && !list->empty()) {
      add(truth, operand_in_words(list->front()));
    } else if (op == "unsettled") {
      if (const auto* text = member(node, "text")) add(reasons.open, text_member(*text, "en"));
    } else if (list) {
      for (const auto& child : *list) visit(child);
    }
  }
};

}  // namespace

std::string operand_in_words(const Value& operand) {
  constexpr std::array<std::string_view, 9> kTests{
      "is", "in", "includes", "has", ">=", ">", "<=", "<", "="};
  auto words = subject_in_words(operand);
  if (words.empty()) return to_json(operand, JsonStyle::compact);
  for (const auto test : kTests)
    if (const auto* wanted = member(operand, test))
      words += " " + std::string(test == "in" ? "is" : test) + " " + plain(*wanted);
  if (const auto of = text_member(operand, "of"); !of.empty()) words += " (" + of + ")";
  return words;
}

Reasons reasons_of(const Value& tree) {
  Walk walk;
  walk.visit(tree);
  return walk.reasons;
}

}  // namespace assay
