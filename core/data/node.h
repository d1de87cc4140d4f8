// Reading a data file with good manners: a Node is a Value that knows the file and JSON pointer it
// came from, so that every complaint about our data is one sentence "file#/pointer: why"
// (ConfigError).
#pragma once

#include <assay/value.h>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// Borrows the Value and the file name; both must outlive it.
class Node {
 public:
  Node(const Value& value, const std::string& file, std::string pointer = {})
      : value_(&value), file_(&file), pointer_(std::move(pointer)) {}

  const Value& value() const { return *value_; }
  const std::string& pointer() const { return pointer_; }
  const std::string& file() const { return *file_; }
  /// "file#/pointer"
  std::string place() const { return *file_ + "#" + pointer_; }
  [[noreturn]] void fail(const std::string& why) const;

  /// A member that must be there, or may be.
  Node at(std::string_view key) const;
  std::optional<Node> find(std::string_view key) const;
  bool has(std::string_view key) const { return find(key).has_value(); }
  /// Refuses members other than these.
  void only(std::initializer_list<std::string_view> keys) const;

  /// The value in the wanted form, or a ConfigError saying which form was wanted.
  std::string string() const;
  std::int64_t integer() const;
  double number() const;  ///< whole or real
  bool boolean() const;
  std::vector<Node> list() const;
  std::vector<std::pair<std::string, Node>> members() const;  ///< sorted by key
  std::vector<std::string> strings() const;                   ///< a list of strings
  /// One string or a list of them.
  std::vector<std::string> one_or_more() const;

  std::string string_or(std::string_view key, std::string_view otherwise) const;
  std::int64_t integer_or(std::string_view key, std::int64_t otherwise) const;
  bool boolean_or(std::string_view key, bool otherwise) const;

 private:
  const Value* value_;
  const std::string* file_;
  std::string pointer_;
};

}  // namespace assay
