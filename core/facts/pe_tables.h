// What a PE file's tables say: the DLLs and functions it imports, at once or when first called, the
// functions it exports, and its version resource.
#pragma once

#include <assay/facts.h>

#include "facts/damage.h"
#include "facts/name_sink.h"
#include "facts/pe_layout.h"

namespace assay::pe {

/// Fills needed (in lower case: Windows does not tell case apart) and imports.
void read_imports(const Layout& layout, NameSink& names, ObjectFile& object, Damage& damage);
/// Fills soname (in lower case) and exports.
void read_exports(const Layout& layout, NameSink& names, ObjectFile& object, Damage& damage);
/// Fills version_info.
void read_version(const Layout& layout, ObjectFile& object);

}  // namespace assay::pe
