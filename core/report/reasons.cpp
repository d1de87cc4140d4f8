#include "report/reasons.h"

#include <algorithm>
#include <array>

#include "data/json.h"

namespace assay {
namespace {

constexpr std::size_t kDeepest = 24;  // a saved report may hold any tree

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

Bilingual bilingual_member(const Value& value, std::string_view key) {
  const auto* found = member(value, key);
  if (!found) return {};
  return {text_member(*found, "en"), text_member(*found, "zh")};
}

std::string plain(const Value& value, const Tongue& t) {
  if (const auto* text = value.string()) {
    if (*text == "$for") return t("this product type");
    const auto term = t.term(*text);
    return term == *text ? t.value(*text) : term;
  }
  if (const auto* flag = value.boolean()) return *flag ? t("yes") : t("no");
  std::string words;
  if (const auto* list = value.list()) {
    for (const auto& item : *list) words += (words.empty() ? "" : t(" or ")) + plain(item, t);
    return words;
  }
  if (const auto* object = value.object()) {
    for (const auto& [key, item] : *object)
      words += (words.empty() ? "" : ", ") + key + " " + plain(item, t);
    return words;
  }
  return to_json(value, JsonStyle::compact);
}

// What the operand is about.
std::string subject_in_words(const Value& operand, const Tongue& t) {
  if (auto key = text_member(operand, "declared"); !key.empty()) return t.value(key);
  if (auto key = text_member(operand, "known"); !key.empty())
    return t("{} is declared", {t.value(key)});
  if (const auto part = text_member(operand, "encryption"); !part.empty())
    return part == "verdict" ? t("encryption") : t("encryption {}", {t.term(part)});
  if (const auto name = text_member(operand, "strength"); !name.empty()) return t.term(name);
  if (member(operand, "ccis")) return t("this product type");
  if (const auto* finding = member(operand, "finding")) return t("found: {}", {plain(*finding, t)});
  if (const auto* names = member(operand, "for")) return t("about {}", {plain(*names, t)});
  return {};
}

// What is asked of it.
std::string test_in_words(std::string_view test, const Tongue& t) {
  if (test == "is" || test == "in") return t(" is ");
  if (test == "includes") return t(" includes ");
  if (test == "has") return t(" has ");
  return " " + std::string(test) + " ";
}

struct Walk {
  const Tongue& tongue;
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

  void visit(const Value& node, std::size_t depth) {
    const auto op = text_member(node, "op");
    const auto* of = member(node, "of");
    const auto* list = of ? of->list() : nullptr;
    if (op == "test" && list && !list->empty()) {
      // Which type a duty is judged for, the reader knows.
      if (!member(list->front(), "for"))
        add(text_member(node, "truth"), operand_in_words(list->front(), tongue));
    } else if (op == "unsettled") {
      add(reasons.open, tongue(bilingual_member(node, "text")));
    } else if (list && depth < kDeepest) {
      for (const auto& child : *list) visit(child, depth + 1);
    }
  }
};

// What a node of the tree says of itself.
std::string node_in_words(const Value& node, const Tongue& t) {
  const auto op = text_member(node, "op");
  if (op == "test") {
    const auto* of = member(node, "of");
    const auto* list = of ? of->list() : nullptr;
    return list && !list->empty() ? operand_in_words(list->front(), t) : std::string();
  }
  if (op == "unsettled") return t("left open: {}", {t(bilingual_member(node, "text"))});
  if (op == "rule") return t("rule {}", {text_member(node, "rule")});
  if (op == "case") return t("where this holds: {}", {t.term(text_member(node, "result"))});
  if (op == "all") return t("all of");
  if (op == "any") return t("any of");
  if (op == "not" || op == "no") return t("not");
  if (op == "first-known") return t("the first that is known");
  if (op == "enough") return t("enough, if true");
  return t.term(op);
}

Span mark_of(const std::string& truth) {
  if (truth == "true") return {"✓ ", Tone::green};
  if (truth == "false") return {"✗ ", Tone::red};
  if (truth == "unknown") return {"? ", Tone::yellow};
  return {"· ", Tone::dim};
}

void put_node(const Voice& say, const Value& node, std::size_t indent, std::size_t depth) {
  const auto op = text_member(node, "op");
  say.paragraph(
      [&](const Tongue& t) {
        return Spans{mark_of(text_member(node, "truth")), {node_in_words(node, t)}};
      },
      indent, indent + 4);
  const auto* of = member(node, "of");
  const auto* list = of ? of->list() : nullptr;
  if (!list || op == "test" || depth >= kDeepest) return;
  for (const auto& child : *list) put_node(say, child, indent + 2, depth + 1);
}

}  // namespace

std::string operand_in_words(const Value& operand, const Tongue& t) {
  constexpr std::array<std::string_view, 9> kTests{
      "is", "in", "includes", "has", ">=", ">", "<=", "<", "="};
  auto words = subject_in_words(operand, t);
  if (words.empty()) return to_json(operand, JsonStyle::compact);
  for (const auto test : kTests)
    if (const auto* wanted = member(operand, test))
      words += test_in_words(test, t) + plain(*wanted, t);
  if (const auto of = text_member(operand, "of"); !of.empty()) words += t.in_brackets(t.term(of));
  return words;
}

Reasons reasons_of(const Value& tree, const Tongue& tongue) {
  Walk walk{tongue, {}};
  walk.visit(tree, 0);
  return walk.reasons;
}

void put_tree(const Voice& say, const Value& tree, std::size_t indent) {
  if (!tree.is_null()) put_node(say, tree, indent, 0);
}

}  // namespace assay
