#include "formats/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include "formats/identify.h"
#include "fuzz/target.h"

namespace assay::fuzz {
namespace {

/// Takes a little of everything, as a scan with small limits would.
class SmallSink final : public ArchiveSink {
 public:
  bool begin(std::string_view) override { return ++members_ < 64; }
  bool append(Bytes bytes) override { return count(bytes.size()); }
  void end() override {}
  void problem(std::string_view, std::string_view) override {}
  void expect(std::uint64_t) override {}
  void consumed(std::uint64_t) override {}
  bool hole(std::uint64_t length) override { return count(length); }
  void link(std::string_view) override {}
  void hard_link(std::string_view, std::string_view) override {}
  void encrypted(std::string_view, std::uint64_t) override {}
  bool pass() override { return ++members_ < 64; }

 private:
  bool count(std::uint64_t size) {
    bytes_ += std::min<std::uint64_t>(size, kMost);
    return bytes_ < kMost;
  }
  static constexpr std::uint64_t kMost = 4 << 20;
  std::uint64_t bytes_ = 0;
  unsigned members_ = 0;
};

Seed packed(int (*set_format)(::archive*), int (*add_filter)(::archive*)) {
  Seed bytes(1 << 20);
  std::size_t used = 0;
  auto* out = archive_write_new();
  set_format(out);
  if (add_filter) add_filter(out);
  archive_write_open_memory(out, bytes.data(), bytes.size(), &used);
  auto* entry = archive_entry_new();
  archive_entry_set_pathname(entry, "usr/lib/libx.so");
  archive_entry_set_size(entry, 5);
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_write_header(out, entry);
  archive_write_data(out, "hello", 5);
  archive_entry_free(entry);
  archive_write_close(out);
  archive_write_free(out);
  bytes.resize(used);
  return bytes;
}

}  // namespace

void run(Bytes bytes) {
  const auto format = identify(bytes);
  if (!is_archive_format(format)) return;
  SmallSink sink;
  read_archive(bytes, format, sink);
}

std::vector<Seed> seeds() {
  return {packed(archive_write_set_format_pax, nullptr),
          packed(archive_write_set_format_ustar, archive_write_add_filter_gzip),
          packed(archive_write_set_format_zip, nullptr),
          packed(archive_write_set_format_cpio_newc, archive_write_add_filter_xz),
          packed(archive_write_set_format_ar_svr4, nullptr),
          packed(archive_write_set_format_7zip, nullptr)};
}

}  // namespace assay::fuzz
