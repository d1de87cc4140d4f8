#include "digest.h"

#include <assay/evidence.h>
#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace assay::keys {
namespace {

std::string digest_hex(Bytes bytes, const EVP_MD* method) {
  std::array<std::uint8_t, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, method, nullptr) != 1)
    throw std::runtime_error("the digest is not available");
  return detail::hex(Bytes(digest).first(size));
}

}  // namespace

std::string sha256_hex(Bytes bytes) { return digest_hex(bytes, EVP_sha256()); }
std::string sha1_hex(Bytes bytes) { return digest_hex(bytes, EVP_sha1()); }

}  // namespace assay::keys
