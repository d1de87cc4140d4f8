// Digests of public keys and certificates.
#pragma once

#include <assay/bytes.h>

#include <string>

namespace assay::keys {

std::string sha256_hex(Bytes bytes);
/// Only for the fingerprints that RFC 4880 12.2 defines so.
std::string sha1_hex(Bytes bytes);

}  // namespace assay::keys
