// What is known of a blob from its bytes alone: class, and the names in an object file. The format
// is told by formats/identify.h.
#pragma once

#include <assay/bytes.h>
#include <assay/facts.h>

#include <string>

namespace assay {

/// code, text, data, padding or opaque. Media and compressed formats we know are data, not opaque.
/// Opaque: high entropy and no known format. Looks at evenly spread samples of large blobs, always
/// the same ones.
BlobClass classify_bytes(Bytes bytes, const std::string& format);

/// Parses an ELF file's headers, sections, dynamic part and symbol tables. Throws Malformed when
/// not even the header holds; damaged tables are left out, and `damage` says which, in one
/// sentence, else it is empty. Costs time and memory in proportion to the file, whatever it says
/// of itself.
ObjectFile read_elf(Bytes bytes, std::string& damage);

/// The same for the other formats of programs; a .NET assembly is a PE file, a universal Mach-O
/// file one object of several slices.
ObjectFile read_pe(Bytes bytes, std::string& damage);
ObjectFile read_mach_o(Bytes bytes, std::string& damage);
ObjectFile read_coff(Bytes bytes, std::string& damage);
ObjectFile read_java_class(Bytes bytes, std::string& damage);
ObjectFile read_wasm(Bytes bytes, std::string& damage);

/// All facts of a blob. `damage` as in read_elf; an object file whose header does not hold has no
/// object and a `damage`.
BlobFacts gather_facts(Bytes bytes, std::string digest, std::string format, bool opened,
                       std::string& damage);

}  // namespace assay
