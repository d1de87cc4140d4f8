// Builds an artefact from a recipe, so that no binary lies in git.
//
//   {"name": "x.tar", "archive": "tar"|"zip"|"cpio"|"ar", "filter": "gzip"|"xz"|"bzip2"|"zstd",
//   "members": [ … ]}
//   {"name": "a.txt", "text": "…"}                     characters
//   {"name": "a.bin", "hex": "00ff…"}                  bytes
//   {"name": "t.bin", "table": "aes.sbox", "layout": "u8"}  a literal of a signature, between other
//   bytes
//   {"name": "c.gz", …, "cut": 100}                    only the first bytes of it
#pragma once

#include <assay/value.h>

#include <string>

#include "signatures/catalogue.h"

namespace assay::test {

/// The bytes that a recipe describes.
std::string build(const Value& recipe, const Catalogue& catalogue);

}  // namespace assay::test
