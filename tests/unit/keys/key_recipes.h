// Fresh keys in every form they are stored in, and the private values that no report may show.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace assay::test {

using Octets = std::vector<std::uint8_t>;

struct PlantedFile {
  std::string name;
  std::string content;
};

struct Planted {
  std::vector<PlantedFile> files;
  std::vector<Octets> secrets;  ///< private exponents, primes, scalars, seeds
};

/// RSA, EC, SM2 and Ed25519 in PKCS#1, SEC 1, PKCS#8 plain and encrypted, PKCS#12, OpenSSH, PuTTY,
/// OpenPGP, JKS and wg-quick form, as PEM and DER, alone, inside a program and inside a script.
Planted plant_keys();

/// A certificate of an RSA key for "C=CN, O=Example, CN=demo", valid for 2024, as DER.
std::string certificate_der();

}  // namespace assay::test
