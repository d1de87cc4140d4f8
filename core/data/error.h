// The whole error model: Malformed (assay/bytes.h) for bytes that lie, which becomes a Problem;
// ConfigError for bad data, plugins or usage, which ends the run with one sentence and exit 2.
// Anything else is a bug.
#pragma once

#include <stdexcept>

namespace assay {

/// The message is one clear sentence that names the file and the place in it.
class ConfigError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace assay
