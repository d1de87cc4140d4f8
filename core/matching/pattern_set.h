// match: all literal and regex terms of all signatures, over a blob's bytes, in one pass.
//
// in:  a blob's bytes and facts.  out: TermHits per signature, verified (whole literal, RE2
// confirmed). Idea: one Vectorscan block database over windows that overlap by the longest anchor.
// From each literal the cleanest 8..16 byte window is compiled (varied last bytes) and a hit is
// followed by memcmp of the whole literal. A regex is gated by literals of >= 6 bytes that RE2's
// FilteredRE2 extracts and confirmed by RE2 around the hit.
#pragma once

#include <assay/facts.h>
#include <assay/signature.h>

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace assay {

class PatternSet {
 public:
  struct Options {
    std::filesystem::path cache_folder;  ///< empty: no cache on disk
    std::string digest;                  ///< of the signature data; part of the cache key
    std::uint64_t hits_per_term = 64;
  };
  /// Compiles, or loads from a trusted cache. `signatures` must outlive the set. Throws ConfigError
  /// for a term that cannot be compiled (a regex without a gating literal).
  PatternSet(std::span<const Signature> signatures, const Options& options);
  ~PatternSet();
  PatternSet(PatternSet&&) noexcept;

  /// What one thread needs to scan. Not shared between threads.
  class Scratch {
   public:
    explicit Scratch(const PatternSet& set);
    ~Scratch();
    Scratch(Scratch&&) noexcept;

   private:
    friend class PatternSet;
    struct State;
    std::unique_ptr<State> state_;
  };

  /// Hits of the whole catalogue, sorted by (signature, term); TermHits::signature indexes the span
  /// given to the constructor. Deterministic.
  std::vector<TermHits> scan(Bytes bytes, const BlobFacts& facts, Scratch& scratch) const;

  std::size_t literals() const;  ///< compiled anchors
  std::size_t regexes() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace assay
