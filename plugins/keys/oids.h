// Object identifiers of keys, curves, signatures and ciphers, by their DER content.
#pragma once

#include <string>

#include "der.h"

namespace assay::keys {

enum class OidSort { key, curve, signature, cipher, derivation, content, bag, attribute };

struct Oid {
  OidSort sort;
  std::string_view hex;   ///< content bytes
  std::string_view name;  ///< as reports write it
  int bits = 0;           ///< of a curve or of a key of fixed size
};

/// What is known of this identifier, or nullptr.
const Oid* known_oid(const Element& oid);
/// The same, if it is of this sort.
const Oid* known_oid(const Element& oid, OidSort sort);
/// Its name, or its dotted form ("1.2.840.…").
std::string oid_name(const Element& oid);

}  // namespace assay::keys
