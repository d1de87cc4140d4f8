#include "data/node.h"

#include <algorithm>

#include "data/error.h"

namespace assay {
namespace {

// RFC 6901: "~" and "/" in a key are escaped in a pointer.
std::string escaped(std::string_view key) {
  std::string out;
  for (const char c : key) {
    if (c == '~')
      out += "~0";
    else if (c == '/')
      out += "~1";
    else
      out += c;
  }
  return out;
}

}  // namespace

void Node::fail(const std::string& why) const { throw ConfigError(place() + ": " + why); }

std::optional<Node> Node::find(std::string_view key) const {
  const auto* object = value_->object();
  if (!object) fail("an object is wanted here");
  const auto member = object->find(key);
  if (member == object->end()) return std::nullopt;
  return Node(member->second, *file_, pointer_ + "/" + escaped(key));
}

Node Node::at(std::string_view key) const {
  if (auto member = find(key)) return *member;
  fail("the member \"" + std::string(key) + "\" is missing");
}

void Node::only(std::initializer_list<std::string_view> keys) const {
  const auto* object = value_->object();
  if (!object) fail("an object is wanted here");
  for (const auto& [key, member] : *object)
    if (std::find(keys.begin(), keys.end(), key) == keys.end())
      at(key).fail("this member is not known");
}

std::string Node::string() const {
  if (const auto* text = value_->string()) return *text;
  fail("a string is wanted here");
}

std::int64_t Node::integer() const {
  if (const auto* number = value_->integer()) return *number;
  fail("a whole number is wanted here");
}

double Node::number() const {
  if (const auto* whole = value_->integer()) return static_cast<double>(*whole);
  if (const auto* real = value_->real()) return *real;
  fail("a number is wanted here");
}

bool Node::boolean() const {
  if (const auto* flag = value_->boolean()) return *flag;
  fail("true or false is wanted here");
}

std::vector<Node> Node::list() const {
  const auto* items = value_->list();
  if (!items) fail("a list is wanted here");
  std::vector<Node> nodes;
  nodes.reserve(items->size());
  for (std::size_t i = 0; i < items->size(); ++i)
    nodes.emplace_back((*items)[i], *file_, pointer_ + "/" + std::to_string(i));
  return nodes;
}

std::vector<std::pair<std::string, Node>> Node::members() const {
  const auto* object = value_->object();
  if (!object) fail("an object is wanted here");
  std::vector<std::pair<std::string, Node>> nodes;
  nodes.reserve(object->size());
  for (const auto& [key, member] : *object)
    nodes.emplace_back(key, Node(member, *file_, pointer_ + "/" + escaped(key)));
  return nodes;
}

std::vector<std::string> Node::strings() const {
  std::vector<std::string> texts;
  for (const auto& item : list()) texts.push_back(item.string());
  return texts;
}

std::vector<std::string> Node::one_or_more() const {
  if (value_->string()) return {string()};
  return strings();
}

std::string Node::string_or(std::string_view key, std::string_view otherwise) const {
  const auto member = find(key);
  return member ? member->string() : std::string(otherwise);
}

std::int64_t Node::integer_or(std::string_view key, std::int64_t otherwise) const {
  const auto member = find(key);
  return member ? member->integer() : otherwise;
}

bool Node::boolean_or(std::string_view key, bool otherwise) const {
  const auto member = find(key);
  return member ? member->boolean() : otherwise;
}

}  // namespace assay
