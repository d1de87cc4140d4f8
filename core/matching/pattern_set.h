// match: all literal and regex terms of all signatures, over a blob's bytes, in one pass.
//
// in:  a blob's bytes and facts.  out: TermHits per signature, verified (whole literal, RE2
// confirmed). Idea: one database of short patterns (database.h). From each literal the cleanest
// 8..16 byte window is compiled (anchor.h) and a hit is followed by a comparison of the whole
// literal. A regex is gated by strings of >= 6 bytes that it demands (gate.h) and confirmed by RE2
// around the hit (regex_matcher.h). Equal patterns of several terms are compiled once.
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
  /// for a term that cannot be compiled: a literal without a clean window, a regex that RE2 refuses
  /// or that has no gate.
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

  /// How far around a gate RE2 looks, bytes. A longer match is cut short or missed.
  static constexpr std::uint64_t kRegexReach = 256;
  /// RE2 reads at most this many bytes per regex and blob, the lowest ones; bounds work in hostile
  /// blobs that hold nothing but gates.
  static constexpr std::uint64_t kRegexBudget = std::uint64_t{2} << 20;

  /// Hits of the whole catalogue, sorted by (signature, term); TermHits::signature indexes the span
  /// given to the constructor. Deterministic.
  std::vector<TermHits> scan(Bytes bytes, const BlobFacts& facts, Scratch& scratch) const;

  std::size_t literals() const;  ///< literals searched for, each layout of a term counted
  std::size_t regexes() const;
  std::size_t patterns() const;  ///< what was compiled into the database for them
  bool from_cache() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace assay
