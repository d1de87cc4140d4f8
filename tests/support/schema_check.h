// Holds JSON text against a schema of signatures/schema.
#pragma once

#include <string>

namespace assay::test {

/// What the schema has against the text, one line a fault; empty when it conforms.
std::string schema_faults(const std::string& schema_name, const std::string& text);

}  // namespace assay::test
