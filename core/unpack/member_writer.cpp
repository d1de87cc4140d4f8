#include "unpack/member_writer.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace assay {
namespace {

struct MeteredBuffer {
  std::vector<std::uint8_t> bytes;
  MemoryMeter meter;
  MeteredBuffer(std::vector<std::uint8_t> held, MemoryMeter by)
      : bytes(std::move(held)), meter(std::move(by)) {
    *meter += bytes.capacity();
  }
  ~MeteredBuffer() { *meter -= bytes.capacity(); }
  MeteredBuffer(const MeteredBuffer&) = delete;
  MeteredBuffer& operator=(const MeteredBuffer&) = delete;
};

}  // namespace

MemberWriter::MemberWriter(Blob parent, Spool& spool, MemoryMeter meter, std::uint64_t memory_limit)
    : parent_(std::move(parent)),
      spool_(spool),
      meter_(std::move(meter)),
      memory_limit_(memory_limit),
      hash_(std::in_place) {}

void MemberWriter::expect(std::uint64_t size) {
  if (borrowed_.empty() && size_ == 0) memory_.reserve(std::min(size, memory_limit_));
}

bool MemberWriter::extends_borrowed(Bytes bytes) const {
  const auto whole = parent_.bytes();
  const std::less_equal<const std::uint8_t*> before;
  const auto* const start = bytes.data();
  if (!before(whole.data(), start) || !before(start + bytes.size(), whole.data() + whole.size()))
    return false;
  return size_ == 0 || (!borrowed_.empty() && start == borrowed_.data() + borrowed_.size());
}

void MemberWriter::keep(Bytes bytes) {
  if (!file_ && memory_.size() + bytes.size() > memory_limit_) {
    file_.emplace(spool_.create());
    file_->append(memory_);
    memory_.clear();
  }
  if (file_)
    file_->append(bytes);
  else
    memory_.insert(memory_.end(), bytes.begin(), bytes.end());
}

void MemberWriter::append(Bytes bytes) {
  if (bytes.empty()) return;
  if (extends_borrowed(bytes)) {
    borrowed_ = size_ == 0 ? bytes : Bytes(borrowed_.data(), borrowed_.size() + bytes.size());
  } else {
    if (!borrowed_.empty()) keep(std::exchange(borrowed_, {}));
    keep(bytes);
  }
  hash_->add(bytes);
  size_ += bytes.size();
}

Member MemberWriter::finish() {
  Member member;
  if (!borrowed_.empty()) {
    member.blob = Blob(borrowed_, parent_.owner());
    member.offset = static_cast<std::uint64_t>(borrowed_.data() - parent_.bytes().data());
    member.length = borrowed_.size();
  } else if (file_) {
    member.blob = file_->finish();
  } else if (size_ != 0) {
    if (memory_.capacity() > memory_.size() + memory_.size() / 2) memory_.shrink_to_fit();
    auto buffer = std::make_shared<MeteredBuffer>(std::move(memory_), meter_);
    member.blob = Blob(buffer->bytes, buffer);
    member.in_memory = true;
  }
  member.digest = hash_->hex();
  hash_.emplace();
  size_ = 0;
  borrowed_ = {};
  memory_ = {};
  file_.reset();
  return member;
}

}  // namespace assay
