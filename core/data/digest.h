// SHA-256, the only digest Assay computes itself (FIPS 180-4, by OpenSSL's EVP).
#pragma once

#include <assay/bytes.h>

#include <memory>
#include <string>
#include <string_view>

namespace assay {

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  void add(Bytes bytes);
  void add(std::string_view text) { add(as_bytes(text)); }
  std::string hex();  ///< lower case; ends the computation

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string sha256_hex(Bytes bytes);
/// Lower-case hex of any bytes.
std::string to_hex(Bytes bytes);

}  // namespace assay
