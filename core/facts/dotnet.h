// .NET metadata in a PE file (ECMA-335, partition II, sections 22 to 24).
#pragma once

#include <assay/facts.h>

#include "facts/name_sink.h"
#include "facts/pe_layout.h"

namespace assay {

/// Where there is metadata: the assembly's own name becomes the soname, its types exports, the
/// types and members it refers to imports ("System.Security.Cryptography.Aes.Create"), as are
/// functions of native libraries; the assemblies it refers to become needed, and components with
/// their versions. Throws Malformed where the metadata does not hold.
void read_dotnet(const pe::Layout& layout, NameSink& names, ObjectFile& object);

}  // namespace assay
