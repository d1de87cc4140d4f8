// A mapped run of a file, unmapped when the last blob in it goes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>

#include "artefact/blob.h"

namespace assay {

/// Maps the first `size` bytes of an open file read-only; `gone` (may be empty) is called when the
/// bytes are released. Throws std::system_error.
Blob map_descriptor(int descriptor, std::uint64_t size, std::function<void()> gone);

/// Opens a regular file without following a link in its last component (`follow`: with) and maps
/// it. Small files are read into memory. Throws std::system_error; a file that is not regular gives
/// std::errc::invalid_argument.
Blob map_file(const std::filesystem::path& path, bool follow);

}  // namespace assay
