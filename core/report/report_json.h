// The JSON form of a report: the contract assay-report/1 (signatures/schema/assay-report-1.json).
//
// Beyond the contract's members each report carries a "notice" (not legal advice, in English and
// Chinese), each problem says in "loses_bytes" whether it makes the report incomplete, and an
// obligation names in "ended_by" the citations that ended it. Virtual
// addresses are strings ("0xffffffff81000000"): many do not fit a JSON number.
#pragma once

#include <assay/value.h>

#include <span>
#include <string>
#include <vector>

#include "model/report.h"

namespace assay {

/// The same members as write_json, as a Value.
Value to_value(const Report& report);
/// The contract's text; several reports give an assay-report-set/1.
std::string write_json(std::span<const Report> reports);

/// Reads one saved report back, as far as it goes: `encryption` and `ccis` must be there (assess
/// needs them), everything else may be absent and has then the meaning of an empty one. Throws
/// ConfigError "origin#/pointer: why" when it is of another schema, lacks what assess needs, or
/// holds something else than the contract allows. Unknown members are ignored.
Report report_from_value(const Value& value, const std::string& origin);
/// The same for a single report or a set of them.
std::vector<Report> reports_from_value(const Value& value, const std::string& origin);

/// That a report is not legal advice.
Bilingual legal_notice();

}  // namespace assay
