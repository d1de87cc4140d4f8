// A progress line on standard error, only when that is a terminal: bytes, rate, current member.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "unpack/unpack.h"

namespace assay::cli {

class ProgressLine {
 public:
  /// Draws nothing when `wanted` is false or standard error is no terminal.
  explicit ProgressLine(bool wanted);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  /// For one artefact of that size; several may run at once.
  Progress watch(const std::string& artefact, std::uint64_t size);
  /// Takes the line off the screen, so that a message can be written.
  void clear();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace assay::cli
