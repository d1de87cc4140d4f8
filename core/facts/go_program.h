// What a Go program says of itself: its build information and the names of its functions.
//
// Both stand in data that the run-time needs, so they are there in stripped programs too, and are
// the same in ELF, PE and Mach-O. Sources: Go 1.13 to 1.24, debug/buildinfo, debug/gosym,
// runtime/symtab.go.
#pragma once

#include <assay/bytes.h>
#include <assay/facts.h>

namespace assay {

/// Adds the module and those it depends on to the components ("stdlib" has Go's own version) and,
/// where no symbol table named them, the functions to the exports. Does nothing to programs that
/// are not Go's; what does not hold is left out.
void add_go_facts(Bytes bytes, ObjectFile& object);

}  // namespace assay
