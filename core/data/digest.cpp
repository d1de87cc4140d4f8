#include "data/digest.h"

#include <openssl/evp.h>

#include <array>

namespace assay {

struct Sha256::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  ~State() { EVP_MD_CTX_free(context); }
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  // Fetched once: OpenSSL 3 looks the algorithm up anew at each implicit fetch, which small files
  // would feel.
  static EVP_MD* const kSha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  if (!state_->context || !kSha256 || !EVP_DigestInit_ex(state_->context, kSha256, nullptr))
    throw std::runtime_error("OpenSSL offers no SHA-256");
}

Sha256::~Sha256() = default;

void Sha256::add(Bytes bytes) { EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()); }

std::string Sha256::hex() {
  std::array<std::uint8_t, 32> digest{};
  EVP_DigestFinal_ex(state_->context, digest.data(), nullptr);
  return to_hex(digest);
}

std::string sha256_hex(Bytes bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.hex();
}

std::string to_hex(Bytes bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const auto byte : bytes) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

}  // namespace assay
