// What kind of key it is, how large, on which curve, and the digest of its public part.
//
// The digest is SHA-256 over the SubjectPublicKeyInfo (RFC 5280 4.1.2.7), also where the key was
// stored in another form, so that the two halves of a pair are seen to belong together.
#pragma once

#include <string>

#include "material.h"
#include "oids.h"

namespace assay::keys {

struct KeyType {
  std::string algorithm;  ///< "RSA", "EC", "Ed25519" …; empty where it was no key
  std::string curve;      ///< "P-256", "SM2" …
  std::int64_t bits = 0;  ///< 0 where not known
  explicit operator bool() const { return !algorithm.empty(); }
};

/// From an AlgorithmIdentifier (RFC 5280 4.1.1.2).
KeyType key_type(const Element& algorithm);
/// From a curve's object identifier; empty where it is no known curve.
KeyType curve_type(const Element& oid);

struct PublicKey {
  KeyType type;
  std::string digest;
};

/// From a SubjectPublicKeyInfo; its type is empty where it was none.
PublicKey read_public_key(const Element& info);
/// Of an RSA key's modulus and exponent.
PublicKey rsa_public_key(const Element& modulus, const Element& exponent);
/// Of an elliptic curve's identifier and a point.
PublicKey ec_public_key(const Element& curve, const Element& point_bits);

/// "RSA", "EC P-256", "SM2", "Ed25519".
std::string type_name(const KeyType& type);
/// A key's material: `what` is "private key" or "public key", `form` the standard it is stored by.
Material key_material(const KeyType& type, const std::string& what, const std::string& form);
void set_digest(Material& material, const std::string& digest);

}  // namespace assay::keys
