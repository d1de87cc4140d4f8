// What is known of a blob from its bytes alone: format by content, class, and the names in an
// object file.
#pragma once

#include <assay/bytes.h>
#include <assay/facts.h>

#include <string>

namespace assay {

/// The format's name by magic and structure, never by file name: "elf", "deb", "rpm", "zip", "jar",
/// "tar", "gzip", "xz", "iso9660", "pdf", "png", "text", "data" … Looks at the head (and, where a
/// format demands it, at fixed places); costs microseconds.
std::string identify(Bytes bytes);

/// code, text, data, padding or opaque. Media and compressed formats we know are data, not opaque.
/// Opaque: high entropy and no known format.
BlobClass classify_bytes(Bytes bytes, const std::string& format);

/// Parses an ELF file's headers, sections, dynamic part and symbol tables. Throws Malformed when
/// not even the header holds; damaged tables are left out, and `damage` says which, in one
/// sentence, else it is empty.
ObjectFile read_elf(Bytes bytes, std::string& damage);

/// All facts of a blob. `damage` as in read_elf.
BlobFacts gather_facts(Bytes bytes, std::string digest, std::string format, bool opened,
                       std::string& damage);

}  // namespace assay
