// Whole numbers of any size, over OpenSSL's BIGNUM, with what the definitions of constants need.
#pragma once

#include <openssl/bn.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace assay::test {

class Number {
 public:
  Number(std::uint64_t value = 0) : value_(BN_new()) {  // NOLINT(google-explicit-constructor)
    BN_set_word(value_.get(), value);
  }
  Number(const Number& other) : value_(BN_dup(other.get())) {}
  Number& operator=(const Number& other) {
    BN_copy(value_.get(), other.get());
    return *this;
  }
  static Number from_hex(const std::string& digits);
  /// 2^bits.
  static Number bit(int bits);

  const BIGNUM* get() const { return value_.get(); }
  BIGNUM* get() { return value_.get(); }
  std::string hex() const;  ///< lower case, no leading zeros
  int bits() const { return BN_num_bits(value_.get()); }
  bool prime() const;
  /// The lowest 64 bits of this number shifted right by `shift`.
  std::uint64_t word(int shift) const;

  friend Number operator+(const Number& a, const Number& b);
  friend Number operator-(const Number& a, const Number& b);
  friend Number operator*(const Number& a, const Number& b);
  friend Number operator/(const Number& a, const Number& b);
  /// Never negative.
  friend Number operator%(const Number& a, const Number& b);
  friend bool operator==(const Number& a, const Number& b);
  friend bool operator<(const Number& a, const Number& b);

 private:
  struct Free {
    void operator()(BIGNUM* number) const { BN_free(number); }
  };
  std::unique_ptr<BIGNUM, Free> value_;
};

Number power(const Number& base, const Number& exponent, const Number& modulus);
Number inverse(const Number& value, const Number& modulus);
/// The largest r with r^degree <= value.
Number root(const Number& value, int degree);
/// floor(pi * 2^bits), by Machin's formula; floor(e * 2^bits), by its series.
Number pi(int bits);
Number e(int bits);
/// `count` words of `bits` bits each, most significant first, of the lowest count*bits bits.
std::vector<std::uint64_t> words_of(const Number& value, int count, int bits);

}  // namespace assay::test
