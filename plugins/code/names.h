// From the name that a program gives an algorithm ("aes-256-gcm", "HmacSHA256", "DESede/CBC",
// "chacha20_poly1305") to the families of the vocabulary, with mode and key size.
#pragma once

#include <assay/finding.h>

#include <string>
#include <string_view>
#include <vector>

namespace assay::code {

struct NamedAlgorithm {
  Kind kind = Kind::algorithm;
  std::string subject;
  std::vector<Purpose> purposes;
  Object parameters;
};

/// All that the name says; empty where it says nothing of cryptography.
std::vector<NamedAlgorithm> named(std::string_view name);

}  // namespace assay::code
