// Algorithms that show by how the functions inside a program are called: "sha256_update", a Go
// function "crypto/hmac.New", a Java class "…/engines/AESEngine".
//
// One name proves little: what counts is the algorithm's word beside a verb that computes (update,
// encrypt, sign), in two functions at least; names that only set, get or describe do not count. A
// signature says its words and which kind of verb goes with them:
//   "extra": {"functions": {"kind": "hash", "words": ["md5"]}}
// kinds: hash, cipher, mac, kdf, sign (public-key algorithms), class (only Go and Java names).
#pragma once

#include <assay/plugin.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

class FunctionNames {
 public:
  explicit FunctionNames(std::span<const assay::Signature> signatures);

  struct Seen {
    std::uint32_t signature = 0;                ///< index into the span given
    std::vector<const assay::Symbol*> symbols;  ///< the first ones; borrowed; none for a class
    std::uint64_t total = 0;                    ///< functions whose name counts
    bool many = false;                          ///< three that compute: more than a wrapper has
  };
  /// What the functions of `object` show, sorted by signature.
  std::vector<Seen> match(const assay::ObjectFile& object) const;

 private:
  enum class Rule : std::uint8_t { hash, cipher, mac, kdf, sign, klass };
  struct Word {
    std::uint32_t verbs = 0;                ///< as a verb
    std::vector<std::uint32_t> signatures;  ///< as an algorithm
  };
  struct Tally;

  void add_word(std::uint32_t signature, const std::string& word);
  void match_function(const assay::Symbol& symbol, std::vector<Tally>& tallies) const;
  void match_package(const assay::Symbol& symbol, std::vector<Tally>& tallies) const;
  /// True where `word` is some algorithm's.
  bool note_whole(std::string_view word, const assay::Symbol* symbol,
                  std::vector<Tally>& tallies) const;
  void match_crates(const assay::ObjectFile& object, std::vector<Tally>& tallies) const;
  void match_class(const assay::ObjectFile& object, std::vector<Tally>& tallies) const;
  bool enough(const Tally& tally, std::uint32_t signature) const;

  std::unordered_map<std::string, Word> words_;
  std::vector<Rule> rules_;  ///< by signature
  std::size_t longest_ = 0;  ///< bytes of the longest word
};
