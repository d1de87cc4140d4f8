// file -> unpack: a path on disk becomes a graph of distinct blobs.
//
// in:  a file or folder, the unpackers, the limits.
// out: every distinct blob once (by SHA-256), the container edges between them, and the Problems
// met. Opens containers recursively; blobs with the same digest are opened and visited once, so a
// bomb made of copies costs one copy. Work is spread over threads; the result does not depend on
// their number: a parallel run that meets a limit shared by all containers (members, unpacked
// bytes, spool, depth) is thrown away and done again in one thread.
//
// Names: see name_book.h. A compressed archive is one container ("data.tar.xz!/usr/lib/libx.so"); a
// bare compressed stream has one member, "content"; what stands behind the end of a tar or cpio
// archive is its member "trailing-bytes". A further name of a hard-linked member has its bytes.
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
  /// A container whose members are visited on their own, so that nothing is left to see in it. Not
  /// set for a program with an archive at its end, though that archive's members are visited too.
  bool opened = false;
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

/// Called once per distinct blob, from any thread, after its container pass. A folder is visited
/// too, last and without bytes. The blob may be kept, but holds memory or spool as long.
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
  /// What was visited so far does not count; every blob will be visited again. Called at most once,
  /// while nothing is visited.
  std::function<void()> restart;
};

/// Throws ConfigError when `path` itself cannot be read.
Tree unpack(const std::filesystem::path& path, const UnpackOptions& options, const Visit& visit);

}  // namespace assay
