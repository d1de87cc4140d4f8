#include "name_words.h"

#include <algorithm>

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
char lowered(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

void NameWords::add(std::size_t begin, std::size_t end) {
  if (begin < end && count_ < kMost)
    words_[count_++] = std::string_view(lower_.data() + begin, end - begin);
}

// A word ends where no letter or digit follows, before a capital after a small letter or digit, and
// before the last of several capitals when a small letter follows it.
void NameWords::split(std::string_view identifier) {
  const auto base = static_cast<std::size_t>(identifier.data() - start_);
  std::size_t begin = 0;
  for (std::size_t i = 0; i < identifier.size(); ++i) {
    const char c = identifier[i];
    if (!is_digit(c) && !is_upper(c) && !is_lower(c)) {
      add(base + begin, base + i);
      begin = i + 1;
      continue;
    }
    lower_[base + i] = lowered(c);
    if (i == begin || !is_upper(c)) continue;
    const bool small_follows = i + 1 < identifier.size() && is_lower(identifier[i + 1]);
    if (is_lower(identifier[i - 1]) || small_follows) {
      add(base + begin, base + i);
      begin = i;
    }
  }
  add(base + begin, base + identifier.size());
}

// Identifiers follow their length in digits; the first 'E' closes a nested name, after which the
// parameters come. A name that is not nested is one identifier.
void NameWords::read_mangled(std::string_view name) {
  const bool nested = name.starts_with('N') || name.starts_with("TVN");
  class_table_ = name.starts_with("TV");
  std::size_t at = 0;
  while (at < name.size() && !(nested && name[at] == 'E')) {
    std::size_t length = 0;
    std::size_t digits = at;
    while (digits < name.size() && is_digit(name[digits]) && length <= kLongest)
      length = 10 * length + static_cast<std::size_t>(name[digits++] - '0');
    if (digits == at) {
      ++at;
      continue;
    }
    split(name.substr(digits, length));
    if (!nested) return;
    at = digits + std::max<std::size_t>(length, 1);
  }
}

void NameWords::read(std::string_view name) {
  count_ = 0;
  class_table_ = false;
  start_ = name.data();
  name = name.substr(0, kLongest);
  const auto prefix = name.starts_with("__Z") ? 3 : name.starts_with("_Z") ? 2 : 0;
  if (prefix)
    read_mangled(name.substr(static_cast<std::size_t>(prefix)));
  else
    split(name);
}
