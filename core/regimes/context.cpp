#include "regimes/context.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "data/error.h"
#include "data/json.h"
#include "regimes/date.h"

namespace assay {
namespace {

using Key = ContextKeys::Key;

constexpr std::array<std::string_view, 10> kForms = {
    "bool", "number", "string", "date", "enum", "enums", "strings", "numbers", "object", "objects"};

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

std::string nearest(std::string_view wanted, const std::vector<std::string>& known) {
  const auto best =
      std::min_element(known.begin(), known.end(), [&](const auto& one, const auto& other) {
        return distance(wanted, one) < distance(wanted, other);
      });
  if (best == known.end() || distance(wanted, *best) > std::max<std::size_t>(3, wanted.size() / 2))
    return {};
  return "; did you mean \"" + *best + "\"?";
}

std::vector<std::string> names_of(const std::vector<Key>& keys) {
  std::vector<std::string> names;
  names.reserve(keys.size());
  for (const auto& key : keys) names.push_back(key.name);
  return names;
}

const Key* named(const std::vector<Key>& keys, std::string_view name) {
  const auto found =
      std::find_if(keys.begin(), keys.end(), [&](const Key& key) { return key.name == name; });
  return found == keys.end() ? nullptr : &*found;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const auto& text : texts) all += (all.empty() ? "" : ", ") + text;
  return all;
}

// Complains in the voice of its origin: "FILE#/pointer: why", or "--set KEY: why".
class Checker {
 public:
  explicit Checker(std::string origin, bool pointers)
      : origin_(std::move(origin)), pointers_(pointers) {}

  void object(const std::vector<Key>& keys, const Value& value, const std::string& at) const {
    const auto* members = value.object();
    if (!members) fail(at, "an object is wanted");
    for (const auto& [name, member] : *members) {
      const auto place = member_of(at, name);
      const auto* key = named(keys, name);
      if (!key) fail(place, "\"" + name + "\" is no known key" + nearest(name, names_of(keys)));
      one(*key, member, place);
    }
  }

  void one(const Key& key, const Value& value, const std::string& at) const {
    if (value.is_null()) return;  // said to be unknown
    const bool single_text = key.form == "string" || key.form == "date" || key.form == "enum" ||
                             (key.form == "enums" && value.string());
    if (single_text) {
      text(key, value, at);
    } else if (key.form == "bool") {
      if (!value.boolean()) fail(at, "true or false is wanted");
    } else if (key.form == "number") {
      number(value, at);
    } else if (key.form == "numbers") {
      if (!value.object()) fail(at, "an object of numbers is wanted");
      for (const auto& [name, member] : *value.object()) number(member, member_of(at, name));
    } else if (key.form == "object") {
      object(key.members, value, at);
    } else {
      items(key, value, at);
    }
  }

 private:
  static std::string member_of(const std::string& at, const std::string& name) {
    auto place = at;
    return place.append("/").append(name);
  }

  void items(const Key& key, const Value& value, const std::string& at) const {
    const auto* list = value.list();
    if (!list) fail(at, "a list is wanted");
    for (std::size_t i = 0; i < list->size(); ++i) {
      const auto place = member_of(at, std::to_string(i));
      if (key.form == "objects")
        object(key.members, (*list)[i], place);
      else
        text(key, (*list)[i], place);
    }
  }

  void number(const Value& value, const std::string& at) const {
    const bool negative =
        (value.integer() && *value.integer() < 0) || (value.real() && !(*value.real() >= 0));
    if ((!value.integer() && !value.real()) || negative) fail(at, "a number from 0 is wanted");
  }

  void text(const Key& key, const Value& value, const std::string& at) const {
    const auto* word = value.string();
    if (!word) fail(at, "a string is wanted");
    if (key.form == "date") checked_date(*word, place(at));
    if (key.values.empty()) return;
    if (std::find(key.values.begin(), key.values.end(), *word) == key.values.end())
      fail(at,
           "\"" + *word + "\" is not one of " + joined(key.values) + nearest(*word, key.values));
  }

  std::string place(const std::string& at) const {
    return pointers_ ? origin_ + "#" + at : origin_;
  }
  [[noreturn]] void fail(const std::string& at, const std::string& why) const {
    throw ConfigError(place(at) + ": " + why);
  }

  std::string origin_;
  bool pointers_;
};

Key read_key(const Node& node) {
  node.only({"name", "form", "values", "members", "question"});
  Key key;
  key.name = node.at("name").string();
  key.form = node.at("form").string();
  if (std::find(kForms.begin(), kForms.end(), key.form) == kForms.end())
    node.at("form").fail("\"" + key.form + "\" is no form of a context key");
  const bool closed = key.form == "enum" || key.form == "enums";
  if (closed != node.has("values")) node.fail("exactly enum and enums have values");
  if (closed) key.values = node.at("values").strings();
  const bool nested = key.form == "object" || key.form == "objects";
  if (!nested && key.form != "numbers" && node.has("members"))
    node.fail("only object, objects and numbers have members");
  if (nested && !node.has("members")) node.fail("this key lacks its members");
  if (node.has("members"))
    for (const auto& member : node.at("members").list()) key.members.push_back(read_key(member));
  const auto question = node.at("question");
  question.only({"en", "zh"});
  key.question_en = question.at("en").string();
  key.question_zh = question.at("zh").string();
  if (key.question_en.empty() || key.question_zh.empty())
    question.fail("both languages must say something");
  key.place = node.place();
  return key;
}

Value read_setting(const Key& key, const std::string& text, const std::string& origin) {
  if (key.form == "enums" || key.form == "strings") {
    if (!text.empty() && text.front() == '[') return parse_json(text, origin);
    List items;
    for (std::size_t from = 0; from <= text.size();) {
      const auto comma = std::min(text.find(',', from), text.size());
      if (comma > from) items.emplace_back(text.substr(from, comma - from));
      from = comma + 1;
    }
    return items;
  }
  if (key.form == "string" || key.form == "date" || key.form == "enum") {
    if (text.size() < 2 || text.front() != '"') return text;
  }
  try {
    return parse_json(text, origin);
  } catch (const ConfigError&) {
    return text;  // the form check says what was wanted
  }
}

}  // namespace

ContextKeys ContextKeys::load(const std::filesystem::path& signatures_folder) {
  const auto path = signatures_folder / "context.json";
  const std::string file = path.string();
  const auto value = read_json_file(path);
  const Node root(value, file);
  root.only({"schema", "keys", "conflicts"});
  if (root.at("schema").string() != "assay-context/1")
    root.at("schema").fail("the schema assay-context/1 is wanted");
  ContextKeys context;
  for (const auto& node : root.at("keys").list()) {
    auto key = read_key(node);
    if (named(context.keys_, key.name)) node.fail("the key \"" + key.name + "\" stands here twice");
    context.keys_.push_back(std::move(key));
  }
  return context;
}

const Key* ContextKeys::find(std::string_view dotted) const {
  const auto* keys = &keys_;
  for (;;) {
    const auto dot = dotted.find('.');
    const auto* key = named(*keys, dotted.substr(0, dot));
    if (!key || dot == std::string_view::npos) return key;
    keys = &key->members;
    dotted.remove_prefix(dot + 1);
  }
}

const Key& ContextKeys::require(const std::string& dotted, const Node& where) const {
  if (const auto* key = find(dotted)) return *key;
  where.fail("\"" + dotted + "\" is no known context key" + nearest(dotted, names_of(keys_)));
}

void ContextKeys::check(const Value& context, const std::string& origin) const {
  Checker(origin, true).object(keys_, context, "");
}

void ContextKeys::set(Value& context, const std::string& setting) const {
  const auto equals = setting.find('=');
  if (equals == std::string::npos) throw ConfigError("--set " + setting + ": key=value is wanted");
  const auto dotted = setting.substr(0, equals);
  const auto origin = "--set " + dotted;
  const auto* key = find(dotted);
  if (!key) {
    throw ConfigError(origin + ": \"" + dotted + "\" is no known key" +
                      nearest(dotted, names_of(keys_)));
  }
  auto value = read_setting(*key, setting.substr(equals + 1), origin);
  Checker(origin, false).one(*key, value, "");

  if (!context.object()) context = Object{};
  auto* place = std::get_if<Object>(&context.held);
  std::string_view rest = dotted;
  for (auto dot = rest.find('.'); dot != std::string_view::npos; dot = rest.find('.')) {
    auto& inner = (*place)[std::string(rest.substr(0, dot))];
    if (!inner.object()) inner = Object{};
    place = std::get_if<Object>(&inner.held);
    rest.remove_prefix(dot + 1);
  }
  (*place)[std::string(rest)] = std::move(value);
}

const Value* declared(const Value& context, std::string_view dotted) {
  const auto* value = &context;
  while (value && !dotted.empty()) {
    const auto* object = value->object();
    if (!object) return nullptr;
    const auto dot = std::min(dotted.find('.'), dotted.size());
    const auto member = object->find(dotted.substr(0, dot));
    value = member == object->end() ? nullptr : &member->second;
    dotted.remove_prefix(std::min(dot + 1, dotted.size()));
  }
  return value && value->is_null() ? nullptr : value;
}

}  // namespace assay
