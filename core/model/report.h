// Everything a report says, as plain values: the contract assay-report/1 in C++. Each stage fills
// its part; the report writers only draw it, and a saved report can be read back into it.
#pragma once

#include <assay/facts.h>
#include <assay/finding.h>
#include <assay/value.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace assay {

enum class Stage : std::uint8_t { read, unpack, match, inspect, relate };

/// Something that was not seen, and where. `loses_bytes` makes the report incomplete.
struct Problem {
  std::string path;  ///< inside the artefact; empty for the artefact itself
  Stage stage = Stage::read;
  std::string plugin;  ///< empty where the core itself speaks
  std::string message;
  bool loses_bytes = true;
  friend bool operator==(const Problem&, const Problem&) = default;
};

struct ToolInfo {
  std::string name = "assay";
  std::string version;
  std::string signatures_version;
  std::string signatures_digest;  ///< "sha256:…"
  struct Plugin {
    std::string id, version, digest;
  };
  std::vector<Plugin> plugins;  ///< sorted by id
};

struct Bilingual {
  std::string en, zh;
};

struct RegimeInfo {
  std::string id, version, digest;
  std::string checked;  ///< month to which the law was checked, "2025-09"
  Bilingual title;
  Bilingual caution;  ///< what its every statement is subject to ("a screening aid"); or empty
};

struct ArtefactInfo {
  std::string name;  ///< last component of the path given
  std::uint64_t size = 0;
  std::string sha256;
  std::string format;
};

struct Coverage {
  std::uint64_t blobs = 0;
  std::uint64_t bytes = 0;
  std::uint64_t opaque_bytes = 0;
  std::uint64_t encrypted_bytes = 0;
  std::uint64_t unread_bytes = 0;
};

struct BlobRecord {
  std::string id;  ///< SHA-256
  std::uint64_t size = 0;
  std::string format;
  BlobClass klass = BlobClass::data;
  std::string parent;        ///< digest of the container; empty for the artefact itself
  std::uint64_t offset = 0;  ///< in the parent, where it lies there uncompressed in one piece
  std::uint64_t length = 0;  ///< 0 where it does not
  std::vector<std::string> paths;
};

struct Relation {
  std::string from, to, type;  ///< finding ids; "implements", "uses" or "contains"
};

/// Bits of the strongest algorithm of a kind used for confidentiality; nothing where none is.
struct KeyStrength {
  std::optional<std::int64_t> symmetric_bits, factorisation_bits, finite_field_bits, elliptic_bits;
};

struct Encryption {
  std::string verdict = "none";  ///< present, integrity-only, mentioned, none, undetermined
  std::vector<Purpose> purposes;
  KeyStrength present, usable;
  std::vector<std::string> forms;
  std::vector<std::string> because;  ///< finding ids
};

struct CcisMatch {
  std::string type, category;
  std::string verdict = "none";  ///< candidate, component, none, undetermined
  std::vector<std::string> because;
};

struct Conflict {
  std::string declared;  ///< context key and value
  std::string found;     ///< finding id
  Bilingual text;
};

/// What would change a status: the values of one operand, each alone, that lead to another one.
struct Change {
  std::string key;                  ///< a context key, or "encryption.verdict" and its like
  std::vector<std::string> values;  ///< in words: "true", "import", ">= 10", "any other"
  std::string status, binding;      ///< what would follow
  friend bool operator==(const Change&, const Change&) = default;
};

struct Obligation {
  std::string id, view, for_what;
  std::string who, who_zh;
  std::string binding;  ///< yes, no, unknown
  std::string status;   ///< design 5: required, continuing, removed, …
  std::string rule;
  Bilingual text;
  Value action;                         ///< null or an object {"en":…, "zh":…, …}
  std::optional<std::string> deadline;  ///< ISO date
  std::string authority, authority_zh;
  std::optional<Bilingual> penalty;     ///< where the text has one and the duty may bind
  std::vector<Bilingual> remarks;       ///< what else the answers given call for; decides nothing
  std::vector<std::string> possible;    ///< statuses that may still follow, where it is open
  std::vector<Change> changes;          ///< sorted by key
  std::optional<std::string> ended_on;  ///< ISO date
  std::vector<std::string> ended_by;    ///< ids of the facts that ended it
  std::vector<std::string> citations;   ///< fact ids
  std::vector<std::string> because;     ///< finding ids
  std::vector<std::string> asks;        ///< context keys
  Value tree;                           ///< the rule tree with what was true, false, unknown
  std::string confidence;
};

struct Citation {
  std::string instrument, place, en, zh, source;
  std::string instrument_zh, place_zh;
};

/// Who gave an answer of the context, when, and what they noted; each may be empty.
struct Answer {
  std::string by, on, note;  ///< `on` is an ISO date
  friend bool operator==(const Answer&, const Answer&) = default;
};

struct Report {
  ToolInfo tool;
  std::string as_of;                      ///< ISO date
  Value context;                          ///< object, as declared; without who declared it
  std::map<std::string, Answer> answers;  ///< who declared it, by dotted context key
  Value limits;                           ///< object
  std::string sandbox = "off";
  bool reproducible = true;
  std::vector<RegimeInfo> regimes;
  ArtefactInfo artefact;
  bool complete = true;
  std::vector<Problem> problems;
  Coverage coverage;
  std::vector<BlobRecord> blobs;
  std::vector<Finding> findings;
  std::vector<Relation> relations;
  Encryption encryption;
  std::vector<CcisMatch> ccis;
  std::vector<Conflict> conflicts;
  std::vector<Obligation> obligations;
  std::map<std::string, Citation> citations;
};

}  // namespace assay
