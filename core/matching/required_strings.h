// The strings one of which every match of a regular expression holds, read off its text.
//
// Each part of the expression either can match a few strings only, or holds one of a few strings,
// or says nothing. Joined from left to right these give several sets; the one whose commonest
// member is rarest is the answer.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// Empty where a match may hold no telling string; nothing where the expression has a part that is
/// not understood here (flags, names, quoting, Unicode classes).
std::optional<std::vector<std::string>> required_strings(std::string_view regex);

/// The part of `text` worth looking for, 6 to 16 bytes; empty where it is too uniform or too short.
std::string telling_part(const std::string& text);

}  // namespace assay
