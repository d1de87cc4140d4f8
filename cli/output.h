// Drawing reports: on standard output and into files, in the forms asked for.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/report.h"
#include "options.h"
#include "report/glossary.h"

namespace assay::cli {

/// Where to write what, checked before any work is done.
class Output {
 public:
  /// Throws ConfigError for a file whose form cannot be told.
  explicit Output(const Options& options);
  /// Throws ConfigError when a file cannot be written.
  void write(std::span<const Report> reports, const Glossary& glossary) const;

 private:
  struct Target {
    std::string form, file;  ///< no file: standard output
  };
  std::string draw(std::span<const Report> reports, const Target& target,
                   const Glossary& glossary) const;

  std::vector<Target> targets_;
  const Options& options_;
};

/// Writes into a file, or to standard output where it is "-". Throws ConfigError.
void write_file(const std::string& file, const std::string& text);
/// Writes all of `text` to standard output.
void print(const std::string& text);
bool colour_wanted(const Options& options);
unsigned columns(const Options& options);

}  // namespace assay::cli
