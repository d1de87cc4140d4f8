// The terms that known_answers_test.cpp proves by running the algorithm on what is published.
#pragma once

#include <string>
#include <vector>

namespace assay::test {

inline std::vector<std::string> proven_by_known_answers() {
  std::vector<std::string> names{
      "des.pc2", "des.p", "camellia.sbox1", "sm4.fk", "aria.s2", "rc2.pitable", "skipjack.f",
      "kasumi.s7", "kasumi.s9", "zuc.s0", "zuc.s1", "zuc.d", "kuznyechik.pi", "sm3.iv",
      "blake2.sigma", "kuznyechik.l", "magma.sbox-z", "lea.delta", "gost94.sbox-cp",
      "gost94.sbox-test",
      // derivation_test.cpp: primes and points.
      "srp.group-1024", "srp.group-1536", "srp.group-2048", "rfc5114-22.p", "rfc5114-22.g",
      "rfc5114-23.p", "rfc5114-23.g", "rfc5114-24.p", "rfc5114-24.g", "ed448.base-x",
      "ed448.base-y", "sm9.x", "sm9.y",
      // derive_short_curves.cpp: equations and orders.
      "curve-frp256v1.p", "curve-frp256v1.b", "curve-frp256v1.gx", "curve-frp256v1.gy",
      "curve-frp256v1.n", "curve-gost-tc26-256-a.a", "curve-gost-tc26-256-a.b",
      "curve-gost-tc26-256-a.gx", "curve-gost-tc26-256-a.gy", "curve-gost-tc26-256-a.n",
      "curve-gost-tc26-512-a.b", "curve-gost-tc26-512-a.gy", "curve-gost-tc26-512-a.n",
      "curve-gost-cryptopro-a.gy", "curve-gost-cryptopro-a.n", "curve-bls12-381.p",
      "curve-bls12-381.gx", "curve-bls12-381.gy", "curve-bls12-381.n",
      "curve-bls12-381.one-montgomery", "curve-bn254.p", "curve-bn254.n",
      "curve-bn254.one-montgomery"};
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
