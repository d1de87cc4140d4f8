// What the applet of a Java Card load file uses of its card: the packages that its Import component
// names (Java Card Virtual Machine specification, 6.7: tag, size, count, then a version and an AID
// for each package). A component is asked alone, so it must fit to the last byte to be believed.
#pragma once

#include <assay/bytes.h>
#include <assay/finding.h>

#include <vector>

namespace assay::products {

/// The traits that the imports show, each once and in the order of the imports; none where the
/// bytes are no Import component. Never throws Malformed.
std::vector<Finding> card_imports(Bytes component);

/// The largest Import component worth a look, in bytes: 255 packages of the longest AID.
constexpr std::uint64_t kMostImportBytes = 4 + 255 * (3 + 16);

}  // namespace assay::products
