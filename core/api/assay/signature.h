// A signature as the plugin that owns it sees it: loaded from signatures/*.json, checked and
// expanded.
//
// A signature has terms (things that can be observed in a blob or an artefact) and claims (what
// follows when a condition over the terms holds). Literal and regex terms are compiled by the core
// into one multi-pattern database over all plugins; the core reports their hits. Name terms
// (imports, needed libraries, paths …) are matched by the plugin against the facts. A hit is never
// a finding: the plugin decides.
#pragma once

#include <assay/bytes.h>
#include <assay/facts.h>
#include <assay/finding.h>
#include <assay/isa.h>

#include <cstdint>
#include <string>
#include <vector>

namespace assay {

enum class TermForm : std::uint8_t {
  literal,         ///< fixed bytes, in one or more layouts
  regex,           ///< RE2 syntax over bytes (Latin-1); group 1, if any, is the captured text
  import_symbol,   ///< glob over imported symbol names
  export_symbol,   ///< glob over defined symbol names
  needed,          ///< glob over needed library names
  symbol_version,  ///< glob over versions needed or provided
  soname,          ///< glob over the blob's own soname
  path,            ///< glob over paths inside the artefact (relate only)
  finding,      ///< "kind:subject[:role]" among the artefact's findings (relate only), glob subject
  immediates,   ///< words built by the instructions of executable code, each a literal
  instructions  ///< mnemonics of cryptographic instructions in executable code
};

/// Where in a blob a literal or regex may count.
enum class Where : std::uint8_t { anywhere, start, code, data, text };

struct Literal {
  std::string layout;  ///< "u8", "u32le", "wide32be", "ascii" …; "immediate" for a word in code
  std::vector<std::uint8_t> bytes;  ///< the whole of what was verified at a hit's offset
};

struct Term {
  std::string id;  ///< unique within its signature
  TermForm form = TermForm::literal;
  std::vector<Literal> literals;   ///< form literal
  std::vector<std::string> names;  ///< globs (`*` any run, `?` one), the one regex, or mnemonics
  std::uint32_t at_least = 1;      ///< hits, or distinct names, needed for the term to hold
  Where where = Where::anywhere;
  bool nocase = false;
  std::uint32_t within = 4096;         ///< immediates, instructions: bytes a cluster may span
  std::uint32_t distinct = 1;          ///< instructions: different mnemonics wanted in a cluster
  std::vector<std::uint32_t> without;  ///< immediates: words that refuse a cluster they stand near
  std::string method;  ///< the evidence's method: "table", "constant", "banner", "import" …
  std::string source;  ///< standard and section, or the library's own header
};

/// A condition over terms of the same signature.
struct Condition {
  enum class Op : std::uint8_t { term, all, any, none, at_least };
  Op op = Op::all;
  std::uint32_t term = 0;   ///< Op::term: index into Signature::terms
  std::uint32_t count = 0;  ///< Op::at_least
  std::vector<Condition> of;
};

struct Claim {
  Role role = Role::implements;
  Strength strength = Strength::strong;
  Condition when;
  std::vector<Purpose> purposes;  ///< the signature's, unless the claim names its own
  std::string version_term;       ///< regex term whose group 1 is the version; empty for none
  std::string text;               ///< one sentence for a person
};

struct Signature {
  std::string id;  ///< unique over all files: "aes", "openssl"
  std::string plugin;
  Kind kind = Kind::algorithm;
  std::string subject;
  std::string title;  ///< for people: "Advanced Encryption Standard"
  std::vector<Purpose> purposes;
  Object parameters;
  std::vector<Term> terms;
  std::vector<Claim> claims;  ///< tried in order; the plugin reports the first that holds per role
  Object extra;               ///< members only the owning plugin understands, checked by its schema
};

/// One place where a literal or regex term matched. Offsets are bytes in the blob.
struct Hit {
  std::uint32_t literal =
      0;  ///< index into Term::literals (names, for instructions); 0 for a regex
  std::uint64_t offset = 0;
  std::uint32_t length = 0;
  std::uint64_t capture_offset = 0;  ///< group 1 of a regex
  std::uint32_t capture_length = 0;  ///< 0 where there is none
  Isa isa = Isa::none;               ///< as what the code was read, for terms that look into code
};

/// All hits of one term in one blob: the first ones by offset, and how many there were.
struct TermHits {
  std::uint32_t signature = 0;  ///< index into the plugin's own span of signatures
  std::uint32_t term = 0;
  std::uint64_t total = 0;
  std::vector<Hit> hits;  ///< sorted by offset then literal; capped by Limits::hits_per_term
};

}  // namespace assay
