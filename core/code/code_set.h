// match, inside code: all terms of forms `immediates` and `instructions`, over a blob's executable
// sections, or over what votes to be code in a blob without any header.
//
// in: bytes and facts.  out: TermHits of the terms that hold, as PatternSet gives them for the
// others. A term holds where enough of its different words stand within Term::within bytes of one
// region and none of Term::without near them. Work is linear in the bytes; sightings are bounded.
#pragma once

#include <assay/facts.h>
#include <assay/signature.h>

#include <span>
#include <vector>

#include "code/cluster.h"
#include "code/wanted.h"

namespace assay {

class CodeSet {
 public:
  /// `signatures` are only looked at here. Throws ConfigError for an unknown mnemonic.
  explicit CodeSet(std::span<const Signature> signatures);

  /// Sorted by (signature, term). Deterministic.
  std::vector<TermHits> scan(Bytes bytes, const BlobFacts& facts) const;

 private:
  struct CodeTerm {
    std::uint32_t signature, term;
    code::ClusterRule rule;
  };
  /// What a word or mnemonic means to one term.
  struct Part {
    std::uint32_t term;
    code::Mark mark;
    std::uint32_t other = 0;  ///< the half of a 64-bit word that is too common to look for …
    enum Side : std::uint8_t {
      alone,
      before,
      after,
      same
    } side = alone;  ///< … and where it must be
  };
  struct Region {
    std::uint64_t offset, size;
    Isa isa;
  };
  class Scan;

  static std::vector<Region> regions(Bytes bytes, const BlobFacts& facts);
  void add_word(std::uint32_t word, const Part& part);
  void add(const Term& term);

  code::Wanted wanted_;
  std::vector<CodeTerm> terms_;
  std::vector<std::vector<Part>> words_;      // by the word's number
  std::vector<std::vector<Part>> mnemonics_;  // by mnemonic
};

/// `more` into `hits`, both sorted by (signature, term).
void merge_hits(std::vector<TermHits>& hits, std::vector<TermHits>&& more);

}  // namespace assay
