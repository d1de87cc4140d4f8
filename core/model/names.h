// The names that enums have in reports and data files, both ways.
#pragma once

#include <assay/facts.h>
#include <assay/finding.h>

#include <optional>
#include <string_view>

#include "model/report.h"

namespace assay {

std::string_view name_of(Kind);
std::string_view name_of(Role);
std::string_view name_of(Strength);
std::string_view name_of(Purpose);
std::string_view name_of(BlobClass);
std::string_view name_of(Stage);

/// The enum value of that name ("key-agreement", "likely" …), or nothing. Instantiated for the
/// enums above.
template <typename Enum>
std::optional<Enum> named(std::string_view name);

}  // namespace assay
