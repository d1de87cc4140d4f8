#include "oids.h"

#include <assay/evidence.h>

#include <algorithm>
#include <array>

namespace assay::keys {
namespace {

using enum OidSort;

// RFC 3279, 4055, 4056, 5480, 5639, 5958, 7292, 8018, 8410, 9481; SEC 2; GM/T 0006; RFC 4491, 9215;
// NIST CSOR (ML-KEM, ML-DSA, SLH-DSA).
constexpr std::array kOids{
    Oid{key, "2a864886f70d010101", "RSA"},
    Oid{key, "2a864886f70d010107", "RSA"},
    Oid{key, "2a864886f70d01010a", "RSA"},
    Oid{key, "2a8648ce380401", "DSA"},
    Oid{key, "2a8648ce3e0201", "DH"},
    Oid{key, "2a864886f70d010301", "DH"},
    Oid{key, "2a8648ce3d0201", "EC"},
    Oid{key, "2b656e", "X25519", 253},
    Oid{key, "2b656f", "X448", 448},
    Oid{key, "2b6570", "Ed25519", 253},
    Oid{key, "2b6571", "Ed448", 448},
    Oid{key, "2a811ccf5501822e", "SM9", 256},
    Oid{key, "2a8503020213", "GOST R 34.10-2001", 256},
    Oid{key, "2a85030701010101", "GOST R 34.10-2012", 256},
    Oid{key, "2a85030701010102", "GOST R 34.10-2012", 512},
    Oid{key, "608648016503040311", "ML-DSA-44"},
    Oid{key, "608648016503040312", "ML-DSA-65"},
    Oid{key, "608648016503040313", "ML-DSA-87"},
    Oid{key, "608648016503040401", "ML-KEM-512"},
    Oid{key, "608648016503040402", "ML-KEM-768"},
    Oid{key, "608648016503040403", "ML-KEM-1024"},
    Oid{key, "608648016503040314", "SLH-DSA-SHA2-128s"},
    Oid{key, "608648016503040315", "SLH-DSA-SHA2-128f"},
    Oid{curve, "2a8648ce3d030101", "P-192", 192},
    Oid{curve, "2a8648ce3d030107", "P-256", 256},
    Oid{curve, "2b81040008", "secp160r1", 161},
    Oid{curve, "2b8104000a", "secp256k1", 256},
    Oid{curve, "2b8104001f", "secp192k1", 192},
    Oid{curve, "2b81040020", "secp224k1", 225},
    Oid{curve, "2b81040021", "P-224", 224},
    Oid{curve, "2b81040022", "P-384", 384},
    Oid{curve, "2b81040023", "P-521", 521},
    Oid{curve, "2b81040001", "sect163k1", 163},
    Oid{curve, "2b8104000f", "sect163r2", 163},
    Oid{curve, "2b8104001a", "sect233k1", 232},
    Oid{curve, "2b8104001b", "sect233r1", 233},
    Oid{curve, "2b81040010", "sect283k1", 281},
    Oid{curve, "2b81040011", "sect283r1", 282},
    Oid{curve, "2b81040024", "sect409k1", 407},
    Oid{curve, "2b81040025", "sect409r1", 409},
    Oid{curve, "2b81040026", "sect571k1", 570},
    Oid{curve, "2b81040027", "sect571r1", 570},
    Oid{curve, "2b2403030208010101", "brainpoolP160r1", 160},
    Oid{curve, "2b2403030208010103", "brainpoolP192r1", 192},
    Oid{curve, "2b2403030208010105", "brainpoolP224r1", 224},
    Oid{curve, "2b2403030208010107", "brainpoolP256r1", 256},
    Oid{curve, "2b2403030208010109", "brainpoolP320r1", 320},
    Oid{curve, "2b240303020801010b", "brainpoolP384r1", 384},
    Oid{curve, "2b240303020801010d", "brainpoolP512r1", 512},
    Oid{curve, "2a811ccf5501822d", "SM2", 256},
    Oid{curve, "2a817a01815f65820001", "FRP256v1", 256},
    Oid{curve, "2b06010401da470f01", "Ed25519", 253},
    Oid{curve, "2b060104019755010501", "Curve25519", 253},
    Oid{signature, "2a864886f70d010102", "MD2 with RSA"},
    Oid{signature, "2a864886f70d010104", "MD5 with RSA"},
    Oid{signature, "2a864886f70d010105", "SHA-1 with RSA"},
    Oid{signature, "2a864886f70d01010b", "SHA-256 with RSA"},
    Oid{signature, "2a864886f70d01010c", "SHA-384 with RSA"},
    Oid{signature, "2a864886f70d01010d", "SHA-512 with RSA"},
    Oid{signature, "2a864886f70d01010e", "SHA-224 with RSA"},
    Oid{signature, "2a8648ce3d0401", "ECDSA with SHA-1"},
    Oid{signature, "2a8648ce3d040301", "ECDSA with SHA-224"},
    Oid{signature, "2a8648ce3d040302", "ECDSA with SHA-256"},
    Oid{signature, "2a8648ce3d040303", "ECDSA with SHA-384"},
    Oid{signature, "2a8648ce3d040304", "ECDSA with SHA-512"},
    Oid{signature, "2a8648ce380403", "DSA with SHA-1"},
    Oid{signature, "608648016503040302", "DSA with SHA-256"},
    Oid{signature, "2a811ccf55018375", "SM2 with SM3"},
    Oid{signature, "2a8503020203", "GOST R 34.10-2001"},
    Oid{signature, "2a85030701010302", "GOST R 34.10-2012 (256 bits)"},
    Oid{signature, "2a85030701010303", "GOST R 34.10-2012 (512 bits)"},
    Oid{cipher, "2a864886f70d01050d", "PBES2"},
    Oid{cipher, "2a864886f70d010503", "PBE with MD5 and DES"},
    Oid{cipher, "2a864886f70d01050a", "PBE with SHA-1 and DES"},
    Oid{cipher, "2a864886f70d010c0101", "PBE with SHA-1 and RC4-128"},
    Oid{cipher, "2a864886f70d010c0103", "PBE with SHA-1 and 3DES"},
    Oid{cipher, "2a864886f70d010c0104", "PBE with SHA-1 and 3DES (two keys)"},
    Oid{cipher, "2a864886f70d010c0105", "PBE with SHA-1 and RC2-128"},
    Oid{cipher, "2a864886f70d010c0106", "PBE with SHA-1 and RC2-40"},
    Oid{cipher, "2b060104012a02110101", "Java key protector"},
    Oid{cipher, "2b060104012a021301", "PBE with MD5 and 3DES"},
    Oid{cipher, "2b0e030207", "DES-CBC"},
    Oid{cipher, "2a864886f70d0307", "3DES-CBC"},
    Oid{cipher, "608648016503040102", "AES-128-CBC"},
    Oid{cipher, "608648016503040116", "AES-192-CBC"},
    Oid{cipher, "60864801650304012a", "AES-256-CBC"},
    Oid{cipher, "608648016503040106", "AES-128-GCM"},
    Oid{cipher, "60864801650304012e", "AES-256-GCM"},
    Oid{cipher, "2a811ccf55016802", "SM4-CBC"},
    Oid{derivation, "2a864886f70d01050c", "PBKDF2"},
    Oid{derivation, "2b06010401da47040b", "scrypt"},
    Oid{content, "2a864886f70d010701", "data"},
    Oid{content, "2a864886f70d010702", "signed data"},
    Oid{content, "2a864886f70d010703", "enveloped data"},
    Oid{content, "2a864886f70d010705", "digested data"},
    Oid{content, "2a864886f70d010706", "encrypted data"},
    Oid{content, "2a864886f70d0109100117", "authenticated enveloped data"},
    Oid{content, "2a811ccf550106010401", "data"},
    Oid{content, "2a811ccf550106010402", "signed data"},
    Oid{content, "2a811ccf550106010403", "enveloped data"},
    Oid{content, "2a811ccf550106010404", "signed and enveloped data"},
    Oid{content, "2a811ccf550106010405", "encrypted data"},
    Oid{bag, "2a864886f70d010c0a0101", "key"},
    Oid{bag, "2a864886f70d010c0a0102", "shrouded key"},
    Oid{bag, "2a864886f70d010c0a0103", "certificate"},
    Oid{attribute, "550403", "CN"},
    Oid{attribute, "550404", "SN"},
    Oid{attribute, "550405", "serialNumber"},
    Oid{attribute, "550406", "C"},
    Oid{attribute, "550407", "L"},
    Oid{attribute, "550408", "ST"},
    Oid{attribute, "550409", "street"},
    Oid{attribute, "55040a", "O"},
    Oid{attribute, "55040b", "OU"},
    Oid{attribute, "55040c", "title"},
    Oid{attribute, "55042a", "GN"},
    Oid{attribute, "550461", "organizationIdentifier"},
    Oid{attribute, "2a864886f70d010901", "emailAddress"},
    Oid{attribute, "0992268993f22c640119", "DC"},
    Oid{attribute, "0992268993f22c640101", "UID"},
};

}  // namespace

const Oid* known_oid(const Element& oid) {
  if (oid.tag != tag::kOid || oid.content.size() > 16) return nullptr;
  const auto hex = detail::hex(oid.content);
  const auto* const found =
      std::find_if(kOids.begin(), kOids.end(), [&](const Oid& known) { return known.hex == hex; });
  return found == kOids.end() ? nullptr : found;
}

const Oid* known_oid(const Element& oid, OidSort sort) {
  const auto* known = known_oid(oid);
  return known && known->sort == sort ? known : nullptr;
}

std::string oid_name(const Element& oid) {
  if (const auto* known = known_oid(oid)) return std::string(known->name);
  if (oid.tag != tag::kOid || oid.content.empty() || oid.content.size() > 32) return "unknown";
  std::string text;
  std::uint64_t value = 0;
  for (const auto byte : oid.content) {
    value = value << 7 | (byte & 0x7f);
    if (byte & 0x80) continue;
    if (text.empty()) {
      const auto root = std::min<std::uint64_t>(value / 40, 2);
      text = std::to_string(root) + "." + std::to_string(value - root * 40);
    } else {
      text += "." + std::to_string(value);
    }
    value = 0;
  }
  return text;
}

}  // namespace assay::keys
