// What signatures/algorithms/ prints: the values of its terms, as numbers, before any layout.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace assay::test {

using Words = std::vector<std::uint64_t>;

/// One term with a table, a number or bytes. Names and texts have no value to derive.
struct PublishedTerm {
  Words words;         ///< of a table; each byte of a byte table is one
  std::string number;  ///< lower-case hex without leading zeros; empty for a table
  std::string source;
  std::string method;
};

class Published {
 public:
  Published();
  /// By "signature.term".
  const std::map<std::string, PublishedTerm>& terms() const { return terms_; }
  const Words& words(const std::string& name) const { return terms_.at(name).words; }
  const std::string& number(const std::string& name) const { return terms_.at(name).number; }

 private:
  std::map<std::string, PublishedTerm> terms_;
};

/// What the definitions give, by "signature.term".
struct Derived {
  std::map<std::string, Words> words;
  std::map<std::string, std::string> numbers;
};

void derive_block_ciphers(const Published& published, Derived& derived);
void derive_hashes(const Published& published, Derived& derived);
/// After derive_hashes.
void derive_permutations(const Published& published, Derived& derived);
void derive_designs(const Published& published, Derived& derived);
void derive_stream_ciphers(const Published& published, Derived& derived);
void derive_curves(Derived& derived);
void derive_groups(Derived& derived);
void derive_lattices(Derived& derived);

/// Multiplication and powers in GF(2^8) modulo `polynomial` (with its x^8).
std::uint8_t times(std::uint8_t a, std::uint8_t b, unsigned polynomial);
std::uint8_t power(std::uint8_t a, unsigned exponent, unsigned polynomial);

std::uint64_t rotated(std::uint64_t value, unsigned left, unsigned bits);

}  // namespace assay::test
