// A Finding: one subject in one role in one blob, with the evidence for it. The unit every later
// stage, every report and every obligation refers to. Contract: assay-report/1.
#pragma once

#include <assay/value.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace assay {

enum class Kind : std::uint8_t {
  algorithm,
  curve,
  library,
  protocol,
  key,
  certificate,
  instruction,
  api,
  kernel,
  package,
  trait
};

/// implements: its code is in this artefact; embeds: a known library is statically inside; calls:
/// uses a library or operating-system service for it; configures: switches it on; verifies: only
/// checks; mentions: names it.
enum class Role : std::uint8_t { implements, embeds, calls, configures, verifies, mentions };

enum class Strength : std::uint8_t { weak, likely, strong };

enum class Purpose : std::uint8_t {
  confidentiality,
  integrity,
  authentication,
  key_agreement,
  signature,
  password_hashing,
  random_numbers
};

/// Where the proof stands. Offsets and lengths are bytes within the blob.
struct Evidence {
  std::string path;  ///< filled by the scanner from the blob's first path; plugins leave it empty
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
  std::string section;                   ///< empty where the blob has none there
  std::optional<std::uint64_t> address;  ///< virtual address
  std::string symbol;
  std::string method;  ///< "table", "constant", "import", "needed", "banner", "symbols", "path" …
  std::string signature;  ///< "<signature id>.<term id>"
  std::string plugin;     ///< filled by the scanner
  std::string excerpt;    ///< at most 64 bytes of the blob, lower-case hex; never key material
  std::string text;       ///< one sentence or name for a person
};

struct Finding {
  std::string id;  ///< "f-" + 16 hex; filled by the scanner from kind, subject, role, version, blob
  Kind kind = Kind::algorithm;
  std::string subject;  ///< a name of signatures/vocabulary.json
  Role role = Role::mentions;
  Strength strength = Strength::weak;
  std::vector<Purpose> purposes;
  std::optional<std::string> version;
  Object parameters;  ///< "key_bits": [128, 256], "modes": ["GCM"] …
  std::string blob;   ///< digest; filled by the scanner for inspect, by the plugin for relate
  std::vector<Evidence> evidence;  ///< sorted by the scanner, at most 16 kept
  std::uint64_t evidence_total = 0;
};

}  // namespace assay
