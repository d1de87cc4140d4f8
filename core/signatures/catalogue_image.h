// The catalogue as bytes: reading and expanding the signature files is the longest part of a short
// scan, and its outcome is the same until a file changes.
//
// The image holds all that a scan asks for; examples are left behind, since only checking the data
// wants them. It is meant for a private cache (private_store.h) and for nothing else: it has no
// version of its own and is of no use to another build.
#pragma once

#include <assay/signature.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "signatures/origin.h"
#include "signatures/vocabulary.h"

namespace assay {

struct CatalogueImage {
  std::vector<Signature> signatures;
  std::vector<SignatureOrigin> origins;
  Vocabulary vocabulary;
  std::string version;
};

std::string to_bytes(const CatalogueImage& image);

/// Nothing where the bytes are no image that this build has written.
std::optional<CatalogueImage> catalogue_image(std::string_view bytes);

}  // namespace assay
