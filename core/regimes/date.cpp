#include "regimes/date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <utility>

#include "data/error.h"
#include "regimes/context.h"

namespace assay {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

std::optional<year_month_day> parsed(const std::string& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  for (const std::size_t at : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U})
    if (text[at] < '0' || text[at] > '9') return std::nullopt;
  const auto number = [&](std::size_t from, std::size_t length) {
    unsigned value = 0;
    std::from_chars(text.data() + from, text.data() + from + length, value);
    return value;
  };
  const year_month_day date{std::chrono::year(static_cast<int>(number(0, 4))),
                            std::chrono::month(number(5, 2)), std::chrono::day(number(8, 2))};
  if (!date.ok()) return std::nullopt;
  return date;
}

std::string iso(year_month_day date) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text.data();
}

void fill(std::string& text, const std::string& name, const std::string& value) {
  for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + value.size()))
    text.replace(at, name.size(), value);
}

}  // namespace

std::string checked_date(const std::string& text, const std::string& origin) {
  if (!parsed(text))
    throw ConfigError(origin + ": \"" + text + "\" is not a date of the form YYYY-MM-DD");
  return text;
}

DueDate due_date(const AnnualDeadline& deadline, const std::string& date) {
  const auto today = sys_days(*parsed(date));
  const auto named_day = [&](std::chrono::year year) {
    return sys_days(
        year_month_day{year, std::chrono::month(deadline.month), std::chrono::day(deadline.day)});
  };
  const auto safe = [&](std::chrono::year year) {
    return named_day(year) - std::chrono::days(deadline.prior ? 1 : 0);
  };
  const auto this_year = year_month_day(today).year();
  const bool passed = today > named_day(this_year);
  const bool just_passed = passed && today - named_day(this_year) <= std::chrono::days(31);
  const auto due_year = passed ? this_year + std::chrono::years(1) : this_year;

  DueDate due{iso(safe(due_year)), deadline.ahead};
  if (just_passed)
    due.words = deadline.just_passed;
  else if (!passed && today > safe(this_year))
    due.words = deadline.on_the_day;
  const auto spoken_year = just_passed ? this_year : due_year;
  for (auto* words : {&due.words.en, &due.words.zh}) {
    fill(*words, "{safe_day}", iso(safe(spoken_year)));
    fill(*words, "{day}", iso(named_day(spoken_year)));
    fill(*words, "{year}", std::to_string(static_cast<int>(spoken_year) - 1));
    fill(*words, "{next_safe_day}", iso(safe(due_year)));
  }
  return due;
}

std::optional<DueDate> runs_out(const CertificateDeadline& deadline, const Value& context,
                                const std::string& date) {
  const auto* certificates = declared(context, "certificates");
  const auto* list = certificates ? certificates->list() : nullptr;
  if (!list) return std::nullopt;
  std::optional<std::string> first;
  for (const auto& certificate : *list) {
    const auto* kind = declared(certificate, "kind");
    const auto* until = declared(certificate, "valid_until");
    if (!kind || !until || !until->string() || *until->string() < date) continue;
    if (std::none_of(deadline.kinds.begin(), deadline.kinds.end(),
                     [&](const std::string& one) { return *kind == Value(one); }))
      continue;
    if (!first || *until->string() < *first) first = *until->string();
  }
  if (!first) return std::nullopt;
  DueDate due{*first, deadline.words};
  fill(due.words.en, "{day}", *first);
  fill(due.words.zh, "{day}", *first);
  return due;
}

}  // namespace assay
