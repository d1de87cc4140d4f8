#include "code/code_set.h"

#include <algorithm>
#include <tuple>

#include "code/load.h"
#include "code/mnemonics.h"
#include "code/sweep.h"
#include "code/vote.h"
#include "data/error.h"

namespace assay {
namespace {

using code::Mark;

// More marks of one term in one region are no better evidence.
constexpr std::size_t kMarksPerTerm = std::size_t{1} << 16;
constexpr std::size_t kFew = 8;
// Less than this is no image of a firmware.
constexpr std::uint64_t kLeastImage = 4096;

std::uint64_t word_of(const Literal& literal) {
  std::uint64_t word = 0;
  for (const auto byte : literal.bytes) word = word << 8 | byte;
  return word;
}

// All zeros, all ones, or next to: everywhere in code.
bool common(std::uint32_t half) {
  unsigned telling = 0;
  for (unsigned shift = 0; shift < 32; shift += 8)
    telling += (half >> shift & 0xff) != 0 && (half >> shift & 0xff) != 0xff;
  return telling < 2;
}

Isa isa_at(const ObjectFile& object, const Section& section) {
  for (const auto& slice : object.slices)
    if (section.offset >= slice.offset && section.offset - slice.offset < slice.size)
      return isa_of(slice.architecture, slice.order);
  return isa_of(object.architecture, object.order);
}

}  // namespace

CodeSet::CodeSet(std::span<const Signature> signatures)
    : mnemonics_(static_cast<std::size_t>(code::Mnemonic::none)) {
  for (std::uint32_t index = 0; index < signatures.size(); ++index) {
    const auto& terms = signatures[index].terms;
    for (std::uint32_t at = 0; at < terms.size(); ++at) {
      const auto& term = terms[at];
      const bool instructions = term.form == TermForm::instructions;
      if (term.form != TermForm::immediates && !instructions) continue;
      terms_.push_back({index, at, {term.at_least, term.distinct, term.within, instructions}});
      add(term);
    }
  }
  wanted_.finish();
}

void CodeSet::add_word(std::uint32_t word, const Part& part) {
  const auto number = wanted_.add(word);
  if (number >= words_.size()) words_.resize(number + 1);
  words_[number].push_back(part);
}

void CodeSet::add(const Term& term) {
  const auto index = static_cast<std::uint32_t>(terms_.size() - 1);
  for (std::uint32_t i = 0; i < term.literals.size(); ++i) {
    const auto word = word_of(term.literals[i]);
    const auto low = static_cast<std::uint32_t>(word);
    if (term.literals[i].bytes.size() == 4) {
      add_word(low, {index, {.literal = i}});
      // Compilers subtract as gladly as they add; of many words enough will be added.
      if (term.literals.size() <= kFew) add_word(~low + 1, {index, {.literal = i}});
      continue;
    }
    const auto high = static_cast<std::uint32_t>(word >> 32);
    if (low == high || common(high)) {
      add_word(low, {index, {.literal = i}, high, low == high ? Part::same : Part::after});
    } else if (common(low)) {
      add_word(high, {index, {.literal = i}, low, Part::before});
    } else {
      add_word(low, {index, {.literal = i, .half = Mark::low}});
      add_word(high, {index, {.literal = i, .half = Mark::high}});
    }
  }
  for (const auto word : term.without) {
    add_word(word, {index, {.half = Mark::refused}});
    add_word(~word + 1, {index, {.half = Mark::refused}});
  }
  for (std::uint32_t i = 0; i < term.names.size(); ++i) {
    const auto mnemonic = code::mnemonic_named(term.names[i]);
    if (!mnemonic) throw ConfigError(term.id + ": no instruction \"" + term.names[i] + "\"");
    mnemonics_[static_cast<std::size_t>(*mnemonic)].push_back({index, {.literal = i}});
  }
}

// One scan of one blob: what each term had best, region after region.
class CodeSet::Scan {
 public:
  explicit Scan(const CodeSet& set)
      : set_(set), marks_(set.terms_.size()), best_(set.terms_.size()) {}

  void look_at(Bytes bytes, const Region& region) {
    code::Sightings sightings;
    code::Sink sink(set_.wanted_, sightings);
    code::sweep(region.isa, bytes.subspan(region.offset, region.size), sink);
    const auto code = bytes.subspan(region.offset, region.size);
    const bool operands = region.isa == Isa::x86 || region.isa == Isa::x86_64;
    collect(sightings.words, set_.words_, operands ? code : Bytes());
    collect(sightings.instructions, set_.mnemonics_, {});
    for (const auto term : touched_) judge(term, region);
    touched_.clear();
  }

  std::vector<TermHits> hits() {
    std::vector<TermHits> hits;
    for (std::size_t i = 0; i < best_.size(); ++i)
      if (!best_[i].hits.empty()) {
        best_[i].signature = set_.terms_[i].signature;
        best_[i].term = set_.terms_[i].term;
        hits.push_back(std::move(best_[i]));
      }
    return hits;
  }

 private:
  void collect(const std::vector<code::Sighting>& sightings,
               const std::vector<std::vector<Part>>& parts, Bytes operands) {
    for (const auto& seen : sightings)
      for (const auto& part : parts[seen.number]) {
        if (part.side != Part::alone && !operands.empty() && !beside(operands, seen.offset, part))
          continue;
        if (part.side == Part::same && operands.empty()) continue;
        auto& marks = marks_[part.term];
        if (marks.empty()) touched_.push_back(part.term);
        if (marks.size() >= kMarksPerTerm) continue;
        marks.push_back({seen.offset, part.mark.literal, seen.length, part.mark.half});
      }
  }

  // In x86 the halves of a 64-bit operand are neighbours. Elsewhere the rare half must do, if there
  // is one.
  static bool beside(Bytes code, std::uint64_t offset, const Part& part) {
    const auto at = part.side == Part::before ? offset - 4 : offset + 4;
    return at < code.size() && code.size() - at >= 4 &&
           code::load<std::uint32_t>(code, at) == part.other;
  }

  void judge(std::uint32_t term, const Region& region) {
    auto& marks = marks_[term];
    const auto& rule = set_.terms_[term].rule;
    code::join_halves(marks);
    auto& best = best_[term];
    const auto cluster = code::best_cluster(marks, rule);
    if (cluster && cluster->distinct > best.hits.size()) {
      best.hits.clear();
      for (const auto& mark : cluster->first)
        best.hits.push_back({.literal = mark.literal,
                             .offset = region.offset + mark.offset,
                             .length = mark.length,
                             .isa = region.isa});
    }
    best.total = rule.marks ? best.total + marks.size() : best.hits.size();
    marks.clear();
  }

  const CodeSet& set_;
  std::vector<std::vector<Mark>> marks_;  // by term; emptied after each region
  std::vector<TermHits> best_;            // by term
  std::vector<std::uint32_t> touched_;
};

// Sections may overlap, by intent or malice; no byte is swept twice as the same.
std::vector<CodeSet::Region> CodeSet::regions(Bytes bytes, const BlobFacts& facts) {
  std::vector<Region> regions;
  if (facts.object && facts.object->sections.empty()) {
    // Stripped of its section headers: what is no code will hardly look like any.
    regions.push_back({0, bytes.size(), isa_of(facts.object->architecture, facts.object->order)});
  } else if (facts.object) {
    for (const auto& section : facts.object->sections)
      if (section.executable && section.offset < bytes.size())
        regions.push_back({section.offset,
                           std::min<std::uint64_t>(section.size, bytes.size() - section.offset),
                           isa_at(*facts.object, section)});
  } else if (bytes.size() >= kLeastImage &&
             (facts.klass == BlobClass::code || facts.format.empty() || facts.format == "data") &&
             facts.klass != BlobClass::text && facts.klass != BlobClass::opaque &&
             facts.klass != BlobClass::padding) {
    for (const auto& voted : code::vote(bytes))
      regions.push_back({voted.offset, voted.size, voted.isa});
  }
  std::sort(regions.begin(), regions.end(), [](const Region& left, const Region& right) {
    return std::tie(left.offset, left.size, left.isa) <
           std::tie(right.offset, right.size, right.isa);
  });
  std::uint64_t end = 0;
  for (auto& region : regions) {
    const auto skipped = region.offset < end ? std::min(region.size, end - region.offset) : 0;
    region.offset += skipped;
    region.size -= skipped;
    end = std::max(end, region.offset + region.size);
  }
  return regions;
}

std::vector<TermHits> CodeSet::scan(Bytes bytes, const BlobFacts& facts) const {
  if (terms_.empty()) return {};
  Scan scan(*this);
  for (auto region : regions(bytes, facts)) {
    scan.look_at(bytes, region);
    if (region.isa != Isa::arm) continue;
    region.isa = Isa::thumb;  // both may stand in one section
    scan.look_at(bytes, region);
  }
  return scan.hits();
}

void merge_hits(std::vector<TermHits>& hits, std::vector<TermHits>&& more) {
  const auto middle = static_cast<std::ptrdiff_t>(hits.size());
  hits.insert(hits.end(), std::make_move_iterator(more.begin()),
              std::make_move_iterator(more.end()));
  std::inplace_merge(hits.begin(), hits.begin() + middle, hits.end(),
                     [](const TermHits& left, const TermHits& right) {
                       return std::tie(left.signature, left.term) <
                              std::tie(right.signature, right.term);
                     });
}

}  // namespace assay
