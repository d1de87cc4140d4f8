// A plain value tree, shaped like JSON: what crosses stage borders where a fixed struct would be
// too stiff (finding parameters, declared context, rule trees). Objects keep their keys sorted, so
// that equal values print as equal bytes. Holds no references and owns all it holds.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace assay {

struct Value;
using List = std::vector<Value>;
using Object = std::map<std::string, Value, std::less<>>;

struct Value {
  std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, List, Object> held =
      nullptr;

  Value() = default;
  Value(std::nullptr_t) {}                                // NOLINT(google-explicit-constructor)
  Value(bool value) : held(value) {}                      // NOLINT(google-explicit-constructor)
  Value(int value) : held(std::int64_t{value}) {}         // NOLINT(google-explicit-constructor)
  Value(std::int64_t value) : held(value) {}              // NOLINT(google-explicit-constructor)
  Value(double value) : held(value) {}                    // NOLINT(google-explicit-constructor)
  Value(const char* value) : held(std::string(value)) {}  // NOLINT(google-explicit-constructor)
  Value(std::string value) : held(std::move(value)) {}    // NOLINT(google-explicit-constructor)
  Value(List value) : held(std::move(value)) {}           // NOLINT(google-explicit-constructor)
  Value(Object value) : held(std::move(value)) {}         // NOLINT(google-explicit-constructor)

  bool is_null() const { return std::holds_alternative<std::nullptr_t>(held); }
  const bool* boolean() const { return std::get_if<bool>(&held); }
  const std::int64_t* integer() const { return std::get_if<std::int64_t>(&held); }
  const double* real() const { return std::get_if<double>(&held); }
  const std::string* string() const { return std::get_if<std::string>(&held); }
  const List* list() const { return std::get_if<List>(&held); }
  const Object* object() const { return std::get_if<Object>(&held); }

  friend bool operator==(const Value&, const Value&) = default;
};

}  // namespace assay
