// The spool: where members too large for memory lie while they are looked at. Its files have no
// name (O_TMPFILE, or unlinked at once), so nothing is left behind however the program ends, and no
// name from an artefact is ever used. Bytes are counted while they lie there.
#pragma once

#include <assay/bytes.h>

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <stdexcept>

#include "artefact/blob.h"

namespace assay {

/// No room: the limit was met or the disk is full. The message says which.
class SpoolFull : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// May be used from several threads.
class Spool {
 public:
  /// `folder` empty: $TMPDIR, or /tmp. `limit` in bytes at one time.
  Spool(std::filesystem::path folder, std::uint64_t limit);
  ~Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  /// One file being written.
  class File {
   public:
    File(File&& other) noexcept;
    File& operator=(File&&) = delete;
    ~File();
    void append(Bytes bytes);  ///< throws SpoolFull
    Blob finish();             ///< the bytes, mapped; once

   private:
    friend class Spool;
    File(Spool& spool, int descriptor) : spool_(&spool), descriptor_(descriptor) {}
    Spool* spool_;
    int descriptor_;
    std::uint64_t size_ = 0;
  };

  File create();  ///< throws SpoolFull where the folder takes no file

  /// A copy of small `bytes`, many to a file: moves them out of memory, outside the limit.
  Blob store(Bytes bytes);

  std::uint64_t limit() const { return limit_; }
  /// All bytes ever counted, so that a caller knows that no order of work could have met the limit.
  std::uint64_t written() const { return written_; }

 private:
  struct Chunk;
  int open_unnamed() const;
  void take(std::uint64_t bytes);

  std::filesystem::path folder_;
  std::uint64_t limit_;
  std::shared_ptr<std::atomic<std::uint64_t>> used_;  ///< shared with the blobs given out
  std::atomic<std::uint64_t> written_{0};
  std::mutex mutex_;  ///< guards chunk_
  std::shared_ptr<Chunk> chunk_;
};

}  // namespace assay
