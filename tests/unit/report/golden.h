// Golden files: what was once looked at and found right. Each says in its first line (a JSON file:
// its first member) how it is rewritten.
#pragma once

#include <string>

namespace assay::test {

/// The golden file's text below its first line, or first member. With ASSAY_UPDATE_GOLDEN=1 in the
/// environment, or --update on the command line, `actual` is written there first.
std::string golden(const std::string& name, const std::string& actual);

/// How a golden file is rewritten.
extern const char* const kGoldenHint;

}  // namespace assay::test
