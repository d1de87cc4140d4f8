// Writes JSON text piece by piece into one string, so that a report with a hundred thousand blobs
// needs no tree of values first.
//
// The text is for people too: an object or list is either spread (a member a line) or inline (all
// on one line, save what is spread inside it). The caller writes keys in sorted order; strings that
// are not UTF-8 are written with U+FFFD.
#pragma once

#include <assay/value.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

class JsonWriter {
 public:
  enum class Layout { spread, in_line };

  void open_object(Layout layout = Layout::in_line) { open('{', layout); }
  void open_list(Layout layout = Layout::in_line) { open('[', layout); }
  void close();

  /// Starts a member of the open object; its value is written next.
  JsonWriter& key(std::string_view name);

  void text(std::string_view value);
  void boolean(bool value);
  void integer(std::int64_t value);
  /// Sizes and offsets; they fit into 63 bits.
  void number(std::uint64_t value) { integer(static_cast<std::int64_t>(value)); }
  void null();
  /// Null where the text is empty, or where there is none.
  void text_or_null(std::string_view value) { value.empty() ? null() : text(value); }
  void maybe_text(const std::optional<std::string>& value) { value ? text(*value) : null(); }
  void texts(const std::vector<std::string>& values);
  void value(const Value& value);

  /// The finished text, with a newline at its end.
  std::string take();

 private:
  struct Frame {
    char end;
    Layout layout;
    bool empty;
  };
  void open(char start, Layout layout);
  void before_item();
  void new_line();

  std::string out_;
  std::vector<Frame> frames_;
  bool after_key_ = false;
};

}  // namespace assay
