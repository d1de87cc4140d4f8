#include "signatures/example_check.h"

#include <assay/glob.h>

#include <algorithm>

#include "code/code_set.h"
#include "data/error.h"
#include "matching/pattern_set.h"

namespace assay {
namespace {

using Example = SignatureOrigin::Example;

// A blob in which the term may count, wherever it wants to stand.
BlobFacts facts_for(Where where, Bytes bytes) {
  BlobFacts facts;
  facts.size = bytes.size();
  facts.klass = where == Where::text ? BlobClass::text : BlobClass::data;
  if (where == Where::code || where == Where::data) {
    facts.object.emplace();
    Section section;
    section.size = bytes.size();
    section.executable = where == Where::code;
    facts.object->sections.push_back(section);
  }
  return facts;
}

// A program that is nothing but code.
BlobFacts facts_for(Isa isa, Bytes bytes) {
  auto facts = facts_for(Where::code, bytes);
  const auto big = isa == Isa::mips || isa == Isa::mips64 || isa == Isa::ppc || isa == Isa::ppc64;
  facts.object->order = big ? ByteOrder::big : ByteOrder::little;
  facts.object->architecture = isa == Isa::thumb ? "arm" : std::string(name_of(isa));
  for (const auto* name : {"i386", "mips", "mips64", "ppc", "ppc64"})
    if (isa_of(name, facts.object->order) == isa) facts.object->architecture = name;
  return facts;
}

// A pattern "kind:subject" leaves open which role the finding has.
bool finding_matches(std::string_view pattern, std::string_view finding) {
  const auto colons = [](std::string_view text) {
    return std::count(text.begin(), text.end(), ':');
  };
  if (colons(pattern) == 1 && colons(finding) == 2) finding = finding.substr(0, finding.rfind(':'));
  return glob_match(pattern, finding);
}

bool name_matches(const Term& term, std::string_view name) {
  return std::any_of(term.names.begin(), term.names.end(), [&](const std::string& glob) {
    return term.form == TermForm::finding ? finding_matches(glob, name) : glob_match(glob, name);
  });
}

class ExampleCheck {
 public:
  explicit ExampleCheck(const Catalogue& catalogue) : catalogue_(catalogue) {}

  // All patterns at once, as in a scan. Where that cannot be compiled, signature by signature, so
  // that each fault is told and the rest is checked.
  std::vector<std::string> run() {
    try {
      check(0, catalogue_.all().size());
    } catch (const ConfigError&) {
      faults_.clear();
      for (std::size_t i = 0; i < catalogue_.all().size(); ++i) check_alone(i);
    }
    return std::move(faults_);
  }

 private:
  void check_alone(std::size_t index) {
    try {
      check(index, 1);
    } catch (const ConfigError& fault) {
      complain(index, catalogue_.origin(index).pointer, fault.what());
    }
  }

  void check(std::size_t first, std::size_t count) {
    const std::span<const Signature> signatures = std::span(catalogue_.all()).subspan(first, count);
    const PatternSet patterns(signatures, {});
    PatternSet::Scratch scratch(patterns);
    const CodeSet code(signatures);
    for (std::size_t i = 0; i < count; ++i) {
      for (const auto& example : catalogue_.origin(first + i).examples) {
        const auto& terms = signatures[i].terms;
        const auto term = std::find_if(terms.begin(), terms.end(),
                                       [&](const Term& t) { return t.id == example.term; });
        const auto index = static_cast<std::uint32_t>(term - terms.begin());
        const Slot slot{static_cast<std::uint32_t>(i), index};
        const bool in_bytes = term->form == TermForm::literal || term->form == TermForm::regex;
        const bool matches =
            example.isa != Isa::none
                ? among(code.scan(example.bytes, facts_for(example.isa, example.bytes)), slot)
            : in_bytes ? among(patterns.scan(example.bytes, facts_for(term->where, example.bytes),
                                             scratch),
                               slot)
                       : name_matches(*term, example.name);
        if (matches != example.must_match) complain(first + i, example);
      }
    }
  }

  struct Slot {
    std::uint32_t signature, term;
  };
  static bool among(const std::vector<TermHits>& hits, Slot slot) {
    return std::any_of(hits.begin(), hits.end(), [&](const TermHits& seen) {
      return seen.signature == slot.signature && seen.term == slot.term;
    });
  }

  void complain(std::size_t signature, const Example& example) {
    complain(signature, example.pointer,
             "the term \"" + example.term + "\" " +
                 (example.must_match ? "does not match this example"
                                     : "matches this example, which it must not"));
  }

  void complain(std::size_t signature, const std::string& pointer, const std::string& why) {
    const auto file = catalogue_.folder() / catalogue_.origin(signature).file;
    faults_.push_back(file.string() + "#" + pointer + ": " + why);
  }

  const Catalogue& catalogue_;
  std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> check_examples(const Catalogue& catalogue) {
  return ExampleCheck(catalogue).run();
}

}  // namespace assay
