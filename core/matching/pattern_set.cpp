#include "matching/pattern_set.h"

#include <algorithm>
#include <cstring>
#include <unordered_map>

#include "data/error.h"
#include "matching/anchor.h"
#include "matching/database.h"
#include "matching/gate.h"
#include "matching/regex_matcher.h"
#include "matching/term_collector.h"

namespace assay {
namespace {

/// A literal or regex term, by its place in the catalogue.
struct Slot {
  std::uint32_t signature;
  std::uint32_t term;
  Where where;
};

/// A whole literal, to be compared where its anchor was hit.
struct Candidate {
  std::uint32_t slot;
  std::uint32_t literal;
  Bytes bytes;
  std::uint32_t anchor_end;  ///< offset in the literal just after its anchor
  bool nocase;
};

struct RegexTerm {
  std::uint32_t slot;
  RegexMatcher matcher;
};

/// What to look at when a pattern was hit.
struct Target {
  std::vector<std::uint32_t> candidates;
  std::vector<std::uint32_t> regexes;
};

char folded(std::uint8_t byte) {
  return static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte);
}

bool same(Bytes left, Bytes right, bool nocase) {
  if (!nocase) return std::memcmp(left.data(), right.data(), left.size()) == 0;
  return std::equal(left.begin(), left.end(), right.begin(),
                    [](auto one, auto other) { return folded(one) == folded(other); });
}

bool allowed(Where where, std::uint64_t offset, const BlobFacts& facts) {
  switch (where) {
    case Where::anywhere:
      return true;
    case Where::start:
      return offset == 0;
    case Where::text:
      return facts.klass == BlobClass::text;
    case Where::code:
    case Where::data:
      break;
  }
  if (!facts.object || facts.object->sections.empty()) return true;
  const auto* section = section_at(*facts.object, offset);
  return (section && section->executable) == (where == Where::code);
}

/// Ranges around gate hits, merged while they come; hits must not fall.
class Ranges {
 public:
  void add(std::uint64_t gate_end, std::uint64_t size) {
    constexpr auto kBefore = PatternSet::kRegexReach + kAnchorLongest;
    const auto end = std::min(gate_end + PatternSet::kRegexReach, size);
    auto begin = gate_end - std::min(gate_end, kBefore);
    if (!ranges_.empty() && begin <= ranges_.back().end) {
      begin = ranges_.back().end;
      if (!spend(end - begin)) return;
      ranges_.back().end = end;
    } else if (spend(end - begin)) {
      ranges_.push_back({begin, end});
    }
  }

  const std::vector<Range>& list() const { return ranges_; }
  bool empty() const { return spent_ == 0; }
  void clear() {
    ranges_.clear();
    spent_ = 0;
  }

 private:
  bool spend(std::uint64_t bytes) {
    if (spent_ + bytes > PatternSet::kRegexBudget) {
      spent_ = PatternSet::kRegexBudget;
      return false;
    }
    spent_ += bytes;
    return true;
  }

  std::vector<Range> ranges_;
  std::uint64_t spent_ = 0;
};

/// One string for all that the database's cache key must vouch for besides the patterns.
std::string vouched(std::span<const Signature> signatures, const std::string& digest) {
  std::string text = digest + "\n";
  for (const auto& signature : signatures)
    for (const auto& term : signature.terms)
      if (term.form == TermForm::regex)
        for (const auto& regex : term.names) text += (term.nocase ? "i " : "c ") + regex + "\n";
  return text;
}

}  // namespace

struct PatternSet::State {
  std::uint64_t hits_per_term = 0;
  std::vector<Slot> slots;
  std::vector<Candidate> candidates;
  std::vector<RegexTerm> regexes;
  std::vector<Pattern> patterns;
  std::vector<Target> targets;  // by pattern
  std::unordered_map<std::string, std::uint32_t> known;
  std::unique_ptr<Database> database;

  Target& target(Pattern pattern) {
    const auto letters = std::any_of(pattern.bytes.begin(), pattern.bytes.end(), [](char c) {
      return (static_cast<unsigned char>(c) & 0xdfU) >= 'A';
    });
    pattern.nocase = pattern.nocase && letters;
    const auto next = static_cast<std::uint32_t>(patterns.size());
    const auto key = (pattern.nocase ? 'i' : 'c') + pattern.bytes;
    const auto [place, fresh] = known.emplace(key, next);
    if (fresh) {
      patterns.push_back(std::move(pattern));
      targets.emplace_back();
    }
    return targets[place->second];
  }

  void add_literal(const Term& term, std::uint32_t literal, const std::string& name) {
    const Bytes bytes = term.literals[literal].bytes;
    std::string text(as_text(bytes));
    if (term.nocase) std::transform(text.begin(), text.end(), text.begin(), folded);
    const auto anchor = choose_anchor(as_bytes(text));
    if (!anchor)
      throw ConfigError(name + ": the literal is too short or too uniform to be searched for");
    const auto index = static_cast<std::uint32_t>(candidates.size());
    candidates.push_back({static_cast<std::uint32_t>(slots.size() - 1), literal, bytes,
                          anchor->offset + anchor->length, term.nocase});
    target({text.substr(anchor->offset, anchor->length), term.nocase}).candidates.push_back(index);
  }

  void add_regex(const Term& term, const std::string& source, const std::string& name) {
    RegexMatcher matcher(source, term.nocase);
    const auto gates = regex_gates(source, term.nocase);
    if (gates.empty()) {
      const auto refusal = matcher.refusal();
      throw ConfigError(name + ": " +
                        (refusal.empty() ? "the regex can match without a varied string of at "
                                           "least 6 bytes, so nothing can announce it"
                                         : "RE2 refuses the regex: " + refusal));
    }
    const auto index = static_cast<std::uint32_t>(regexes.size());
    regexes.push_back({static_cast<std::uint32_t>(slots.size() - 1), std::move(matcher)});
    for (const auto& gate : gates) target(gate).regexes.push_back(index);
  }

  void add(const Signature& signature, std::uint32_t index) {
    for (std::uint32_t at = 0; at < signature.terms.size(); ++at) {
      const auto& term = signature.terms[at];
      const auto name = signature.id + "." + term.id;
      if (term.form != TermForm::literal && term.form != TermForm::regex) continue;
      slots.push_back({index, at, term.where});
      if (term.form == TermForm::regex) {
        for (const auto& source : term.names) add_regex(term, source, name);
        continue;
      }
      for (std::uint32_t literal = 0; literal < term.literals.size(); ++literal) {
        const auto end = term.literals.begin() + literal;
        const bool repeated = std::any_of(term.literals.begin(), end, [&](const Literal& before) {
          return before.bytes == end->bytes;
        });
        if (!repeated) add_literal(term, literal, name);
      }
    }
  }

  void refuse_bad_regexes(std::span<const Signature> signatures) const {
    for (const auto& regex : regexes) {
      const auto refusal = regex.matcher.refusal();
      if (refusal.empty()) continue;
      const auto& slot = slots[regex.slot];
      const auto& signature = signatures[slot.signature];
      throw ConfigError(signature.id + "." + signature.terms[slot.term].id +
                        ": RE2 refuses the regex: " + refusal);
    }
  }
};

struct PatternSet::Scratch::State {
  explicit State(const PatternSet::State& set)
      : database(*set.database), collected(set.slots.size()), ranges(set.regexes.size()) {}

  /// Forgets what a scan that was given up has left.
  void clear() {
    for (auto& term : collected) term.clear();
    for (auto& range : ranges) range.clear();
  }

  Database::Scratch database;
  std::vector<TermCollector> collected;  // by slot
  std::vector<Ranges> ranges;            // by regex
};

PatternSet::PatternSet(std::span<const Signature> signatures, const Options& options)
    : state_(std::make_unique<State>()) {
  state_->hits_per_term = options.hits_per_term;
  for (std::uint32_t index = 0; index < signatures.size(); ++index)
    state_->add(signatures[index], index);
  state_->database = std::make_unique<Database>(state_->patterns, options.cache_folder,
                                                vouched(signatures, options.digest));
  // What comes from the cache was found valid before it went there.
  if (state_->database->from_cache()) return;
  state_->refuse_bad_regexes(signatures);
  state_->database->save();
}

PatternSet::~PatternSet() = default;
PatternSet::PatternSet(PatternSet&&) noexcept = default;

PatternSet::Scratch::Scratch(const PatternSet& set)
    : state_(std::make_unique<State>(*set.state_)) {}
PatternSet::Scratch::~Scratch() = default;
PatternSet::Scratch::Scratch(Scratch&&) noexcept = default;

std::vector<TermHits> PatternSet::scan(Bytes bytes, const BlobFacts& facts,
                                       Scratch& scratch) const {
  const auto& set = *state_;
  auto& work = *scratch.state_;
  work.clear();
  const auto take = [&](std::uint32_t slot, const Hit& hit) {
    if (allowed(set.slots[slot].where, hit.offset, facts))
      work.collected[slot].add(hit, set.hits_per_term);
  };
  set.database->scan(bytes, work.database, [&](std::uint32_t pattern, std::uint64_t end) {
    for (const auto index : set.targets[pattern].candidates) {
      const auto& candidate = set.candidates[index];
      if (end < candidate.anchor_end) continue;
      const auto start = end - candidate.anchor_end;
      if (candidate.bytes.size() > bytes.size() - start ||
          !same(candidate.bytes, bytes.subspan(start, candidate.bytes.size()), candidate.nocase))
        continue;
      take(candidate.slot, {.literal = candidate.literal,
                            .offset = start,
                            .length = static_cast<std::uint32_t>(candidate.bytes.size())});
    }
    for (const auto index : set.targets[pattern].regexes) work.ranges[index].add(end, bytes.size());
  });
  for (std::size_t index = 0; index < set.regexes.size(); ++index) {
    if (work.ranges[index].empty()) continue;
    const auto slot = set.regexes[index].slot;
    set.regexes[index].matcher.each_match(bytes, work.ranges[index].list(),
                                          [&](const Hit& hit) { take(slot, hit); });
  }
  std::vector<TermHits> found;
  for (std::uint32_t slot = 0; slot < set.slots.size(); ++slot) {
    if (work.collected[slot].empty()) continue;
    auto& term = found.emplace_back();
    term.signature = set.slots[slot].signature;
    term.term = set.slots[slot].term;
    work.collected[slot].move_to(term, set.hits_per_term);
  }
  return found;
}

std::size_t PatternSet::literals() const { return state_->candidates.size(); }
std::size_t PatternSet::regexes() const { return state_->regexes.size(); }
std::size_t PatternSet::patterns() const { return state_->patterns.size(); }
bool PatternSet::from_cache() const { return state_->database->from_cache(); }

}  // namespace assay
