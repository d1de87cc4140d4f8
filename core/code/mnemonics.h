// The cryptographic instructions that are told apart, over all instruction sets, by the names that
// their manuals give them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace assay::code {

// clang-format off
enum class Mnemonic : std::uint8_t {
  // x86: Intel SDM 2; VIA PadLock Programming Guide
  aesenc, aesenclast, aesdec, aesdeclast, aesimc, aeskeygenassist,
  vaesenc, vaesenclast, vaesdec, vaesdeclast, vaesimc, vaeskeygenassist,
  sha1rnds4, sha1nexte, sha1msg1, sha1msg2, sha256rnds2, sha256msg1, sha256msg2,
  vsha512rnds2, vsha512msg1, vsha512msg2, vsm3msg1, vsm3msg2, vsm3rnds2, vsm4key4, vsm4rnds4,
  rep_xcryptecb, rep_xcryptcbc, rep_xcryptctr, rep_xcryptcfb, rep_xcryptofb, rep_montmul,
  rep_xsha1, rep_xsha256,
  // ARM: Arm Architecture Reference Manual, A-profile
  aese, aesd, aesmc, aesimc_arm,
  sha1c, sha1p, sha1m, sha1h, sha1su0, sha1su1, sha256h, sha256h2, sha256su0, sha256su1,
  sha512h, sha512h2, sha512su0, sha512su1, eor3, bcax, rax1, xar,
  sm3ss1, sm3tt1a, sm3tt1b, sm3tt2a, sm3tt2b, sm3partw1, sm3partw2, sm4e, sm4ekey,
  // Power ISA 2.07, vector category
  vcipher, vcipherlast, vncipher, vncipherlast, vsbox, vshasigmaw, vshasigmad,
  // RISC-V: scalar and vector cryptography extensions 1.0
  aes32esi, aes32esmi, aes32dsi, aes32dsmi, aes64es, aes64esm, aes64ds, aes64dsm, aes64ks1i,
  aes64ks2, aes64im, sha256sum0, sha256sum1, sha256sig0, sha256sig1,
  sha512sum0, sha512sum1, sha512sig0, sha512sig1, sha512sum0r, sha512sum1r, sha512sig0l,
  sha512sig1l, sha512sig0h, sha512sig1h, sm3p0, sm3p1, sm4ed, sm4ks,
  vaesef, vaesem, vaesdf, vaesdm, vaeskf1, vaeskf2, vaesz, vsha2ms, vsha2ch, vsha2cl,
  vsm3me, vsm3c, vsm4k, vsm4r, vghsh, vgmul,
  // z/Architecture Principles of Operation: message-security assist
  km, kmc, kmf, kmo, kmctr, kma, kmac, kimd, klmd, pckmo, pcc, kdsa, prno,
  none
};
// clang-format on

std::string_view name_of(Mnemonic mnemonic);
std::optional<Mnemonic> mnemonic_named(std::string_view name);

}  // namespace assay::code
