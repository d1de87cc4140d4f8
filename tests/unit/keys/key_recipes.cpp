#include "key_recipes.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <memory>

namespace assay::test {
namespace {

struct Free {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(BIO* bio) const { BIO_free(bio); }
  void operator()(X509* certificate) const { X509_free(certificate); }
  void operator()(PKCS12* store) const { PKCS12_free(store); }
  void operator()(PKCS8_PRIV_KEY_INFO* info) const { PKCS8_PRIV_KEY_INFO_free(info); }
  void operator()(BIGNUM* number) const { BN_clear_free(number); }
};
template <typename T>
using Owned = std::unique_ptr<T, Free>;
using Key = Owned<EVP_PKEY>;

template <typename Write>
std::string written(Write&& write) {
  const Owned<BIO> bio(BIO_new(BIO_s_mem()));
  write(bio.get());
  char* data = nullptr;
  const auto size = BIO_get_mem_data(bio.get(), &data);
  return {data, static_cast<std::size_t>(size)};
}

Octets number_of(EVP_PKEY* key, const char* name) {
  BIGNUM* raw = nullptr;
  EVP_PKEY_get_bn_param(key, name, &raw);
  const Owned<BIGNUM> number(raw);
  Octets bytes(static_cast<std::size_t>(BN_num_bytes(raw)));
  BN_bn2bin(raw, bytes.data());
  return bytes;
}

std::string text_of(const Octets& bytes) { return {bytes.begin(), bytes.end()}; }

std::string number32(std::uint32_t value) {
  return {static_cast<char>(value >> 24), static_cast<char>(value >> 16),
          static_cast<char>(value >> 8), static_cast<char>(value)};
}
std::string sized(const std::string& text) {
  return number32(static_cast<std::uint32_t>(text.size())) + text;
}
/// An SSH mpint of a positive number.
std::string mpint(const Octets& number) {
  return sized((number[0] & 0x80 ? std::string(1, '\0') : "") + text_of(number));
}
std::string mpi(const Octets& number) {
  const auto bits = number.size() * 8 - static_cast<std::size_t>(__builtin_clz(number[0]) - 24);
  return std::string{static_cast<char>(bits >> 8), static_cast<char>(bits)} + text_of(number);
}

std::string base64(const std::string& bytes) {
  std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');
  const auto size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                                    reinterpret_cast<const unsigned char*>(bytes.data()),
                                    static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(size));
  return text;
}
std::string block(const std::string& label, const std::string& body) {
  std::string text = "-----BEGIN " + label + "-----\n";
  if (label.starts_with("PGP")) text += "\n";
  const auto armoured = base64(body);
  for (std::size_t i = 0; i < armoured.size(); i += 64) text += armoured.substr(i, 64) + "\n";
  return text + "-----END " + label + "-----\n";
}

std::string pem(EVP_PKEY* key) {
  return written(
      [&](BIO* bio) { PEM_write_bio_PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr); });
}
std::string traditional(EVP_PKEY* key, const EVP_CIPHER* cipher = nullptr) {
  static unsigned char word[] = "password";
  return written([&](BIO* bio) {
    PEM_write_bio_PrivateKey_traditional(bio, key, cipher, cipher ? word : nullptr, cipher ? 8 : 0,
                                         nullptr, nullptr);
  });
}
std::string sealed(EVP_PKEY* key) {
  return written([&](BIO* bio) {
    PEM_write_bio_PKCS8PrivateKey(bio, key, EVP_aes_256_cbc(), "password", 8, nullptr, nullptr);
  });
}
std::string der(EVP_PKEY* key) {
  return written([&](BIO* bio) {
    const Owned<PKCS8_PRIV_KEY_INFO> info(EVP_PKEY2PKCS8(key));
    i2d_PKCS8_PRIV_KEY_INFO_bio(bio, info.get());
  });
}
std::string plain_der(EVP_PKEY* key) {
  return written([&](BIO* bio) { i2d_PrivateKey_bio(bio, key); });
}

Owned<X509> certificate(EVP_PKEY* key) {
  Owned<X509> made(X509_new());
  X509_set_version(made.get(), X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 4660);
  ASN1_TIME_set_string(X509_getm_notBefore(made.get()), "20240101000000Z");
  ASN1_TIME_set_string(X509_getm_notAfter(made.get()), "20241231235959Z");
  X509_set_pubkey(made.get(), key);
  auto* name = X509_get_subject_name(made.get());
  const auto add = [&](const char* field, const char* value) {
    X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(value), -1, -1, 0);
  };
  add("C", "CN");
  add("O", "Example");
  add("CN", "demo");
  X509_set_issuer_name(made.get(), name);
  X509_sign(made.get(), key, EVP_sha256());
  return made;
}

std::string pkcs12(EVP_PKEY* key, int cipher) {
  const auto own = certificate(key);
  const Owned<PKCS12> store(
      PKCS12_create("password", "x", key, own.get(), nullptr, cipher, cipher, 2048, 1, 0));
  return written([&](BIO* bio) { i2d_PKCS12_bio(bio, store.get()); });
}

std::string ssh_file(const Octets& seed, const Octets& point) {
  const auto name = sized("ssh-ed25519");
  const auto secret = number32(7) + number32(7) + name + sized(text_of(point)) +
                      sized(text_of(seed) + text_of(point)) + sized("me@here");
  std::string body("openssh-key-v1\0", 15);
  body += sized("none") + sized("none") + sized("") + number32(1);
  body += sized(name + sized(text_of(point))) + sized(secret);
  return block("OPENSSH PRIVATE KEY", body);
}

std::string dropbear(EVP_PKEY* rsa) {
  std::string file = sized("ssh-rsa");
  for (const auto* part : {OSSL_PKEY_PARAM_RSA_E, OSSL_PKEY_PARAM_RSA_N, OSSL_PKEY_PARAM_RSA_D,
                           OSSL_PKEY_PARAM_RSA_FACTOR1, OSSL_PKEY_PARAM_RSA_FACTOR2})
    file += mpint(number_of(rsa, part));
  return file;
}

std::string putty(EVP_PKEY* rsa) {
  const auto e = number_of(rsa, OSSL_PKEY_PARAM_RSA_E);
  const auto n = number_of(rsa, OSSL_PKEY_PARAM_RSA_N);
  std::string text = "PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\nComment: me\n";
  text += "Public-Lines: 1\n" + base64(sized("ssh-rsa") + mpint(e) + mpint(n)) + "\n";
  std::string secret;
  for (const auto* part : {OSSL_PKEY_PARAM_RSA_D, OSSL_PKEY_PARAM_RSA_FACTOR1,
                           OSSL_PKEY_PARAM_RSA_FACTOR2, OSSL_PKEY_PARAM_RSA_COEFFICIENT1})
    secret += mpint(number_of(rsa, part));
  return text + "Private-Lines: 1\n" + base64(secret) + "\nPrivate-MAC: 00\n";
}

/// A version 4 secret key packet of RSA, not encrypted (RFC 4880 5.5.3), and a user.
std::string openpgp(EVP_PKEY* rsa) {
  std::string body("\x04\x65\x00\x00\x00\x01", 6);
  body += mpi(number_of(rsa, OSSL_PKEY_PARAM_RSA_N)) + mpi(number_of(rsa, OSSL_PKEY_PARAM_RSA_E));
  body += std::string(1, '\0');
  for (const auto* part : {OSSL_PKEY_PARAM_RSA_D, OSSL_PKEY_PARAM_RSA_FACTOR1,
                           OSSL_PKEY_PARAM_RSA_FACTOR2, OSSL_PKEY_PARAM_RSA_COEFFICIENT1})
    body += mpi(number_of(rsa, part));
  body += "\1\1";
  const auto size = static_cast<std::uint16_t>(body.size());
  return std::string{'\x95', static_cast<char>(size >> 8), static_cast<char>(size)} + body +
         "\xb4\x04Test";
}

std::string java_store(EVP_PKEY* key, const std::string& sealed_bytes) {
  const auto own = certificate(key);
  const auto bytes = written([&](BIO* bio) { i2d_X509_bio(bio, own.get()); });
  const auto word = [](const std::string& text) {
    return std::string{'\0', static_cast<char>(text.size())} + text;
  };
  return std::string("\xfe\xed\xfe\xed", 4) + number32(2) + number32(1) + number32(1) + word("x") +
         std::string(8, '\0') + sized(sealed_bytes) + number32(1) + word("X.509") + sized(bytes) +
         std::string(20, '\x5a');
}

Octets raw_private(EVP_PKEY* key) {
  std::size_t size = 64;
  Octets bytes(size);
  EVP_PKEY_get_raw_private_key(key, bytes.data(), &size);
  bytes.resize(size);
  return bytes;
}
Octets raw_public(EVP_PKEY* key) {
  std::size_t size = 64;
  Octets bytes(size);
  EVP_PKEY_get_raw_public_key(key, bytes.data(), &size);
  bytes.resize(size);
  return bytes;
}

std::string escaped(std::string text) {
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2)
    text.replace(at, 1, "\\n");
  return text;
}

void plant_rsa(EVP_PKEY* rsa, Planted& planted) {
  for (const auto* part : {OSSL_PKEY_PARAM_RSA_D, OSSL_PKEY_PARAM_RSA_FACTOR1,
                           OSSL_PKEY_PARAM_RSA_FACTOR2, OSSL_PKEY_PARAM_RSA_EXPONENT1,
                           OSSL_PKEY_PARAM_RSA_EXPONENT2, OSSL_PKEY_PARAM_RSA_COEFFICIENT1})
    planted.secrets.push_back(number_of(rsa, part));
  auto& files = planted.files;
  files.push_back({"rsa.pem", pem(rsa)});
  files.push_back({"rsa1.pem", traditional(rsa)});
  files.push_back({"rsa1-sealed.pem", traditional(rsa, EVP_aes_128_cbc())});
  files.push_back({"rsa8-sealed.pem", sealed(rsa)});
  files.push_back({"rsa1.der", plain_der(rsa)});
  files.push_back({"rsa8.der", der(rsa)});
  files.push_back({"plain.p12", pkcs12(rsa, -1)});
  files.push_back({"sealed.p12", pkcs12(rsa, 0)});
  files.push_back({"dropbear_rsa_host_key", dropbear(rsa)});
  files.push_back({"key.ppk", putty(rsa)});
  files.push_back({"secret.gpg", openpgp(rsa)});
  files.push_back({"secret.asc", block("PGP PRIVATE KEY BLOCK", openpgp(rsa))});
  files.push_back({"store.jks", java_store(rsa, std::string(40, 'k'))});
  files.push_back({"app.js", "const key = \"" + escaped(pem(rsa)) + "\";\n"});
  const std::string filler(200, '\x90');
  files.push_back({"firmware.bin", filler + plain_der(rsa) + filler + pem(rsa) + filler});
}

void plant_curves(EVP_PKEY* key, const std::string& name, Planted& planted) {
  planted.secrets.push_back(number_of(key, OSSL_PKEY_PARAM_PRIV_KEY));
  auto& files = planted.files;
  files.push_back({name + ".pem", pem(key)});
  files.push_back({name + "1.pem", traditional(key)});
  files.push_back({name + ".der", der(key)});
  files.push_back({name + ".bin", std::string(100, '\x7f') + plain_der(key) + "tail of a program"});
}

}  // namespace

Planted plant_keys() {
  Planted planted;
  const Key rsa(EVP_RSA_gen(2048));
  plant_rsa(rsa.get(), planted);
  const Key ec(EVP_EC_gen("P-256"));
  plant_curves(ec.get(), "ec", planted);
  const Key sm2(EVP_PKEY_Q_keygen(nullptr, nullptr, "SM2"));
  plant_curves(sm2.get(), "sm2", planted);
  const Key ed(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
  const auto seed = raw_private(ed.get());
  planted.secrets.push_back(seed);
  planted.files.push_back({"ed.pem", pem(ed.get())});
  planted.files.push_back({"ed.der", der(ed.get())});
  planted.files.push_back({"ed.bin", std::string(64, 'x') + der(ed.get()) + "after it"});
  planted.files.push_back({"id_ed25519", ssh_file(seed, raw_public(ed.get()))});
  const Key x(EVP_PKEY_Q_keygen(nullptr, nullptr, "X25519"));
  planted.secrets.push_back(raw_private(x.get()));
  planted.files.push_back(
      {"wg0.conf", "[Interface]\nPrivateKey = " + base64(text_of(planted.secrets.back())) + "\n"});
  return planted;
}

std::string certificate_der() {
  const Key rsa(EVP_RSA_gen(2048));
  const auto made = certificate(rsa.get());
  return written([&](BIO* bio) { i2d_X509_bio(bio, made.get()); });
}

}  // namespace assay::test
