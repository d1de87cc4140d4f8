#include "rpm_header.h"

#include <string>

namespace packages {
namespace {

using assay::ByteOrder;
using assay::Malformed;
using assay::Reader;

constexpr std::uint64_t kLead = 96, kIntro = 8, kCounts = 8, kEntry = 16;
constexpr std::uint32_t kMostEntries = 65536;  // as rpm itself allows, rounded up
// Tags and types of rpmtag.h.
constexpr std::uint32_t kName = 1000, kVersion = 1001, kRelease = 1002, kEpoch = 1003, kArch = 1022,
                        kSourceRpm = 1044;
constexpr std::uint32_t kInt32 = 4, kString = 6, kI18nString = 9;

struct Counts {
  std::uint64_t entries = 0, store = 0, end = 0;
};

Counts read_counts(const Reader& reader, std::uint64_t offset) {
  Counts counts;
  counts.entries = reader.u32(offset);
  const std::uint64_t size = reader.u32(offset + 4);
  if (counts.entries > kMostEntries) throw Malformed("an rpm header with too many entries");
  counts.store = offset + kCounts + counts.entries * kEntry;
  counts.end = counts.store + size;
  reader.slice(counts.store, size);
  return counts;
}

// "bash-5.1.8-6.el9.src.rpm" is made from the source package bash.
std::string source_of(std::string_view file) {
  for (int dashes = 0; dashes < 2; ++dashes) {
    const auto dash = file.rfind('-');
    if (dash == std::string_view::npos) return {};
    file = file.substr(0, dash);
  }
  return std::string(file);
}

void check_magic(const Reader& reader, std::uint64_t at) {
  if (!reader.holds(at, "\x8e\xad\xe8\x01"))
    throw Malformed("no rpm header at " + std::to_string(at));
}

}  // namespace

Package read_rpm_header(assay::Bytes bytes, std::uint64_t offset) {
  const Reader reader(bytes, ByteOrder::big);
  const auto counts = read_counts(reader, offset);
  Package package;
  package.manager = "rpm";
  package.offset = offset;
  package.length = counts.end - offset;
  std::string release, epoch;
  for (std::uint64_t i = 0; i < counts.entries; ++i) {
    const auto entry = offset + kCounts + i * kEntry;
    const auto tag = reader.u32(entry), type = reader.u32(entry + 4);
    const auto at = counts.store + reader.u32(entry + 8);
    if (tag == kEpoch && type == kInt32) epoch = std::to_string(reader.u32(at)) + ":";
    if (type != kString && type != kI18nString) continue;
    const auto text = [&] { return std::string(reader.c_string(at, 4096)); };
    if (tag == kName) package.name = text();
    if (tag == kVersion) package.version = text();
    if (tag == kRelease) release = text();
    if (tag == kArch) package.architecture = text();
    if (tag == kSourceRpm) package.source = source_of(text());
  }
  if (package.name.empty()) throw Malformed("an rpm header without a name");
  package.version = epoch + package.version + (release.empty() ? "" : "-" + release);
  return package;
}

Package read_rpm_file(assay::Bytes bytes) {
  const Reader reader(bytes, ByteOrder::big);
  check_magic(reader, kLead);
  const auto signature_end = read_counts(reader, kLead + kIntro).end;
  const auto main = (signature_end + 7) / 8 * 8;
  check_magic(reader, main);
  return read_rpm_header(bytes, main + kIntro);
}

}  // namespace packages
