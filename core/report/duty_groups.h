// Duties as a reader wants them: what binds first, and what is said in the same words said once.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "model/report.h"

namespace assay {

/// One duty, and all that it is the same duty for. Borrows the report.
struct DutyEntry {
  const Obligation* duty;
  std::vector<std::string> for_what;
};

/// Duties that differ in who bears them and what decides them, not in what they say.
struct DutyGroup {
  std::vector<DutyEntry> entries;  ///< at least one
  const Obligation& first() const { return *entries.front().duty; }
};

/// Those of one view, by status in the order of a reader's worry.
std::vector<DutyGroup> duty_groups(const Report& report, const std::string& view);

/// Statuses in that order.
inline constexpr std::array<std::string_view, 9> kStatuses{
    "required", "continuing", "needs_human_answer", "expiring", "exposed",
    "removed",  "voluntary",  "not_required",       "silent"};

/// Keys that duties of a view ask for, those of the most duties first.
struct AskedKey {
  std::string key;
  std::size_t duties = 0;
};
std::vector<AskedKey> asked_keys(const Report& report, const std::string& view);

}  // namespace assay
