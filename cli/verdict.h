// From reports to the exit code: 1 a gate was tripped, 3 not everything was read, 0 scanned.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/report.h"
#include "options.h"

namespace assay::cli {

/// One sentence per tripped gate of --fail-on, for standard error. Duties count in the view of the
/// law in force on the date; the seed documents' own view informs and never gates.
std::vector<std::string> tripped(const Report& report, const std::vector<std::string>& gates);

/// Prints tripped gates; returns the exit code over all reports.
int exit_code(std::span<const Report> reports, const Options& options);

/// --as-of, --context and --set, checked: what the regimes need of the user.
struct Declaration {
  std::string as_of;
  Value context;
};
/// `start` is the context to begin from; `default_date` is used where no --as-of is given (empty:
/// today).
Declaration declaration(const Options& options, const std::filesystem::path& signatures,
                        Value start, const std::string& default_date);

}  // namespace assay::cli
