// The database of installed packages that rpm keeps: rpmdb.sqlite (rpm 4.16 and later) and
// Packages.db (the "ndb" form). The old Berkeley DB form is not read: it cuts headers into pages.
#pragma once

#include <assay/bytes.h>

#include <vector>

#include "package.h"

namespace packages {

/// True when the first pages of this SQLite file define rpm's table of packages.
bool is_rpm_sqlite(assay::Bytes bytes);
/// Throws Malformed where SQLite cannot read the file.
std::vector<Package> read_rpm_sqlite(assay::Bytes bytes);

bool is_rpm_ndb(assay::Bytes bytes);
std::vector<Package> read_rpm_ndb(assay::Bytes bytes);

}  // namespace packages
