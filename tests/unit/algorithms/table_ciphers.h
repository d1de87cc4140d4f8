// Ciphers and hashes computed from the published tables alone, as slowly as their standards say it.
// Their only use is to prove the tables.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "unit/algorithms/published.h"

namespace assay::test {

using Octets = std::vector<std::uint8_t>;

Octets from_hex(std::string_view digits);
std::uint64_t load(const Octets& bytes, std::size_t at, unsigned count);  // big-endian
void store(Octets& bytes, std::uint64_t value, unsigned count);           // big-endian
std::uint64_t load_little(const Octets& bytes, std::size_t at, unsigned count);
void store_little(Octets& bytes, std::uint64_t value, unsigned count);

// One block each.
Octets des_encrypt(const Published& tables, const Octets& key, const Octets& block);
Octets camellia128_encrypt(const Published& tables, const Octets& key, const Octets& block);
Octets aria128_encrypt(const Published& tables, const Octets& key, const Octets& block);
Octets sm4_encrypt(const Published& tables, const Octets& key, const Octets& block);
Octets seed_encrypt(const Published& tables, const Octets& key, const Octets& block);
Octets rc2_encrypt(const Published& tables, const Octets& key, const Octets& block);  // 128 bits
Octets cast128_encrypt(const Published& tables, const Octets& key, const Octets& block);
Octets skipjack_encrypt(const Published& tables, const Octets& key, const Octets& block);
Octets kasumi_encrypt(const Published& tables, const Octets& key, const Octets& block);
Octets magma_encrypt(const Published& tables, const Octets& key, const Octets& block);
Octets kuznyechik_encrypt(const Published& tables, const Octets& key, const Octets& block);

/// A key of 128 or 256 bits.
Octets lea_encrypt(const Published& tables, const Octets& key, const Octets& block);

Words zuc_keystream(const Published& tables, const Octets& key, const Octets& iv, int words);

Octets sm3(const Published& tables, const Octets& message);
/// `rows` from K8 to K1.
Octets gost94(const Words& rows, const Octets& message);
Octets tiger(const Published& tables, const Octets& message);
Octets blake2b(const Published& tables, const Octets& message);  // at most 128 bytes
Octets whirlpool(const Published& tables, const Octets& message);

}  // namespace assay::test
