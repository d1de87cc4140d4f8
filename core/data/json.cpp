#include "data/json.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "data/error.h"

namespace assay {
namespace {

using Json = nlohmann::json;

// Builds a Value while reading, so that a duplicate key is seen before it is overwritten.
class ValueBuilder : public nlohmann::json_sax<Json> {
 public:
  explicit ValueBuilder(std::string_view origin) : origin_(origin) {}

  Value take() { return std::move(root_); }

  bool null() override { return put(nullptr); }
  bool boolean(bool value) override { return put(value); }
  bool number_integer(number_integer_t value) override { return put(std::int64_t{value}); }
  bool number_unsigned(number_unsigned_t value) override {
    if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
      fail("a whole number too large");
    return put(static_cast<std::int64_t>(value));
  }
  bool number_float(number_float_t value, const string_t&) override { return put(value); }
  bool string(string_t& value) override { return put(std::move(value)); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Object{}); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(List{}); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    auto& object = std::get<Object>(open_.back()->held);
    const auto [place, fresh] = object.try_emplace(name);
    keys_.back() = name;
    if (!fresh) fail("the key stands twice");
    slot_ = &place->second;
    return true;
  }
  bool parse_error(std::size_t position, const std::string&,
                   const Json::exception& error) override {
    std::string why = error.what();
    if (const auto colon = why.rfind("; "); colon != std::string::npos) why = why.substr(colon + 2);
    throw ConfigError(origin_ + "#" + pointer() + ": not JSON at byte " + std::to_string(position) +
                      ": " + why);
  }

 private:
  std::string pointer() const {
    std::string text;
    for (std::size_t i = 0; i < open_.size(); ++i) {
      if (const auto* list = open_[i]->list())
        text += "/" + std::to_string(list->empty() ? 0 : list->size() - 1);
      else if (!keys_[i].empty())
        text += "/" + keys_[i];
    }
    return text;
  }
  [[noreturn]] void fail(const std::string& why) const {
    throw ConfigError(origin_ + "#" + pointer() + ": " + why);
  }
  Value* place(Value&& value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    if (auto* list = std::get_if<List>(&open_.back()->held)) {
      list->push_back(std::move(value));
      return &list->back();
    }
    *slot_ = std::move(value);
    return slot_;
  }
  bool put(Value&& value) {
    place(std::move(value));
    return true;
  }
  bool open(Value&& container) {
    if (open_.size() >= kDeepest) fail("nested too deeply");
    open_.push_back(place(std::move(container)));
    keys_.emplace_back();
    return true;
  }
  bool close() {
    open_.pop_back();
    keys_.pop_back();
    return true;
  }

  static constexpr std::size_t kDeepest = 200;
  std::string origin_;
  Value root_;
  std::vector<Value*> open_;  // a list's elements move only while no element of it is open
  std::vector<std::string> keys_;
  Value* slot_ = nullptr;
};

Json to_library(const std::string& text) { return Json(text); }

void write(const Value& value, JsonStyle style, int depth, std::string& out);

void line(JsonStyle style, int depth, std::string& out) {
  if (style == JsonStyle::compact) return;
  out += '\n';
  out.append(static_cast<std::size_t>(depth) * 2, ' ');
}

bool is_flat(const Value& value) { return !value.list() && !value.object(); }

void write_list(const List& list, JsonStyle style, int depth, std::string& out) {
  // Lists of scalars stay on one line: a report is read by people too.
  const bool flat = std::all_of(list.begin(), list.end(), is_flat);
  out += '[';
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i) out += flat && style == JsonStyle::pretty ? ", " : ",";
    if (!flat) line(style, depth + 1, out);
    write(list[i], style, depth + 1, out);
  }
  if (!flat) line(style, depth, out);
  out += ']';
}

void write_object(const Object& object, JsonStyle style, int depth, std::string& out) {
  out += '{';
  bool first = true;
  for (const auto& [name, member] : object) {
    if (!first) out += ',';
    first = false;
    line(style, depth + 1, out);
    out += json_string(name);
    out += style == JsonStyle::pretty ? ": " : ":";
    write(member, style, depth + 1, out);
  }
  if (!object.empty()) line(style, depth, out);
  out += '}';
}

void write(const Value& value, JsonStyle style, int depth, std::string& out) {
  if (value.is_null()) out += "null";
  if (const auto* flag = value.boolean()) out += *flag ? "true" : "false";
  if (const auto* number = value.integer()) out += std::to_string(*number);
  if (const auto* number = value.real()) out += Json(*number).dump();
  if (const auto* text = value.string()) out += json_string(*text);
  if (const auto* list = value.list()) write_list(*list, style, depth, out);
  if (const auto* object = value.object()) write_object(*object, style, depth, out);
}

}  // namespace

Value parse_json(std::string_view text, std::string_view origin) {
  ValueBuilder builder(origin);
  Json::sax_parse(text.begin(), text.end(), &builder);
  return builder.take();
}

Value read_json_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  if (!in || !(text << in.rdbuf())) throw ConfigError(file.string() + ": cannot be read");
  return parse_json(text.view(), file.string());
}

std::string to_json(const Value& value, JsonStyle style) {
  std::string out;
  write(value, style, 0, out);
  if (style == JsonStyle::pretty) out += '\n';
  return out;
}

std::string json_string(std::string_view text) {
  return to_library(std::string(text)).dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace assay
