#include "data/private_store.h"

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "data/digest.h"

namespace assay {
namespace {

constexpr std::string_view kMagic = "assay-private-store/1\n";
constexpr off_t kLargest = off_t{256} << 20;
constexpr int kFollowNothing = O_NOFOLLOW | O_CLOEXEC;

/// An open file descriptor, closed at the end of the scope; -1 where opening failed.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int number() const { return number_; }
  explicit operator bool() const { return number_ >= 0; }

 private:
  int number_;
};

bool ours_alone(int folder) {
  struct stat info {};
  return ::fstat(folder, &info) == 0 && S_ISDIR(info.st_mode) && info.st_uid == ::geteuid() &&
         (info.st_mode & 077) == 0;
}

int open_folder(const std::filesystem::path& folder) {
  if (folder.empty()) return -1;
  return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | kFollowNothing);
}

std::optional<std::string> read_all(int file) {
  struct stat info {};
  if (::fstat(file, &info) != 0 || !S_ISREG(info.st_mode) || info.st_uid != ::geteuid() ||
      (info.st_mode & 07777) != 0600 || info.st_nlink != 1 || info.st_size > kLargest)
    return std::nullopt;
  std::string content(static_cast<std::size_t>(info.st_size), '\0');
  std::size_t done = 0;
  while (done < content.size()) {
    const auto got = ::read(file, content.data() + done, content.size() - done);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return std::nullopt;
    done += static_cast<std::size_t>(got);
  }
  return content;
}

bool write_all(int file, std::string_view content) {
  while (!content.empty()) {
    const auto put = ::write(file, content.data(), content.size());
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    content.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

std::string random_name() {
  std::uint8_t random[8] = {};
  if (::getrandom(random, sizeof random, GRND_NONBLOCK) < 0) random[0] = 1;
  return ".new-" + to_hex(random);
}

std::string heading(std::string_view key, std::string_view payload) {
  std::string text(kMagic);
  text.append(sha256_hex(as_bytes(key))).append("\n");
  text.append(sha256_hex(as_bytes(payload))).append("\n");
  return text;
}

}  // namespace

PrivateStore::PrivateStore(std::filesystem::path folder) : folder_(std::move(folder)) {}

std::optional<std::vector<char>> PrivateStore::load(const std::string& name,
                                                    std::string_view key) const {
  const Descriptor folder(open_folder(folder_));
  if (!folder || !ours_alone(folder.number())) return std::nullopt;
  // Non-blocking: a FIFO put in the file's place must not hang us before it is looked at.
  const Descriptor file(
      ::openat(folder.number(), name.c_str(), O_RDONLY | O_NONBLOCK | kFollowNothing));
  if (!file) return std::nullopt;
  const auto content = read_all(file.number());
  const auto heading_size = heading("", "").size();
  if (!content || content->size() < heading_size) return std::nullopt;
  const auto payload = std::string_view(*content).substr(heading_size);
  if (std::string_view(*content).substr(0, heading_size) != heading(key, payload))
    return std::nullopt;
  return std::vector<char>(payload.begin(), payload.end());
}

bool PrivateStore::save(const std::string& name, std::string_view key,
                        std::string_view payload) const {
  if (folder_.empty()) return false;
  std::error_code ignored;
  std::filesystem::create_directories(folder_.parent_path(), ignored);
  ::mkdir(folder_.c_str(), 0700);
  const Descriptor folder(open_folder(folder_));
  if (!folder || !ours_alone(folder.number())) return false;
  const auto temporary = random_name();
  const Descriptor file(::openat(folder.number(), temporary.c_str(),
                                 O_WRONLY | O_CREAT | O_EXCL | kFollowNothing, 0600));
  if (!file) return false;
  const bool written = ::fchmod(file.number(), 0600) == 0 &&
                       write_all(file.number(), heading(key, payload)) &&
                       write_all(file.number(), payload);
  if (written && ::renameat(folder.number(), temporary.c_str(), folder.number(), name.c_str()) == 0)
    return true;
  ::unlinkat(folder.number(), temporary.c_str(), 0);
  return false;
}

}  // namespace assay
