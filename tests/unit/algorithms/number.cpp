#include "unit/algorithms/number.h"

#include <openssl/crypto.h>

#include <algorithm>
#include <cctype>

namespace assay::test {
namespace {

BN_CTX* context() {
  thread_local const std::unique_ptr<BN_CTX, void (*)(BN_CTX*)> kContext(BN_CTX_new(), BN_CTX_free);
  return kContext.get();
}

constexpr int kGuard = 64;  // bits that a sum of truncated terms may spoil

Number arc_cotangent(std::uint64_t x, const Number& one) {
  Number term = one / x;
  Number sum = term;
  for (std::uint64_t k = 3; term.bits() > 0; k += 2) {
    term = term / (x * x);
    sum = k % 4 == 3 ? sum - term / k : sum + term / k;
  }
  return sum;
}

}  // namespace

Number Number::from_hex(const std::string& digits) {
  Number number;
  BIGNUM* raw = number.get();
  BN_hex2bn(&raw, digits.c_str());
  return number;
}

Number Number::bit(int bits) {
  Number number;
  BN_set_bit(number.get(), bits);
  return number;
}

std::string Number::hex() const {
  char* digits = BN_bn2hex(value_.get());
  std::string text(digits);
  OPENSSL_free(digits);
  text.erase(0, std::min(text.find_first_not_of('0'), text.size() - 1));
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

bool Number::prime() const { return BN_check_prime(value_.get(), context(), nullptr) == 1; }

std::uint64_t Number::word(int shift) const {
  Number shifted;
  BN_rshift(shifted.get(), value_.get(), shift);
  BN_mask_bits(shifted.get(), 64);
  return BN_get_word(shifted.get());
}

Number operator+(const Number& a, const Number& b) {
  Number result;
  BN_add(result.get(), a.get(), b.get());
  return result;
}
Number operator-(const Number& a, const Number& b) {
  Number result;
  BN_sub(result.get(), a.get(), b.get());
  return result;
}
Number operator*(const Number& a, const Number& b) {
  Number result;
  BN_mul(result.get(), a.get(), b.get(), context());
  return result;
}
Number operator/(const Number& a, const Number& b) {
  Number result;
  BN_div(result.get(), nullptr, a.get(), b.get(), context());
  return result;
}
Number operator%(const Number& a, const Number& b) {
  Number result;
  BN_nnmod(result.get(), a.get(), b.get(), context());
  return result;
}
bool operator==(const Number& a, const Number& b) { return BN_cmp(a.get(), b.get()) == 0; }
bool operator<(const Number& a, const Number& b) { return BN_cmp(a.get(), b.get()) < 0; }

Number power(const Number& base, const Number& exponent, const Number& modulus) {
  Number result;
  BN_mod_exp(result.get(), base.get(), exponent.get(), modulus.get(), context());
  return result;
}

Number inverse(const Number& value, const Number& modulus) {
  Number result;
  BN_mod_inverse(result.get(), value.get(), modulus.get(), context());
  return result;
}

Number root(const Number& value, int degree) {
  Number result;
  for (int bit = value.bits() / degree; bit >= 0; --bit) {
    const Number candidate = result + Number::bit(bit);
    Number raised = candidate;
    for (int i = 1; i < degree; ++i) raised = raised * candidate;
    if (!(value < raised)) result = candidate;
  }
  return result;
}

Number pi(int bits) {
  const Number one = Number::bit(bits + kGuard);
  return Number(4) * (Number(4) * arc_cotangent(5, one) - arc_cotangent(239, one)) /
         Number::bit(kGuard);
}

Number e(int bits) {
  Number term = Number::bit(bits + kGuard);
  Number sum = term;
  for (std::uint64_t k = 1; term.bits() > 0; ++k) {
    term = term / k;
    sum = sum + term;
  }
  return sum / Number::bit(kGuard);
}

std::vector<std::uint64_t> words_of(const Number& value, int count, int bits) {
  const auto mask = bits == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << bits) - 1;
  std::vector<std::uint64_t> words;
  for (int i = count - 1; i >= 0; --i) words.push_back(value.word(i * bits) & mask);
  return words;
}

}  // namespace assay::test
