#include "artefact/spool.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>
#include <utility>

#include "artefact/mapping.h"

namespace assay {
namespace {

std::filesystem::path temporary_folder() {
  const char* const wanted = std::getenv("TMPDIR");
  return wanted && *wanted ? wanted : "/tmp";
}

std::string reason(int error) { return std::generic_category().message(error); }

void write_all(int descriptor, Bytes bytes, std::uint64_t at) {
  while (!bytes.empty()) {
    const auto done = ::pwrite(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) throw SpoolFull("the spool folder takes no more bytes: " + reason(errno));
    bytes = bytes.subspan(static_cast<std::size_t>(done));
    at += static_cast<std::uint64_t>(done);
  }
}

}  // namespace

struct Spool::Chunk {
  static constexpr std::uint64_t kSize = 16U << 20;
  int descriptor = -1;
  std::uint64_t used = 0;
  Blob mapped;
  Chunk() = default;
  Chunk(const Chunk&) = delete;
  Chunk& operator=(const Chunk&) = delete;
  ~Chunk() {
    if (descriptor >= 0) ::close(descriptor);
  }
};

Spool::Spool(std::filesystem::path folder, std::uint64_t limit)
    : folder_(folder.empty() ? temporary_folder() : std::move(folder)),
      limit_(limit),
      used_(std::make_shared<std::atomic<std::uint64_t>>(0)) {}

Spool::~Spool() = default;

int Spool::open_unnamed() const {
  int descriptor = ::open(folder_.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (descriptor >= 0) return descriptor;
  // Some file systems have no O_TMPFILE.
  std::string name = (folder_ / "assay-XXXXXX").string();
  descriptor = ::mkostemp(name.data(), O_CLOEXEC);
  if (descriptor < 0)
    throw SpoolFull("the spool folder '" + folder_.string() + "' takes no file: " + reason(errno));
  ::unlink(name.c_str());
  return descriptor;
}

void Spool::take(std::uint64_t bytes) {
  written_ += bytes;
  if ((*used_ += bytes) <= limit_) return;
  *used_ -= bytes;
  throw SpoolFull("the limit of " + std::to_string(limit_) + " bytes in the spool was met");
}

Spool::File Spool::create() { return {*this, open_unnamed()}; }

Spool::File::File(File&& other) noexcept
    : spool_(other.spool_),
      descriptor_(std::exchange(other.descriptor_, -1)),
      size_(std::exchange(other.size_, 0)) {}

Spool::File::~File() {
  if (descriptor_ < 0) return;
  ::close(descriptor_);
  *spool_->used_ -= size_;
}

void Spool::File::append(Bytes bytes) {
  spool_->take(bytes.size());
  size_ += bytes.size();  // now ours to give back
  try {
    write_all(descriptor_, bytes, size_ - bytes.size());
  } catch (const SpoolFull&) {
    size_ -= bytes.size();
    *spool_->used_ -= bytes.size();
    throw;
  }
}

Blob Spool::File::finish() {
  Blob blob =
      map_descriptor(descriptor_, size_, [used = spool_->used_, size = size_] { *used -= size; });
  ::close(std::exchange(descriptor_, -1));
  return blob;
}

Blob Spool::store(Bytes bytes) {
  if (bytes.empty()) return {};
  const std::lock_guard lock(mutex_);
  if (!chunk_ || chunk_->used + bytes.size() > Chunk::kSize) {
    auto chunk = std::make_shared<Chunk>();
    chunk->descriptor = open_unnamed();
    const auto size = std::max<std::uint64_t>(Chunk::kSize, bytes.size());
    if (::ftruncate(chunk->descriptor, static_cast<off_t>(size)) != 0)
      throw SpoolFull("the spool folder takes no more bytes: " + reason(errno));
    chunk->mapped = map_descriptor(chunk->descriptor, size, {});
    chunk_ = std::move(chunk);
  }
  write_all(chunk_->descriptor, bytes, chunk_->used);
  const Bytes stored = chunk_->mapped.bytes().subspan(chunk_->used, bytes.size());
  chunk_->used += bytes.size();
  return {stored, chunk_};
}

}  // namespace assay
