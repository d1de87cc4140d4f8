// The tree of exported names that dyld reads (<mach-o/loader.h>, dyld_info_command): each node adds
// letters to the name of its parent.
#pragma once

#include <assay/bytes.h>

#include "facts/name_sink.h"

namespace assay::macho {

/// Defines every name of the tree. Every node is visited at most once, so a tree that points back
/// at itself ends. Throws Malformed where it points outside.
void read_export_trie(Bytes bytes, NameSink& names);

}  // namespace assay::macho
