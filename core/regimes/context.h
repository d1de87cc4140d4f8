// The declared context: what only a person knows about a product, as typed keys with closed lists
// of values (signatures/context.json, schema assay-context/1). An absent key is unknown, never
// "no".
#pragma once

#include <assay/value.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "data/node.h"

namespace assay {

class ContextKeys {
 public:
  struct Key {
    std::string name;
    /// "bool", "number", "string", "date", "enum", "enums" (one value or a list), "strings",
    /// "numbers" (an object of numbers, of known and other names), "object", "objects" (a list
    /// of objects).
    std::string form;
    std::vector<std::string> values;  ///< of enum and enums
    std::vector<Key> members;         ///< of object, objects and numbers
    std::string question_en, question_zh;
    std::string place;  ///< "file#/pointer"
  };

  static ContextKeys load(const std::filesystem::path& signatures_folder);
  const std::vector<Key>& keys() const { return keys_; }

  /// The key of that name, dots reaching into objects ("end_user.party"); null where there is none.
  const Key* find(std::string_view dotted) const;
  /// Throws ConfigError at `where` with the nearest known key.
  const Key& require(const std::string& dotted, const Node& where) const;

  /// Checks a whole context object read from `origin` ("FILE#/pointer: …").
  void check(const Value& context, const std::string& origin) const;
  /// Adds one "key=value" ("--set key: …"). The value is read as JSON where it is JSON, else as a
  /// string; commas part the values of a list key; dotted keys reach into objects.
  void set(Value& context, const std::string& setting) const;

 private:
  std::vector<Key> keys_;
};

/// What the context declares under a dotted key; null where it is silent.
const Value* declared(const Value& context, std::string_view dotted);

}  // namespace assay
