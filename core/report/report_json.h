// The JSON form of a report: the contract assay-report/1 (signatures/schema/assay-report-1.json).
#pragma once

#include <assay/value.h>

#include <span>
#include <string>

#include "model/report.h"

namespace assay {

Value to_value(const Report& report);
/// The contract's text; several reports give an assay-report-set/1.
std::string write_json(std::span<const Report> reports);
/// Reads one saved report back. Throws ConfigError when it is of another schema or lacks what
/// assess needs. Unknown members are ignored.
Report report_from_value(const Value& value, const std::string& origin);

}  // namespace assay
