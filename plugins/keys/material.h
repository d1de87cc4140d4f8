// Material: one key, certificate or store of them, as a person is told of it. Plain values that own
// all they hold; never a byte of what is secret.
#pragma once

#include <assay/finding.h>

#include <cstdint>
#include <string>
#include <vector>

namespace assay::keys {

struct Material {
  Kind kind = Kind::key;
  Role role = Role::embeds;
  std::string subject;  ///< "RSA private key"; of a certificate its distinguished name
  std::string digest;   ///< SHA-256 of the public part or certificate, hex; empty where not stored
  Object parameters;
  std::vector<Purpose> purposes;
  std::uint64_t offset = 0;  ///< in the blob, bytes
  std::uint64_t length = 0;
  bool secret = false;  ///< holds private bytes, so that no excerpt may be shown
  std::string method;   ///< "der", "pem", "ssh" …
};

using Materials = std::vector<Material>;

/// No blob yields more than this many.
inline constexpr std::size_t kMostMaterials = 1024;

}  // namespace assay::keys
