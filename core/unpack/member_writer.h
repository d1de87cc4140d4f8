// Collects one member's bytes while it hashes them: borrowed where they lie in the parent in one
// piece, in memory while they are few, in the spool beyond.
#pragma once

#include <assay/bytes.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "artefact/blob.h"
#include "artefact/spool.h"
#include "data/digest.h"

namespace assay {

/// Bytes of members now held in memory.
using MemoryMeter = std::shared_ptr<std::atomic<std::uint64_t>>;

struct Member {
  Blob blob;
  std::string digest;
  std::uint64_t offset = 0, length = 0;  ///< in the parent; length 0 where not borrowed
  bool in_memory = false;                ///< counted by the meter
};

class MemberWriter {
 public:
  /// More than `memory_limit` bytes go to the spool. `parent` may be borrowed from.
  MemberWriter(Blob parent, Spool& spool, MemoryMeter meter, std::uint64_t memory_limit);

  void expect(std::uint64_t size);  ///< a hint: how many bytes will come
  void append(Bytes bytes);         ///< throws SpoolFull; what came before is kept
  std::uint64_t size() const { return size_; }
  Member finish();  ///< and starts anew

 private:
  void keep(Bytes bytes);
  bool extends_borrowed(Bytes bytes) const;

  Blob parent_;
  Spool& spool_;
  MemoryMeter meter_;
  std::uint64_t memory_limit_;

  std::optional<Sha256> hash_;
  std::uint64_t size_ = 0;
  Bytes borrowed_;
  std::vector<std::uint8_t> memory_;
  std::optional<Spool::File> file_;
};

}  // namespace assay
