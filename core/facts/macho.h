// A Mach-O program of one architecture (Apple, <mach-o/loader.h>, <mach-o/nlist.h>): its load
// commands and what they point at. A universal file is read slice by slice (macho_object.cpp).
#pragma once

#include <assay/bytes.h>
#include <assay/facts.h>

#include <cstdint>
#include <string>

#include "facts/damage.h"
#include "facts/name_sink.h"

namespace assay::macho {

/// "x86_64", "aarch64" …; "machine-<n>" where unknown.
std::string architecture_of(std::uint32_t cpu);

/// Reads the program in `bytes` into `object`; places in the file are counted from `base`. Names
/// lose the underscore that C puts in front of them. Throws Malformed when the header does not
/// hold.
void read_slice(Bytes bytes, std::uint64_t base, NameSink& names, ObjectFile& object,
                Damage& damage);

}  // namespace assay::macho
