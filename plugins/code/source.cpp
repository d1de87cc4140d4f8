#include "source.h"

#include <algorithm>
#include <array>

namespace assay::code {
namespace {

constexpr std::size_t kSample = 65536;

std::size_t count_of(std::string_view text, std::string_view what, std::size_t most) {
  std::size_t count = 0;
  for (auto at = text.find(what); at != std::string_view::npos && count < most;
       at = text.find(what, at + what.size()))
    ++count;
  return count;
}

template <std::size_t n>
std::size_t kinds_of(std::string_view text, const std::array<std::string_view, n>& words) {
  return static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [&](auto word) {
    return text.find(word) != std::string_view::npos;
  }));
}

struct Shape {
  std::size_t lines = 0, ends = 0, indented = 0, prose = 0, hashed = 0;
};

/// How the lines end: a program's with marks that prose does not end with.
Shape shape_of(std::string_view text) {
  Shape shape;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    for (const std::string_view remark : {"//", "/*", " #"})
      if (const auto at = line.find(remark); at != 0) line = line.substr(0, at);
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t'))
      line.remove_suffix(1);
    if (line.empty()) continue;
    ++shape.lines;
    const auto last = line.back();
    if (last == ';' || last == '{' || last == '}' || last == ',' || last == ')') ++shape.ends;
    if (last == '.') ++shape.prose;
    if (line.front() == '#') ++shape.hashed;
    if (line.front() == ' ' || line.front() == '\t') ++shape.indented;
  }
  return shape;
}

bool looks_like_markup(std::string_view text) {
  const auto start = text.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos) return true;
  const auto head = text.substr(start, 64);
  return head.starts_with("<!") || head.starts_with("<html") || head.starts_with("<HTML") ||
         head.starts_with("<?xml") || head.starts_with(".\\\"") || head.starts_with(".TH ") ||
         head.starts_with("'\\\"") || head.starts_with("msgid ");
}

bool is_braces(std::string_view text, const Shape& shape) {
  constexpr std::array<std::string_view, 16> kWords{
      "function ", "function(", "const ", "var ", "#include", "return ", "class ", "static ",
      "public ",   "import ",   "=> {",   "=>",   "package ", "func ",   "fn ",    "void "};
  const auto semicolons = count_of(text, ";", 400), braces = count_of(text, "{", 400);
  if (kinds_of(text, kWords) < 2 || braces + count_of(text, "[", 20) == 0) return false;
  // Go and Rust may do without semicolons, minified JavaScript without lines.
  if (shape.ends * 10 < shape.lines * 3) return false;
  return semicolons + braces >= 4 || shape.ends * 2 >= shape.lines;
}

bool is_hash(std::string_view text, const Shape& shape) {
  if (text.starts_with("#!")) return true;
  constexpr std::array<std::string_view, 12> kWords{"def ",    "import ",  "from ", "class ",
                                                    "return ", "require ", "self.", "end\n",
                                                    "use ",    "my $",     "sub ",  "= ("};
  const auto blocks =
      count_of(text, ":\n", 50) + count_of(text, "\nend", 50) + count_of(text, ";\n", 50);
  return kinds_of(text, kWords) >= 2 && blocks >= 2 && shape.prose * 4 < shape.lines &&
         (text.find("\nimport ") != std::string_view::npos ||
          text.find("\nfrom ") != std::string_view::npos || text.starts_with("import ") ||
          text.starts_with("from ") || text.find("def ") != std::string_view::npos ||
          text.find("\nuse ") != std::string_view::npos ||
          text.find("require ") != std::string_view::npos);
}

bool is_lua(std::string_view text) {
  constexpr std::array<std::string_view, 6> kWords{"local ",  "function", "end\n",
                                                   " then\n", "return ",  "require"};
  return text.find("local ") != std::string_view::npos && kinds_of(text, kWords) >= 4;
}

std::optional<Family> family_of(std::string_view text) {
  const auto sample = text.substr(0, kSample);
  if (looks_like_markup(sample)) return std::nullopt;
  if (sample.starts_with("#!"))
    return sample.substr(0, 80).find("node") != std::string_view::npos  ? Family::braces
           : sample.substr(0, 80).find("lua") != std::string_view::npos ? Family::lua
                                                                        : Family::hash;
  if (sample.find("<?php") != std::string_view::npos) return Family::braces;
  const auto shape = shape_of(sample);
  if (is_lua(sample) && sample.find(';') == std::string_view::npos) return Family::lua;
  if (is_braces(sample, shape)) return Family::braces;
  if (is_hash(sample, shape)) return Family::hash;
  if (is_lua(sample)) return Family::lua;
  return std::nullopt;
}

/// Walks the text once, and blanks what is not code.
class Blanker {
 public:
  Blanker(std::string_view text, Source& source) : text_(text), source_(source) {}

  void run() {
    while (at_ < text_.size()) {
      if (const auto end = comment_end()) {
        blank(end, true);
      } else if (text_[at_] == '"' || text_[at_] == '\'' || text_[at_] == '`') {
        string();
      } else {
        ++at_;
      }
    }
  }

 private:
  bool here(std::string_view what) const { return text_.substr(at_, what.size()) == what; }
  std::size_t after(std::string_view what, std::size_t from) const {
    const auto found = text_.find(what, from);
    return found == std::string_view::npos ? text_.size() : found + what.size();
  }

  std::size_t comment_end() const {
    switch (source_.family) {
      case Family::braces:
        if (here("/*")) return after("*/", at_ + 2);
        if (here("//") && (at_ == 0 || text_[at_ - 1] != ':')) return after("\n", at_);
        return 0;
      case Family::hash:
        if (here("\"\"\"")) return after("\"\"\"", at_ + 3);
        if (here("'''")) return after("'''", at_ + 3);
        // "$#" and "${x#y}" of a shell are no comments.
        if (here("#") &&
            (at_ == 0 || text_[at_ - 1] == ' ' || text_[at_ - 1] == '\n' || text_[at_ - 1] == '\t'))
          return after("\n", at_);
        return 0;
      case Family::lua:
        if (here("--[[")) return after("]]", at_ + 4);
        return here("--") ? after("\n", at_) : 0;
    }
    return 0;
  }

  void blank(std::size_t end, bool comment) {
    for (; at_ < end; ++at_) {
      if (text_[at_] == '\n') continue;
      source_.code[at_] = ' ';
      if (comment) source_.uncommented[at_] = ' ';
    }
  }

  /// A string ends on its line, or it was an apostrophe. Template strings may go on.
  void string() {
    const auto quote = text_[at_];
    auto end = at_ + 1;
    while (end < text_.size() && text_[end] != quote) {
      if (text_[end] == '\\')
        ++end;
      else if (text_[end] == '\n' && quote != '`')
        break;
      ++end;
    }
    const bool closed = end < text_.size() && text_[end] == quote;
    if (!closed) {
      ++at_;
      return;
    }
    ++at_;
    blank(end, false);
    ++at_;
  }

  std::string_view text_;
  Source& source_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<Source> read_source(std::string_view text) {
  const auto family = family_of(text);
  if (!family) return std::nullopt;
  Source source{*family, std::string(text), std::string(text)};
  Blanker(text, source).run();
  return source;
}

}  // namespace assay::code
