#include "public_key.h"

#include "digest.h"

namespace assay::keys {
namespace {

constexpr std::uint8_t kRsaOid[] = {0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7,
                                    0x0d, 0x01, 0x01, 0x01, 0x05, 0x00};
constexpr std::uint8_t kEcOid[] = {0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01};

/// A SubjectPublicKeyInfo of the two parts of an AlgorithmIdentifier and the key's bits.
std::string info_digest(Bytes algorithm, Bytes parameters, Bytes key) {
  std::vector<std::uint8_t> identifier, bits{0}, info;
  append(identifier, algorithm);
  append(identifier, parameters);
  append(bits, key);
  append(info, element_bytes(tag::kSequence, identifier));
  append(info, element_bytes(tag::kBitString, bits));
  return sha256_hex(element_bytes(tag::kSequence, info));
}

std::int64_t bits_of_bits(const KeyType& type, Bytes key) {
  if (type.algorithm == "RSA") return bits_of(Der(first_element(key)).next(tag::kInteger));
  return type.bits;
}

/// DSA and DH carry their prime in the parameters (RFC 3279 2.3.2, 2.3.3).
std::int64_t prime_bits(const Element& parameters) {
  return bits_of(Der(parameters).next(tag::kInteger));
}

std::vector<Purpose> purposes_of(const std::string& algorithm) {
  if (algorithm == "X25519" || algorithm == "X448" || algorithm == "DH" ||
      algorithm.starts_with("ML-KEM"))
    return {Purpose::key_agreement};
  return {Purpose::signature};
}

}  // namespace

KeyType curve_type(const Element& oid) {
  const auto* known = known_oid(oid, OidSort::curve);
  if (!known) return {};
  const std::string name(known->name);
  const bool whole = name == "SM2" || name == "Ed25519";
  return {whole ? name : name == "Curve25519" ? "X25519" : "EC", name, known->bits};
}

KeyType key_type(const Element& algorithm) {
  Der reader(algorithm);
  const auto oid = reader.next(tag::kOid);
  const auto parameters = reader.next();
  if (const auto curve = curve_type(oid); curve.algorithm == "SM2") return curve;
  const auto* known = known_oid(oid, OidSort::key);
  if (!known) return {};
  KeyType type{std::string(known->name), {}, known->bits};
  if (type.algorithm == "EC") {
    if (auto curve = curve_type(parameters)) return curve;
    type.curve = parameters.tag == tag::kOid ? oid_name(parameters) : "explicit";
  }
  if (type.algorithm == "DSA" || type.algorithm == "DH") type.bits = prime_bits(parameters);
  return type;
}

PublicKey read_public_key(const Element& info) {
  Der reader(info);
  const auto algorithm = reader.next(tag::kSequence);
  const auto key = whole_bits(reader.next(tag::kBitString));
  PublicKey found;
  if (info.tag != tag::kSequence || key.empty() || !reader.done()) return found;
  found.type = key_type(algorithm);
  if (!found.type) return found;
  found.type.bits = bits_of_bits(found.type, key);
  if (found.type.algorithm == "RSA" && found.type.bits == 0) return {};
  found.digest = sha256_hex(info.whole);
  return found;
}

PublicKey rsa_public_key(const Element& modulus, const Element& exponent) {
  std::vector<std::uint8_t> numbers;
  append(numbers, modulus.whole);
  append(numbers, exponent.whole);
  const Bytes rsa(kRsaOid);
  return {{"RSA", {}, bits_of(modulus)},
          info_digest(rsa.first(11), rsa.subspan(11), element_bytes(tag::kSequence, numbers))};
}

PublicKey ec_public_key(const Element& curve, const Element& point_bits) {
  const auto type = curve_type(curve);
  const auto point = whole_bits(point_bits);
  return {type, point.empty() ? "" : info_digest(kEcOid, curve.whole, point)};
}

std::string type_name(const KeyType& type) {
  return type.algorithm == "EC" && !type.curve.empty() ? "EC " + type.curve : type.algorithm;
}

Material key_material(const KeyType& type, const std::string& what, const std::string& form) {
  Material material;
  const auto name = type_name(type);
  material.subject = name.empty() ? what : name + " " + what;
  material.secret = what != "public key";
  material.purposes = purposes_of(type.algorithm);
  auto& parameters = material.parameters;
  parameters["form"] = form;
  if (type) parameters["type"] = type.algorithm;
  if (type.bits) parameters["bits"] = type.bits;
  if (!type.curve.empty()) parameters["curve"] = type.curve;
  return material;
}

void set_digest(Material& material, const std::string& digest) {
  material.digest = digest;
  if (!digest.empty()) material.parameters["sha256"] = digest;
}

}  // namespace assay::keys
