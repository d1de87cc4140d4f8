// The header structure that describes one RPM package (RPM file format, "Header structure"): an
// index of tagged entries and the store they point into.
#pragma once

#include <assay/bytes.h>

#include <optional>

#include "package.h"

namespace packages {

/// What the header whose index counts stand at `offset` says. Throws Malformed.
Package read_rpm_header(assay::Bytes bytes, std::uint64_t offset);

/// The main header of a package file: behind the lead and the signature header. Throws Malformed.
Package read_rpm_file(assay::Bytes bytes);

}  // namespace packages
