// Hand-built reports, one a situation, that the report tests share.
#pragma once

#include <string>
#include <vector>

#include "model/report.h"

namespace assay::test {

/// A finding with one piece of evidence at `path`; its id is made from `number`.
Finding finding(int number, Kind kind, std::string subject, Role role, const std::string& path);

/// A package with encryption, two CCIS types, duties in both views and one conflict.
Report library_package();
/// Nothing found, everything seen, nothing required.
Report plain_package();
/// Truncated and encrypted members: nothing may be concluded from absence.
Report incomplete_package();
/// Every text in it tries to break the terminal or the JSON.
Report hostile_package();
/// As large as a whole system image: `blobs` blobs, `findings` findings.
Report large_image(int blobs, int findings);

struct NamedReport {
  std::string name;
  Report report;
};
/// The ones above that are held by golden files.
std::vector<NamedReport> golden_reports();

}  // namespace assay::test
