// `assay context ask`: one question at a time, in plain words, with why it is asked and what hangs
// on each answer. Speaks on standard error and listens on standard input, a line an answer.
#pragma once

#include <iosfwd>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "report/questions.h"
#include "report/text_parts.h"
#include "report/voice.h"

namespace assay::cli {

class Conversation {
 public:
  /// Borrows all of them. `signature` stands with each answer where it says anything.
  struct Setting {
    const Regimes& regimes;
    const TextStyle& style;
    std::istream& in;
    std::ostream& out;
    Answer signature;
  };
  /// The reports share one context, and were judged with it.
  Conversation(Setting setting, std::vector<Report> reports);

  /// Asks until nothing more would change an answer, or the person or the input ends it.
  void hold();
  const std::vector<Report>& reports() const { return reports_; }
  bool input_ended() const { return ended_; }
  std::size_t answered() const { return steps_.size() - skipped_.size(); }

 private:
  enum class Reply { answered, skipped, back, quit };
  struct Step {
    std::string key;
    Value context;  ///< as it was before
    std::map<std::string, Answer> answers;
  };

  Reply ask(const Question& question, std::size_t left);
  void put(const Question& question, std::size_t left) const;
  void put_choice(const Voice& say, const Choice& choice, const std::string& mark) const;
  bool accept(const Question& question, const std::string& line);
  Value value_of(const Question& question, const std::string& line) const;
  void set(const std::string& key, const Value& value);
  void step_back();
  void judge();
  std::string words(Phrase phrase) const;
  void tell(const Voice::Line& line, std::size_t indent = 0) const;

  Setting setting_;
  std::vector<Report> reports_;
  std::vector<Step> steps_;
  std::set<std::string> skipped_;
  bool ended_ = false;
};

/// "CN-IMP-63: needs an answer → required" of each duty that differs; says so where none does.
std::string changes_in_words(std::span<const Report> before, std::span<const Report> after,
                             const TextStyle& style);

}  // namespace assay::cli
