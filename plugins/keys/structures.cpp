#include "structures.h"

#include <optional>

#include "certificates.h"
#include "public_key.h"
#include "stores.h"

namespace assay::keys {
namespace {

constexpr std::int64_t kLeastRsaBits = 384, kMostRsaBits = 65536;

bool is_modulus(const Element& integer) {
  const auto bits = bits_of(integer);
  return bits >= kLeastRsaBits && bits <= kMostRsaBits && (integer.content.back() & 1);
}

/// 3 or at least 17: what is smaller is a generator of Diffie-Hellman parameters.
bool is_exponent(const Element& integer) {
  const auto bits = bits_of(integer);
  if (bits < 2 || bits > 256 || !(integer.content.back() & 1)) return false;
  return bits > 4 || small_value(integer) == 3;
}

int integers_left(Der reader) {
  int count = 0;
  while (count < 16 && reader.next(tag::kInteger)) ++count;
  return reader.done() ? count : -1;
}

/// RSAPrivateKey (nine integers) or OpenSSL's DSA key (six), RFC 8017 A.1.2.
std::optional<Material> integers_key(const Element& element) {
  Der reader(element);
  const auto version = small_value(reader.next(tag::kInteger));
  const auto left = integers_left(reader);
  const auto first = reader.next(tag::kInteger);
  const auto second = reader.next(tag::kInteger);
  if (version == 0 && left == 8 && is_modulus(first) && is_exponent(second)) {
    const auto key = rsa_public_key(first, second);
    auto material = key_material(key.type, "private key", "PKCS#1");
    set_digest(material, key.digest);
    return material;
  }
  if (version == 0 && left == 5 && is_modulus(first))
    return key_material({"DSA", {}, bits_of(first)}, "private key", "DSA");
  return std::nullopt;
}

std::optional<Material> rsa_public(const Element& element) {
  Der reader(element);
  const auto modulus = reader.next(tag::kInteger);
  const auto exponent = reader.next(tag::kInteger);
  if (!is_modulus(modulus) || !is_exponent(exponent) || !reader.done()) return std::nullopt;
  const auto key = rsa_public_key(modulus, exponent);
  auto material = key_material(key.type, "public key", "PKCS#1");
  set_digest(material, key.digest);
  return material;
}

/// ECPrivateKey, RFC 5915 3; the curve may stand outside, in PKCS#8.
std::optional<Material> ec_private(const Element& element, const Element& outer_curve) {
  Der reader(element);
  if (small_value(reader.next(tag::kInteger)) != 1) return std::nullopt;
  const auto secret = reader.next(tag::kOctetString);
  const auto own = Der(reader.next(tag::kContext0)).next(tag::kOid);
  const auto point = Der(reader.next(tag::kContext1)).next(tag::kBitString);
  const auto& curve = own ? own : outer_curve;
  if (secret.content.size() < 14 || secret.content.size() > 72 || !reader.done() || !curve)
    return std::nullopt;
  const auto key = ec_public_key(curve, point);
  auto material =
      key_material(key.type ? key.type : KeyType{"EC", oid_name(curve), 0}, "private key", "SEC 1");
  set_digest(material, key.digest);
  return material;
}

/// What the octets of a PKCS#8 key say of its size and public part.
void look_inside(const KeyType& type, const Element& algorithm, const Element& octets,
                 Material& material) {
  const auto inner = first_element(octets.content);
  std::optional<Material> found;
  if (type.algorithm == "RSA") found = integers_key(inner);
  if (type.algorithm == "EC" || type.algorithm == "SM2") {
    Der parts(algorithm);
    parts.next(tag::kOid);
    found = ec_private(inner, parts.next(tag::kOid));
  }
  if (!found) return;
  if (const auto bits = found->parameters.find("bits"); bits != found->parameters.end())
    material.parameters["bits"] = bits->second;
  set_digest(material, found->digest);
}

/// PrivateKeyInfo or OneAsymmetricKey, RFC 5958 2.
std::optional<Material> pkcs8(const Element& element) {
  Der reader(element);
  const auto version = small_value(reader.next(tag::kInteger));
  const auto algorithm = reader.next(tag::kSequence);
  const auto octets = reader.next(tag::kOctetString);
  if (version < 0 || version > 1 || !algorithm || octets.content.empty()) return std::nullopt;
  if (!reader.done() && reader.peek() != tag::kContext0 && reader.peek() != 0x81)
    return std::nullopt;
  const auto oid = Der(algorithm).next(tag::kOid);
  if (!oid) return std::nullopt;
  auto type = key_type(algorithm);
  if (!type) type.algorithm = oid_name(oid);
  auto material = key_material(type, "private key", "PKCS#8");
  material.parameters["encrypted"] = false;
  look_inside(type, algorithm, octets, material);
  return material;
}

std::optional<Material> encrypted_pkcs8(const Element& element) {
  Der reader(element);
  const auto algorithm = reader.next(tag::kSequence);
  const auto octets = reader.next(tag::kOctetString);
  if (octets.content.size() < 16 || !reader.done()) return std::nullopt;
  if (!known_oid(Der(algorithm).next(tag::kOid), OidSort::cipher)) return std::nullopt;
  auto material = key_material({}, "encrypted private key", "PKCS#8");
  material.purposes.clear();
  material.parameters.merge(protection(algorithm));
  material.parameters["encrypted"] = true;
  return material;
}

std::optional<Material> public_info(const Element& element) {
  const auto key = read_public_key(element);
  if (!key.type) return std::nullopt;
  auto material = key_material(key.type, "public key", "SubjectPublicKeyInfo");
  set_digest(material, key.digest);
  return material;
}

std::optional<Material> plain_private(const Element& element) {
  auto found = integers_key(element);
  if (!found) found = ec_private(element, {});
  if (found) found->parameters["encrypted"] = false;
  return found;
}

Materials one(std::optional<Material> found) {
  Materials all;
  if (found) all.push_back(std::move(*found));
  return all;
}

Materials starting_with_integer(const Element& element) {
  if (auto store = read_pkcs12(element); !store.empty()) return store;
  for (const auto read : {plain_private, pkcs8, rsa_public})
    if (auto found = read(element)) return one(std::move(found));
  return {};
}

Materials starting_with_sequence(const Element& element) {
  for (const auto read : {public_info, encrypted_pkcs8, read_signed})
    if (auto found = read(element)) return one(std::move(found));
  return {};
}

}  // namespace

Object protection(const Element& algorithm) {
  Der reader(algorithm);
  const auto oid = reader.next(tag::kOid);
  Object words{{"cipher", oid_name(oid)}};
  if (oid_name(oid) != "PBES2") return words;
  Der scheme(reader.next(tag::kSequence));
  const auto derivation = Der(scheme.next(tag::kSequence)).next(tag::kOid);
  const auto cipher = Der(scheme.next(tag::kSequence)).next(tag::kOid);
  if (derivation) words["derivation"] = oid_name(derivation);
  if (cipher) words["cipher"] = oid_name(cipher);
  return words;
}

Materials examine(const Element& element) {
  if (element.tag != tag::kSequence) return {};
  const Der inside(element);
  if (inside.peek() == tag::kInteger) return starting_with_integer(element);
  if (inside.peek() == tag::kSequence) return starting_with_sequence(element);
  if (inside.peek() == tag::kOid) return read_cms(element);
  return {};
}

}  // namespace assay::keys
