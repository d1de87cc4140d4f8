#include "artefact/mapping.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>
#include <vector>

namespace assay {
namespace {

constexpr std::uint64_t kReadNotMap = 64U << 10;  // cheaper to read than to map

[[noreturn]] void fail() { throw std::system_error(errno, std::generic_category()); }

class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  ~Descriptor() { ::close(value_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int value() const { return value_; }

 private:
  int value_;
};

class Mapping {
 public:
  Mapping(void* start, std::uint64_t size, std::function<void()> gone)
      : start_(start), size_(size), gone_(std::move(gone)) {}
  ~Mapping() {
    ::munmap(start_, size_);
    if (gone_) gone_();
  }
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;

 private:
  void* start_;
  std::uint64_t size_;
  std::function<void()> gone_;
};

Blob read_whole(int descriptor, std::uint64_t size) {
  auto buffer = std::make_shared<std::vector<std::uint8_t>>(size);
  std::uint64_t done = 0;
  while (done < size) {
    const auto got =
        ::pread(descriptor, buffer->data() + done, size - done, static_cast<off_t>(done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail();
    if (got == 0) break;
    done += static_cast<std::uint64_t>(got);
  }
  const Bytes bytes(buffer->data(), done);
  return {bytes, std::move(buffer)};
}

}  // namespace

Blob map_descriptor(int descriptor, std::uint64_t size, std::function<void()> gone) {
  if (size == 0) {
    if (gone) gone();
    return {};
  }
  void* const start = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0);
  if (start == MAP_FAILED) fail();
  ::madvise(start, size, MADV_SEQUENTIAL);
  const Bytes bytes(static_cast<const std::uint8_t*>(start), size);
  return {bytes, std::make_shared<Mapping>(start, size, std::move(gone))};
}

Blob map_file(const std::filesystem::path& path, bool follow) {
  // Without O_NONBLOCK a FIFO put in the file's place meanwhile would block for ever.
  const int opened = ::open(
      path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (follow ? 0 : O_NOFOLLOW));
  if (opened < 0) fail();
  const Descriptor file(opened);
  struct stat status {};
  if (::fstat(file.value(), &status) != 0) fail();
  if (!S_ISREG(status.st_mode))
    throw std::system_error(std::make_error_code(std::errc::invalid_argument));
  const auto size = static_cast<std::uint64_t>(status.st_size);
  return size <= kReadNotMap ? read_whole(file.value(), size)
                             : map_descriptor(file.value(), size, {});
}

}  // namespace assay
