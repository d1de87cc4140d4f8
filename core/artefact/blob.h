// A blob: one contiguous, read-only run of bytes and whatever keeps it alive (a mapped file, a
// mapped piece of the unlinked spool, a buffer in memory, or the parent blob it lies in
// uncompressed).
#pragma once

#include <assay/bytes.h>

#include <cstdint>
#include <memory>

namespace assay {

class Blob {
 public:
  Blob() = default;
  Blob(Bytes bytes, std::shared_ptr<const void> owner) : bytes_(bytes), owner_(std::move(owner)) {}

  Bytes bytes() const { return bytes_; }
  std::uint64_t size() const { return bytes_.size(); }
  const std::shared_ptr<const void>& owner() const { return owner_; }

 private:
  Bytes bytes_;
  std::shared_ptr<const void> owner_;
};

}  // namespace assay
