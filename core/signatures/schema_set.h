// The JSON Schemas of signatures/schema/, and what they say against our data files. The only user
// of valijson.
//
// A file that calls itself "assay-signatures/1" is checked against schema/assay-signatures-1.json.
// Only `assay signatures check` does this; a start trusts the readers, which check more.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "signatures/data_file.h"

namespace assay {

class SchemaSet {
 public:
  /// Takes the schemas among `files`. One that is no schema is told by faults().
  explicit SchemaSet(const std::vector<DataFile>& files);
  ~SchemaSet();

  /// One sentence for each schema file that cannot be used.
  const std::vector<std::string>& faults() const { return faults_; }

  /// What the file's schema says against it, as one sentence about the deepest place; empty where
  /// nothing. A file of a schema that is not here is a fault too.
  std::string fault_of(const DataFile& file) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
  std::vector<std::string> faults_;
};

/// "assay-signatures/1" -> "schema/assay-signatures-1.json"
std::string schema_file_name(std::string_view schema);

}  // namespace assay
