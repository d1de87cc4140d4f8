// oblige: what was found + what was declared + a date -> duties, each with its reasons.
//
// in:  Encryption, CcisMatch, findings (a report, complete or not), the declared context, a date.
// out: Obligations, conflicts and the citations they use, written into the report.
// Three-valued: an unknown that could change an answer gives needs_human_answer and the keys to ask
// for. Knows no country: all law is data in signatures/regimes/*.json.
#pragma once

#include <assay/value.h>

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "model/report.h"

namespace assay {

/// Declared context: reads FILE and key=value settings, checks keys and values against the closed
/// list of signatures/context.json. Throws ConfigError ("--set roles: …", "FILE#/pointer: …").
class ContextKeys {
 public:
  struct Key {
    std::string name,
        form;  ///< form: "bool", "number", "string", "enum", "enums", "object", "objects"
    std::vector<std::string> values;
    std::string question_en, question_zh;
  };
  static ContextKeys load(const std::filesystem::path& signatures_folder);
  const std::vector<Key>& keys() const { return keys_; }
  /// Checks a whole context object read from `origin`.
  void check(const Value& context, const std::string& origin) const;
  /// Adds one "key=value"; dotted keys reach into objects ("end_user.party=domestic").
  void set(Value& context, const std::string& setting) const;

 private:
  std::vector<Key> keys_;
};

/// An ISO date "YYYY-MM-DD" that exists in the calendar; throws ConfigError naming `origin`
/// otherwise.
std::string checked_date(const std::string& text, const std::string& origin);

class Regimes {
 public:
  /// Loads every regime pack below signatures/regimes, or only the named ones.
  static Regimes load(const std::filesystem::path& signatures_folder,
                      std::span<const std::string> only = {});
  ~Regimes();
  Regimes(Regimes&&) noexcept;

  std::vector<RegimeInfo> infos() const;
  /// Fills regimes, conflicts, obligations and citations of `report` from its other parts, its
  /// context and its as_of. Replaces what stood there. Deterministic.
  void oblige(Report& report) const;

  struct State;
  const State& state() const { return *state_; }

 private:
  explicit Regimes(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace assay
