#include "report/json_writer.h"

#include <algorithm>

#include "data/json.h"

namespace assay {
namespace {

bool is_plain(char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; }

}  // namespace

void JsonWriter::new_line() {
  out_ += '\n';
  out_.append(frames_.size() * 2, ' ');
}

void JsonWriter::before_item() {
  if (after_key_ || frames_.empty()) {
    after_key_ = false;
    return;
  }
  auto& frame = frames_.back();
  const bool spread = frame.layout == Layout::spread;
  if (!frame.empty) out_ += spread ? "," : ", ";
  if (spread) new_line();
  frame.empty = false;
}

void JsonWriter::open(char start, Layout layout) {
  before_item();
  out_ += start;
  frames_.push_back({start == '{' ? '}' : ']', layout, true});
}

void JsonWriter::close() {
  const Frame frame = frames_.back();
  frames_.pop_back();
  if (frame.layout == Layout::spread && !frame.empty) new_line();
  out_ += frame.end;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  text(name);
  out_ += ": ";
  after_key_ = true;
  return *this;
}

void JsonWriter::text(std::string_view value) {
  before_item();
  if (!std::all_of(value.begin(), value.end(), is_plain)) {
    out_ += json_string(value);
    return;
  }
  out_ += '"';
  out_ += value;
  out_ += '"';
}

void JsonWriter::boolean(bool value) {
  before_item();
  out_ += value ? "true" : "false";
}

void JsonWriter::integer(std::int64_t value) {
  before_item();
  out_ += std::to_string(value);
}

void JsonWriter::null() {
  before_item();
  out_ += "null";
}

void JsonWriter::texts(const std::vector<std::string>& values) {
  open_list();
  for (const auto& item : values) text(item);
  close();
}

void JsonWriter::value(const Value& value) {
  if (const auto* list = value.list()) {
    open_list();
    for (const auto& item : *list) this->value(item);
    close();
  } else if (const auto* object = value.object()) {
    open_object();
    for (const auto& [name, member] : *object) key(name).value(member);
    close();
  } else if (const auto* string = value.string()) {
    text(*string);
  } else {
    before_item();
    out_ += to_json(value, JsonStyle::compact);
  }
}

std::string JsonWriter::take() {
  out_ += '\n';
  return std::move(out_);
}

}  // namespace assay
