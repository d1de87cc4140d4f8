// The terms that known_answers_test.cpp proves by running the algorithm on what is published.
#pragma once

#include <string>
#include <vector>

namespace assay::test {

inline std::vector<std::string> proven_by_known_answers() {
  std::vector<std::string> names{
      "des.pc2", "des.p", "camellia.sbox1", "sm4.fk", "aria.s2", "rc2.pitable", "skipjack.f",
      "kasumi.s7", "kasumi.s9", "zuc.s0", "zuc.s1", "zuc.d", "kuznyechik.pi", "sm3.iv",
      "blake2.sigma", "kuznyechik.l", "magma.sbox-z", "gost94.sbox-cp", "gost94.sbox-test",
      // derivation_test.cpp: primes and points.
      "srp.group-1024", "srp.group-1536", "srp.group-2048", "rfc5114-22.p", "rfc5114-22.g",
      "rfc5114-23.p", "rfc5114-23.g", "rfc5114-24.p", "rfc5114-24.g", "ed448.base-x",
      "ed448.base-y", "sm9.x", "sm9.y"};
  for (int i = 0; i < 8; ++i) {
    names.push_back("des.s" + std::to_string(i + 1));
    names.push_back("cast5.s" + std::to_string(i + 1));
  }
  for (int i = 0; i < 4; ++i) {
    names.push_back("seed.ss" + std::to_string(i));
    names.push_back("tiger.t" + std::to_string(i + 1));
  }
  return names;
}

}  // namespace assay::test
