// X.509 certificates, requests and revocation lists (RFC 5280, RFC 2986), as they are written: a
// date that has passed is told, not judged.
#pragma once

#include <optional>

#include "public_key.h"

namespace assay::keys {

/// A certificate, request or revocation list, if `element` is one.
std::optional<Material> read_signed(const Element& element);

/// "C=CN, O=Example, CN=example.com", at most 256 bytes of clean UTF-8.
std::string distinguished_name(const Element& name);
/// "2035-06-04T11:04:38Z" of a UTCTime or GeneralizedTime; empty where it is neither.
std::string iso_time(const Element& time);

}  // namespace assay::keys
