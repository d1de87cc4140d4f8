// A progress line on standard error, only when that is a terminal: artefacts done, bytes, rate,
// current member. How much a container will yield is not known before it is open, so the bar counts
// artefacts, and a single artefact has none.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "unpack/unpack.h"

namespace assay::cli {

class ProgressLine {
 public:
  /// For so many artefacts. Draws nothing when `wanted` is false or standard error is no terminal.
  ProgressLine(bool wanted, std::size_t artefacts);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  /// For one artefact; several may run at once.
  Progress watch(const std::string& artefact);
  void finished();  ///< one artefact is done
  /// Takes the line off the screen, so that a message can be written.
  void clear();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace assay::cli
