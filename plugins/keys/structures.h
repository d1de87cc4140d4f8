// What a DER structure is, from its shape alone: keys (RFC 8017 A.1, RFC 5915, RFC 5958), signed
// things (certificates.h), CMS and PKCS#12 stores (stores.h).
#pragma once

#include "der.h"
#include "material.h"

namespace assay::keys {

/// All that stands in this element: one thing, or a store and what lies open in it. Empty where it
/// is none of the known structures. Offsets and lengths are not set.
Materials examine(const Element& element);

/// How a password-based encryption names itself: {"cipher": "AES-256-CBC", "derivation": …}.
Object protection(const Element& algorithm);

}  // namespace assay::keys
