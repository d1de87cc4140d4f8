// Calendar dates as ISO text, and the deadlines that a rule sets. ISO dates of four-digit years
// compare as text, so a date stays a string everywhere else.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/report.h"

namespace assay {

/// An ISO date "YYYY-MM-DD" that exists in the calendar; throws ConfigError naming `origin`
/// otherwise.
std::string checked_date(const std::string& text, const std::string& origin);

/// A day of each year by which something must be done.
/// The words may use {safe_day} (the last day that is surely in time), {day} (the day the text
/// names), {year} (the calendar year reported on) and {next_safe_day}.
struct AnnualDeadline {
  unsigned month = 1, day = 1;
  bool prior = false;     ///< the text says "prior to": the day itself is no longer surely in time
  Bilingual ahead;        ///< said until the safe day
  Bilingual on_the_day;   ///< said on the day itself, where `prior`
  Bilingual just_passed;  ///< said in the 31 days after it
};

/// The day a certificate that is held runs out. The words may use {day}.
struct CertificateDeadline {
  std::vector<std::string> kinds;
  Bilingual words;
};

struct DueDate {
  std::string safe_day;  ///< ISO date
  Bilingual words;
};

/// The deadline that matters to someone who asks on `date` (ISO, valid).
DueDate due_date(const AnnualDeadline& deadline, const std::string& date);

/// When the first of the certificates that the context declares runs out; none where none is held
/// on `date` or its last day is not declared.
std::optional<DueDate> runs_out(const CertificateDeadline& deadline, const Value& context,
                                const std::string& date);

}  // namespace assay
