// Text taken from hostile bytes: always valid UTF-8 without control characters.
#pragma once

#include <string>
#include <string_view>

namespace assay::keys {

/// Appends one character; what is no character becomes '?'.
void add_utf8(std::string& text, char32_t character);
/// The same text with control characters and broken sequences as '?'.
std::string clean_utf8(std::string_view text);

}  // namespace assay::keys
