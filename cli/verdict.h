// From reports to the exit code: 1 a gate was tripped, 3 not everything was read, 0 scanned.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "model/report.h"
#include "options.h"
#include "regimes/context.h"

namespace assay::cli {

/// One sentence per tripped gate of --fail-on, for standard error. Duties count in the view of the
/// law in force on the date; the seed documents' own view informs and never gates.
std::vector<std::string> tripped(const Report& report, const std::vector<std::string>& gates);

/// Prints tripped gates; returns the exit code over all reports.
int exit_code(std::span<const Report> reports, const Options& options);

/// --as-of, --context and --set, checked: what the regimes need of the user.
struct Declaration {
  std::string as_of;
  Value context = Object{};
  std::map<std::string, Answer> answers;  ///< who declared it
};
/// `start` is what to begin from; its date is used where no --as-of is given (empty: today).
Declaration declaration(const Options& options, const ContextKeys& keys, Declaration start);

/// Writes it into the report.
void declare(Report& report, Declaration declared);

/// Today's date, ISO.
std::string today();

}  // namespace assay::cli
