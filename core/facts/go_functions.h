// The functions that a Go program's line table names (runtime.pclntab), in its layouts of Go 1.2,
// 1.16, 1.18 and 1.20.
#pragma once

#include <assay/bytes.h>
#include <assay/facts.h>

namespace assay {

/// Adds them to the exports, with their addresses. Nothing where there is no line table.
void add_go_functions(Bytes bytes, ObjectFile& object);

}  // namespace assay
