// What an algorithm is defined over: whoever computes PBKDF2 computes HMAC, whoever computes Argon2
// computes BLAKE2.
//
// A signature names it: "extra": {"builds_on": ["HMAC"]}. It holds where the work is not left to
// another library.
#pragma once

#include <assay/plugin.h>

#include <map>
#include <span>
#include <string>
#include <vector>

class Definitions {
 public:
  explicit Definitions(std::span<const assay::Signature> signatures);

  /// Adds a likely finding for each algorithm that one found implemented is defined over, unless it
  /// is found implemented or called already.
  void add_implied(std::vector<assay::Finding>& findings) const;

 private:
  struct Base {
    std::string subject;
    const assay::Signature* signature;  ///< of the subject
    std::string text;
  };
  std::multimap<std::string, Base> bases_;  ///< by the subject that builds on it
};
