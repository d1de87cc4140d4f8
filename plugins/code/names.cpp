#include "names.h"

#include <algorithm>
#include <array>

namespace assay::code {
namespace {

using enum Purpose;

struct Word {
  std::string_view word;  ///< in the name, lower case, letters and digits only
  std::string_view subject;
  Purpose purpose;
  Kind kind = Kind::algorithm;
  std::int64_t symmetric_bits = 0;
};

// Longer words before those they begin with: each takes its characters out of the name.
constexpr std::array kWords{
    Word{"pbkdf2", "PBKDF2", password_hashing},
    Word{"hkdf", "HKDF", key_agreement},
    Word{"hmac", "HMAC", integrity},
    Word{"cmac", "CMAC", integrity},
    Word{"tripledes", "3DES", confidentiality, Kind::algorithm, 112},
    Word{"desede", "3DES", confidentiality, Kind::algorithm, 112},
    Word{"3des", "3DES", confidentiality, Kind::algorithm, 112},
    Word{"desx", "DES", confidentiality, Kind::algorithm, 56},
    Word{"rijndael", "AES", confidentiality, Kind::algorithm, 256},
    Word{"aes", "AES", confidentiality, Kind::algorithm, 256},
    Word{"des", "DES", confidentiality, Kind::algorithm, 56},
    Word{"xchacha20", "ChaCha20", confidentiality, Kind::algorithm, 256},
    Word{"chacha20", "ChaCha20", confidentiality, Kind::algorithm, 256},
    Word{"chacha", "ChaCha20", confidentiality, Kind::algorithm, 256},
    Word{"poly1305", "Poly1305", integrity},
    Word{"salsa20", "Salsa20", confidentiality, Kind::algorithm, 256},
    Word{"camellia", "CAMELLIA", confidentiality, Kind::algorithm, 256},
    Word{"blowfish", "Blowfish", confidentiality, Kind::algorithm, 448},
    Word{"twofish", "Twofish", confidentiality, Kind::algorithm, 256},
    Word{"serpent", "Serpent", confidentiality, Kind::algorithm, 256},
    Word{"cast5", "CAST5", confidentiality, Kind::algorithm, 128},
    Word{"cast128", "CAST5", confidentiality, Kind::algorithm, 128},
    Word{"arcfour", "RC4", confidentiality, Kind::algorithm, 128},
    Word{"arc4", "RC4", confidentiality, Kind::algorithm, 128},
    Word{"rc4", "RC4", confidentiality, Kind::algorithm, 128},
    Word{"rc2", "RC2", confidentiality, Kind::algorithm, 128},
    Word{"rc5", "RC5", confidentiality, Kind::algorithm, 128},
    Word{"rc6", "RC6", confidentiality, Kind::algorithm, 256},
    Word{"idea", "IDEA", confidentiality, Kind::algorithm, 128},
    Word{"ascon", "Ascon", confidentiality, Kind::algorithm, 128},
    Word{"aria", "ARIA", confidentiality, Kind::algorithm, 256},
    Word{"seed", "SEED", confidentiality, Kind::algorithm, 128},
    Word{"sm4", "SM4", confidentiality, Kind::algorithm, 128},
    Word{"sm3", "SM3", integrity},
    Word{"sm2", "SM2", signature},
    Word{"sm9", "SM9", signature},
    Word{"zuc", "ZUC", confidentiality, Kind::algorithm, 128},
    Word{"streebog", "Streebog", integrity},
    Word{"kuznyechik", "Kuznyechik", confidentiality, Kind::algorithm, 256},
    Word{"whirlpool", "Whirlpool", integrity},
    Word{"ripemd", "RIPEMD", integrity},
    Word{"rmd160", "RIPEMD", integrity},
    Word{"keccak", "SHA-3", integrity},
    Word{"shake128", "SHA-3", integrity},
    Word{"shake256", "SHA-3", integrity},
    Word{"sha224", "SHA-2", integrity},
    Word{"sha256", "SHA-2", integrity},
    Word{"sha384", "SHA-2", integrity},
    Word{"sha512", "SHA-2", integrity},
    Word{"sha2", "SHA-2", integrity},
    Word{"sha3", "SHA-3", integrity},
    Word{"sha1", "SHA-1", integrity},
    Word{"blake2", "BLAKE2", integrity},
    Word{"blake3", "BLAKE3", integrity},
    Word{"md2", "MD2", integrity},
    Word{"md4", "MD4", integrity},
    Word{"md5", "MD5", integrity},
    Word{"bcrypt", "bcrypt", password_hashing},
    Word{"scrypt", "scrypt", password_hashing},
    Word{"argon2", "Argon2", password_hashing},
    Word{"siphash", "SipHash", integrity},
    Word{"ed25519", "EdDSA", signature},
    Word{"ed448", "EdDSA", signature},
    Word{"eddsa", "EdDSA", signature},
    Word{"ecdsa", "ECDSA", signature},
    Word{"ecdh", "ECDH", key_agreement},
    Word{"x25519", "Curve25519", key_agreement, Kind::curve},
    Word{"curve25519", "Curve25519", key_agreement, Kind::curve},
    Word{"x448", "Curve448", key_agreement, Kind::curve},
    Word{"diffiehellman", "FFDH", key_agreement},
    Word{"elgamal", "ElGamal", confidentiality},
    Word{"rsa", "RSA", signature},
    Word{"dsa", "DSA", signature},
    Word{"mlkem", "ML-KEM", key_agreement},
    Word{"kyber", "ML-KEM", key_agreement},
    Word{"mldsa", "ML-DSA", signature},
    Word{"dilithium", "ML-DSA", signature},
};
constexpr std::array<std::string_view, 10> kModes{"gcm", "cbc", "ctr", "ccm", "ecb",
                                                  "xts", "ofb", "cfb", "ocb", "siv"};

std::string plain(std::string_view name) {
  std::string text;
  for (const auto c : name) {
    if (c >= 'A' && c <= 'Z') text += static_cast<char>(c | 0x20);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) text += c;
  }
  return text;
}

void add_detail(const std::string& name, const Word& word, NamedAlgorithm& found) {
  if (word.symmetric_bits == 0) return;
  found.parameters["symmetric_bits"] = word.symmetric_bits;
  List modes;
  for (const auto mode : kModes)
    if (name.find(mode) != std::string::npos) {
      std::string upper(mode);
      for (auto& c : upper) c = static_cast<char>(c & ~0x20);
      modes.emplace_back(upper);
    }
  if (!modes.empty()) found.parameters["modes"] = modes;
  if (word.subject != "AES" && word.subject != "CAMELLIA" && word.subject != "ARIA") return;
  for (const std::int64_t bits : {128, 192, 256})
    if (name.find(std::to_string(bits)) != std::string::npos) {
      found.parameters["key_bits"] = List{Value(bits)};
      found.parameters["symmetric_bits"] = bits;
    }
}

}  // namespace

std::vector<NamedAlgorithm> named(std::string_view name) {
  const auto whole = plain(name.substr(0, 128));
  auto left = whole;
  std::vector<NamedAlgorithm> found;
  for (const auto& word : kWords) {
    const auto at = left.find(word.word);
    if (at == std::string::npos) continue;
    left.replace(at, word.word.size(), word.word.size(), ' ');
    NamedAlgorithm one{word.kind, std::string(word.subject), {word.purpose}, {}};
    add_detail(whole, word, one);
    const bool known = std::any_of(found.begin(), found.end(),
                                   [&](const auto& other) { return other.subject == one.subject; });
    if (!known) found.push_back(std::move(one));
  }
  return found;
}

}  // namespace assay::code
