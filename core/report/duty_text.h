// One duty, or several told in the same words: who bears it, what to do, by when, before whom, why,
// what would change it, and the law it rests on.
#pragma once

#include <string>

#include "report/duty_groups.h"
#include "report/text_parts.h"

namespace assay {

/// What every duty of a report is written with. Borrows all of it.
struct DutyPage {
  const Voice& say;
  const Report& report;
  const FindingsById& findings;
  bool full;  ///< whole rules, every paragraph quoted
};

void put_duty(const DutyPage& at, const DutyGroup& group);
/// In two lines: what is gone, since when and why.
void put_removed_duty(const DutyPage& at, const DutyGroup& group);
/// " for firewall", or nothing.
std::string scope_of(const DutyEntry& entry, const Tongue& tongue);

}  // namespace assay
