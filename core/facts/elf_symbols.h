// The imported and exported names of an ELF file, each once.
#pragma once

#include <assay/facts.h>

#include "facts/elf_dynamic.h"
#include "facts/elf_layout.h"

namespace assay::elf {

/// Fills imports and exports from .dynsym, then from .symtab (its imports count in a relocatable
/// only).
void read_symbols(const Reading& reading, const Dynamic& dynamic, const Versions& versions,
                  ObjectFile& object);

}  // namespace assay::elf
