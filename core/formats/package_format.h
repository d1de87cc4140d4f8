// What kind of package an archive is, by the names of its members.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace assay {

/// "zip" with META-INF/MANIFEST.MF is "jar", and so on; the format itself where nothing more is
/// known. `has` tells whether a member of that name is there; `any` whether one ends (or, with a
/// '/' at its end, begins) like that.
std::string refine_format(const std::string& format,
                          const std::function<bool(std::string_view name)>& has,
                          const std::function<bool(std::string_view ending)>& any);

}  // namespace assay
