// Paths that explain software rather than make it work: manuals, change logs, package descriptions.
// What only such files say is no trait of the software.
#pragma once

#include <string_view>

namespace assay::products {

bool is_documentation(std::string_view path);

}  // namespace assay::products
