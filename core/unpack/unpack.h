// file -> unpack: a path on disk becomes a graph of distinct blobs.
//
// in:  a file or folder, the unpackers, the limits.
// out: every distinct blob once (by SHA-256), the container edges between them, and the Problems
// met. Opens containers recursively; blobs with the same digest are opened and visited once, so a
// bomb made of copies costs one copy. Work is spread over threads; the result does not depend on
// their number.
#pragma once

#include <assay/facts.h>
#include <assay/plugin.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "artefact/blob.h"
#include "model/limits.h"
#include "model/report.h"

namespace assay {

/// One distinct blob. Its bytes are gone once it was visited; what stays is this.
struct BlobNode {
  std::string digest;
  std::uint64_t size = 0;
  std::string format;
  bool opened = false;     ///< a container that yielded its members
  bool encrypted = false;  ///< wholly encrypted, so nothing inside could be seen
};

/// `child` lies in `parent` under `name` (already percent-encoded, repeats marked "#2").
struct Containment {
  std::uint32_t parent = 0, child = 0;  ///< indices into Tree::blobs
  std::string name;
  std::uint64_t offset = 0,
                length = 0;  ///< where it lies in the parent in one piece; length 0 where not
};

struct Tree {
  ArtefactInfo artefact;
  std::vector<BlobNode> blobs;     ///< sorted by digest
  std::vector<Containment> edges;  ///< sorted by (parent, name)
  std::uint32_t root =
      0;  ///< index of the artefact; a folder is a node of its own with format "folder"
  std::vector<std::vector<std::string>>
      paths;                       ///< per blob, sorted; the artefact itself has the path ""
  std::vector<std::string> links;  ///< paths of symbolic links and special files, sorted
  std::vector<Problem> problems;   ///< sorted by (path, message)
  std::uint64_t unread_bytes = 0;  ///< known to exist (sizes in headers) and not seen
  std::uint64_t encrypted_bytes = 0;
};

/// Called once per distinct blob, from any thread, with the blob's bytes, after its container pass:
/// `node.opened` tells whether its members are visited on their own.
using Visit = std::function<void(const BlobNode& node, const Blob& blob)>;

/// Progress for a person; may be called from any thread at any rate.
struct Progress {
  std::function<void(std::uint64_t bytes_done, std::string_view member)> report;
};

struct UnpackOptions {
  Limits limits;
  unsigned threads = 1;
  std::span<const std::unique_ptr<Unpacker>>
      unpackers;                       ///< asked before the built-in archive reader
  std::filesystem::path spool_folder;  ///< empty: $TMPDIR or /tmp
  Progress progress;
  std::function<void()> restart;  ///< what was visited so far does not count
};

/// Throws ConfigError when `path` itself cannot be read.
Tree unpack(const std::filesystem::path& path, const UnpackOptions& options, const Visit& visit);

}  // namespace assay
