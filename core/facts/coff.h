// COFF relocatable objects (.obj, members of .lib and of MinGW's .a) and the symbol table that GNU
// tools leave in PE files (Microsoft PE and COFF Specification, sections 3 to 7).
#pragma once

#include <assay/bytes.h>

#include "facts/name_sink.h"
#include "facts/pe_layout.h"

namespace assay {

/// The functions in the symbol table of a PE file that was not stripped.
void read_image_symbols(const pe::Layout& layout, NameSink& names);

}  // namespace assay
