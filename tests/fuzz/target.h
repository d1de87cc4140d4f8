// A fuzz target: one parser that takes bytes from an artefact, and small honest inputs to start
// from. A target file defines both functions; CMake links it with libFuzzer (preset `fuzz`) or with
// replay.cpp, which mutates the seeds the same way on every machine.
#pragma once

#include <assay/bytes.h>

#include <cstdint>
#include <vector>

namespace assay::fuzz {

using Seed = std::vector<std::uint8_t>;

/// Must return, in time, without touching a byte outside; exceptions that the scanner would turn
/// into a Problem are caught here.
void run(Bytes bytes);
std::vector<Seed> seeds();

}  // namespace assay::fuzz
