// Which answers would change a duty: every key that a duty asks for, tried with every value it may
// have, and the report judged again each time.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/report.h"
#include "regimes/oblige.h"

namespace assay {

/// What one answer would do to one duty.
struct Effect {
  std::string id, view, for_what;
  std::string status, binding;  ///< afterwards
};

struct Choice {
  Value value;
  std::string name;             ///< "import", "true", ">= 10"
  std::vector<Effect> effects;  ///< none: this answer alone changes nothing
};

struct Question {
  std::string key;  ///< dotted
  const ContextKeys::Key* about = nullptr;
  std::vector<Choice> choices;     ///< none where the answer is free
  std::vector<std::string> asked;  ///< ids of the duties that ask for it
  std::size_t binding = 0;  ///< duties of today's law that may come to bind or be freed by it
  std::size_t any = 0;      ///< duties of either view whose status it may change
};

/// Those that would change an answer, the most consequential first. Keys whose answer cannot be
/// tried (free text, dates) come last.
std::vector<Question> questions(std::span<const Report> reports, const Regimes& regimes);

/// Duties whose status or binding differs between two judgements of one report.
std::vector<Effect> differences(const Report& before, const Report& after);

/// Puts a value under a dotted key. Throws ConfigError where it does not fit the key.
void answer(Value& context, const ContextKeys& keys, const std::string& key, const Value& value);
/// Takes it away again.
void forget(Value& context, std::string_view key);

}  // namespace assay
