#include "definitions.h"

#include <algorithm>
#include <array>

namespace assay::code {
namespace {

/// How far around its name the work of a definition is looked for, bytes.
constexpr std::size_t kBefore = 10000, kAfter = 20000;
constexpr std::size_t kMostLookedAt = 300;

bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         c == '$';
}
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

/// "Sha256Hash", "SHA256_Update" and "chacha20Poly1305" as lower-case words.
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto c = name[i];
    if (c == '_' || c == '$') {
      words.emplace_back();
      continue;
    }
    const bool begins = is_upper(c) && i > 0 &&
                        (!is_upper(name[i - 1]) || (i + 1 < name.size() && is_lower(name[i + 1])));
    if (begins && !words.back().empty()) words.emplace_back();
    words.back() += static_cast<char>(is_upper(c) ? c | 0x20 : c);
  }
  std::erase(words, "");
  return words;
}

enum class Proof { mixing, pads, exclusive_or, doubling, clamping, modulus, large_numbers };

struct Rule {
  std::string_view word;
  Proof proof;
};

// Names whose everyday meaning is another one (seed, idea, aria, serpent) are left to constants.
constexpr std::array kRules{
    Rule{"aes", Proof::mixing},
    Rule{"aes128", Proof::mixing},
    Rule{"aes256", Proof::mixing},
    Rule{"rijndael", Proof::mixing},
    Rule{"des", Proof::mixing},
    Rule{"tripledes", Proof::mixing},
    Rule{"des3", Proof::mixing},
    Rule{"rc4", Proof::exclusive_or},
    Rule{"arcfour", Proof::exclusive_or},
    Rule{"arc4", Proof::exclusive_or},
    Rule{"rc2", Proof::mixing},
    Rule{"blowfish", Proof::mixing},
    Rule{"twofish", Proof::mixing},
    Rule{"camellia", Proof::mixing},
    Rule{"chacha", Proof::mixing},
    Rule{"chacha20", Proof::mixing},
    Rule{"xchacha20", Proof::mixing},
    Rule{"salsa20", Proof::mixing},
    Rule{"xsalsa20", Proof::mixing},
    Rule{"poly1305", Proof::clamping},
    Rule{"ascon", Proof::mixing},
    Rule{"md4", Proof::mixing},
    Rule{"md5", Proof::mixing},
    Rule{"sha1", Proof::mixing},
    Rule{"sha224", Proof::mixing},
    Rule{"sha256", Proof::mixing},
    Rule{"sha384", Proof::mixing},
    Rule{"sha512", Proof::mixing},
    Rule{"sha3", Proof::mixing},
    Rule{"keccak", Proof::mixing},
    Rule{"ripemd160", Proof::mixing},
    Rule{"rmd160", Proof::mixing},
    Rule{"blake2b", Proof::mixing},
    Rule{"blake2s", Proof::mixing},
    Rule{"blake3", Proof::mixing},
    Rule{"whirlpool", Proof::mixing},
    Rule{"sm3", Proof::mixing},
    Rule{"sm4", Proof::mixing},
    Rule{"scrypt", Proof::mixing},
    Rule{"bcrypt", Proof::mixing},
    Rule{"argon2", Proof::mixing},
    Rule{"hmac", Proof::pads},
    Rule{"cmac", Proof::doubling},
    Rule{"pbkdf2", Proof::exclusive_or},
    Rule{"rsa", Proof::large_numbers},
    Rule{"ecdsa", Proof::large_numbers},
    Rule{"ecdh", Proof::large_numbers},
    Rule{"eddsa", Proof::large_numbers},
    Rule{"ed25519", Proof::large_numbers},
    Rule{"x25519", Proof::large_numbers},
    Rule{"mlkem", Proof::modulus},
    Rule{"kyber", Proof::modulus},
};

std::vector<const Rule*> rules_of(std::string_view name) {
  std::vector<const Rule*> rules;
  for (const auto& word : words_of(name))
    for (const auto& rule : kRules)
      if (rule.word == word) rules.push_back(&rule);
  return rules;
}

std::size_t count_of(std::string_view text, std::string_view what) {
  std::size_t count = 0;
  for (auto at = text.find(what); at != std::string_view::npos;
       at = text.find(what, at + what.size()))
    ++count;
  return count;
}

std::size_t mixing_steps(std::string_view body) {
  std::size_t rotations = count_of(body, ">>>") + count_of(body, "<<") + count_of(body, "rot") +
                          count_of(body, "ROT") + count_of(body, "Rot");
  return std::min(rotations, count_of(body, "^") + count_of(body, "xor"));
}

bool has(const Numbers& numbers, std::uint32_t value) {
  return std::find(numbers.all.begin(), numbers.all.end(), value) != numbers.all.end();
}

bool counts_large_numbers(std::string_view body) {
  constexpr std::array<std::string_view, 12> kWords{
      "modPow", "modpow",     "modInverse", "invert(", "redInvm", "umod",
      "invm(",  "BigInteger", "bigint",     "BigInt(", "powMod",  "pow(mod"};
  return std::count_if(kWords.begin(), kWords.end(),
                       [&](auto word) { return body.find(word) != std::string_view::npos; }) >= 1 &&
         (body.find("mul") != std::string_view::npos || body.find("Pow") != std::string_view::npos);
}

bool proves(Proof proof, std::string_view body, std::string_view code, const Numbers& numbers) {
  switch (proof) {
    case Proof::mixing:
      return mixing_steps(body) >= 6;
    case Proof::exclusive_or:
      return body.find('^') != std::string_view::npos;
    case Proof::pads:
      return (has(numbers, 0x36) && has(numbers, 0x5c)) ||
             (has(numbers, 0x36363636) && has(numbers, 0x5c5c5c5c));
    case Proof::doubling:
      return has(numbers, 0x87);
    case Proof::clamping:  // RFC 8439 2.5.1, in limbs of 13, 26 or 32 bits
      return has(numbers, 0x1fff) || has(numbers, 0x3ffffff) || has(numbers, 0xffffffc);
    case Proof::modulus:  // FIPS 203, 2.4.1
      return has(numbers, 3329);
    case Proof::large_numbers:
      return counts_large_numbers(code);
  }
  return false;
}

/// Is the name at [at, end) being defined here, rather than used?
bool is_defined(std::string_view code, std::size_t at, std::size_t end) {
  constexpr std::array<std::string_view, 16> kKeywords{
      "function", "class",  "def",    "fn",   "func", "sub",   "const", "let",
      "var",      "struct", "static", "void", "int",  "local", "impl",  "type"};
  auto next = code.find_first_not_of(" \t", end);
  if (next == std::string_view::npos) next = code.size();
  const auto rest = code.substr(next, 3);
  if ((rest.starts_with("=") && !rest.starts_with("==") && !rest.starts_with("=>")) ||
      (rest.starts_with(":") && !rest.starts_with("::")))
    return true;
  auto before = at;
  while (before > 0 &&
         (code[before - 1] == ' ' || code[before - 1] == '\t' || code[before - 1] == '*'))
    --before;
  auto start = before;
  while (start > 0 && is_word(code[start - 1])) --start;
  const auto keyword = code.substr(start, before - start);
  return start < before && before < at &&
         std::find(kKeywords.begin(), kKeywords.end(), keyword) != kKeywords.end();
}

class Search {
 public:
  Search(std::string_view code, const Numbers& numbers) : code_(code), numbers_(numbers) {}

  std::vector<Definition> run() {
    for (std::size_t at = 0; at < code_.size();) {
      if (!is_word(code_[at])) {
        ++at;
        continue;
      }
      auto end = at;
      while (end < code_.size() && is_word(code_[end])) ++end;
      if (end - at >= 3 && end - at <= 64) consider(at, end);
      at = end;
    }
    return std::move(found_);
  }

 private:
  void consider(std::size_t at, std::size_t end) {
    const auto name = code_.substr(at, end - at);
    for (const auto* rule : rules_of(name))
      if (!known(*rule) && looked_at_ < kMostLookedAt && is_defined(code_, at, end))
        prove(*rule, at, name);
  }
  void prove(const Rule& rule, std::size_t at, std::string_view name) {
    ++looked_at_;
    const auto begin = at - std::min(at, kBefore);
    if (!proves(rule.proof, code_.substr(begin, at - begin + kAfter), code_, numbers_)) return;
    words_.push_back(rule.word);
    for (auto& algorithm : named(rule.word == "des3" ? "3des" : rule.word))
      found_.push_back({std::move(algorithm), std::string(name), at});
  }
  bool known(const Rule& rule) const {
    return std::find(words_.begin(), words_.end(), rule.word) != words_.end();
  }

  std::string_view code_;
  const Numbers& numbers_;
  std::vector<Definition> found_;
  std::vector<std::string_view> words_;
  std::size_t looked_at_ = 0;
};

}  // namespace

std::vector<Definition> proven_definitions(std::string_view code, const Numbers& numbers) {
  return Search(code, numbers).run();
}

}  // namespace assay::code
