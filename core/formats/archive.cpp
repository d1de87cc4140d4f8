#include "formats/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <clocale>
#include <memory>
#include <stdexcept>
#include <utility>

#include "formats/identify.h"
#include "formats/rpm_payload.h"

namespace assay {
namespace {

using Enable = int (*)(archive*);

struct Format {
  std::string_view name;
  Enable enable;
};
constexpr Format kFormats[] = {
    {"7z", archive_read_support_format_7zip},   {"ar", archive_read_support_format_ar},
    {"cab", archive_read_support_format_cab},   {"cpio", archive_read_support_format_cpio},
    {"deb", archive_read_support_format_ar},    {"iso9660", archive_read_support_format_iso9660},
    {"lha", archive_read_support_format_lha},   {"tar", archive_read_support_format_tar},
    {"warc", archive_read_support_format_warc}, {"xar", archive_read_support_format_xar},
    {"zip", archive_read_support_format_zip}};

struct Filter {
  std::string_view name, suffix;
  int code;       ///< for archive_read_append_filter
  Enable enable;  ///< where that cannot (its set-up wants to see the bytes first)
};
constexpr Filter kFilters[] = {{"gzip", "gz", ARCHIVE_FILTER_GZIP, nullptr},
                               {"bzip2", "bz2", ARCHIVE_FILTER_BZIP2, nullptr},
                               {"xz", "xz", ARCHIVE_FILTER_XZ, nullptr},
                               {"lzma", "lzma", ARCHIVE_FILTER_LZMA, nullptr},
                               {"lzip", "lz", ARCHIVE_FILTER_LZIP, nullptr},
                               {"zstd", "zst", ARCHIVE_FILTER_ZSTD, nullptr},
                               {"lz4", "lz4", ARCHIVE_FILTER_LZ4, nullptr},
                               {"compress", "Z", 0, archive_read_support_filter_compress},
                               {"uu", "uu", 0, archive_read_support_filter_uu}};

template <typename Table>
const auto* named_in(const Table& table, std::string_view name) {
  const auto* const found = std::find_if(std::begin(table), std::end(table),
                                         [&](const auto& entry) { return entry.name == name; });
  return found == std::end(table) ? nullptr : found;
}

// libarchive turns names into the locale's characters; in any but UTF-8 it would garble them.
class Utf8Locale {
 public:
  Utf8Locale() : before_(::uselocale(wanted())) {}
  ~Utf8Locale() { ::uselocale(before_); }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  static locale_t wanted() {
    static const locale_t kUtf8 = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return kUtf8;
  }
  locale_t before_;
};

enum class Step : unsigned char { done, next, leave };

class ArchiveReader {
 public:
  ArchiveReader(Bytes bytes, ArchiveSink& sink)
      : bytes_(bytes), sink_(sink), archive_(archive_read_new()) {
    if (!archive_) throw std::bad_alloc();
  }
  ~ArchiveReader() { archive_read_free(archive_); }
  ArchiveReader(const ArchiveReader&) = delete;
  ArchiveReader& operator=(const ArchiveReader&) = delete;

  void enable(Enable format) { format(archive_); }
  void enable(const Filter& filter) {
    if (filter.enable)
      filter.enable(archive_);
    else
      archive_read_append_filter(archive_, filter.code);
  }

  /// Opens and reaches the first member. False where there is none, or no archive.
  bool start() {
    if (archive_read_open_memory(archive_, bytes_.data(), bytes_.size()) != ARCHIVE_OK) {
      status_ = ARCHIVE_FATAL;
      return false;
    }
    open_ = true;
    if (archive_errno(archive_) != 0) open_error_ = error();  // the next call clears it
    advance();
    return status_ == ARCHIVE_OK || status_ == ARCHIVE_WARN;
  }

  bool at_end() const { return status_ == ARCHIVE_EOF; }
  /// Why a filter could not give its first block, empty where it could.
  const std::string& open_error() const { return open_error_; }
  bool filtered() const { return archive_filter_count(archive_) > 1; }
  // libarchive 3.6 must not be asked before it has chosen a format.
  bool encrypted() const { return open_ && archive_read_has_encrypted_entries(archive_) > 0; }
  bool is_tar() const {
    return (archive_format(archive_) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_TAR;
  }
  std::uint64_t header_position() const {
    return static_cast<std::uint64_t>(archive_read_header_position(archive_));
  }
  std::uint64_t position() const {
    return static_cast<std::uint64_t>(std::max<la_int64_t>(archive_filter_bytes(archive_, -1), 0));
  }
  std::string error() const {
    const char* const text = archive_error_string(archive_);
    return text ? text : "no reason given";
  }

  /// Tells all members from the one reached. `only_name`: what to call a member without a name of
  /// its own. False when the sink left.
  bool read_all(std::string_view only_name);

 private:
  void advance() {
    for (int tries = 0; tries < 16; ++tries) {
      status_ = archive_read_next_header(archive_, &entry_);
      if (status_ != ARCHIVE_RETRY) return;
    }
    status_ = ARCHIVE_FATAL;
  }
  Step read_member(const std::string& name);
  Step read_data(const std::string& name);
  std::string entry_name() const;

  Bytes bytes_;
  ArchiveSink& sink_;
  archive* archive_;
  archive_entry* entry_ = nullptr;
  int status_ = ARCHIVE_OK;
  bool open_ = false;
  std::string open_error_;
};

std::string ArchiveReader::entry_name() const {
  if (const char* const name = archive_entry_pathname(entry_)) return name;
  if (const char* const name = archive_entry_pathname_utf8(entry_)) return name;
  return {};
}

bool ArchiveReader::read_all(std::string_view only_name) {
  std::uint64_t members = 0;
  while (status_ == ARCHIVE_OK || status_ == ARCHIVE_WARN) {
    const auto step = read_member(only_name.empty() ? entry_name() : std::string(only_name));
    if (step == Step::leave) return false;
    if (step == Step::done) return true;
    ++members;
    advance();
  }
  if (status_ != ARCHIVE_EOF)
    sink_.problem("", "breaks off after " + std::to_string(members) + " members: " + error());
  return true;
}

Step ArchiveReader::read_member(const std::string& name) {
  const auto type = archive_entry_filetype(entry_);
  const auto size =
      archive_entry_size_is_set(entry_)
          ? static_cast<std::uint64_t>(std::max<la_int64_t>(archive_entry_size(entry_), 0))
          : 0;
  const char* const target = archive_entry_hardlink(entry_);
  if (type == AE_IFDIR) return sink_.pass() ? Step::next : Step::leave;
  if (target && size == 0) {
    sink_.hard_link(name, target);
    return sink_.pass() ? Step::next : Step::leave;
  }
  if (type != AE_IFREG && type != 0) {
    sink_.link(name);
    return sink_.pass() ? Step::next : Step::leave;
  }
  if (archive_entry_is_data_encrypted(entry_) || archive_entry_is_metadata_encrypted(entry_)) {
    sink_.encrypted(name, size);
    return sink_.pass() ? Step::next : Step::leave;
  }
  const std::string linked = target ? target : "";
  if (!sink_.begin(name)) return Step::leave;
  sink_.consumed(position());
  if (size != 0) sink_.expect(size);
  const auto step = read_data(name);
  sink_.end();
  if (!linked.empty()) sink_.hard_link(linked, name);
  return step;
}

Step ArchiveReader::read_data(const std::string& name) {
  std::uint64_t done = 0;
  for (int tries = 0; tries < 16;) {
    const void* block = nullptr;
    std::size_t length = 0;
    auto offset = static_cast<la_int64_t>(done);
    const int status = archive_read_data_block(archive_, &block, &length, &offset);
    if (status == ARCHIVE_RETRY) {
      ++tries;
      continue;
    }
    if (status < ARCHIVE_WARN) {
      const bool last = status == ARCHIVE_FATAL;
      sink_.problem(name, "breaks off at byte " + std::to_string(done) + ": " + error() +
                              (last ? "; what follows it is lost" : ""));
      if (!last) return Step::next;
      status_ = ARCHIVE_FATAL;
      return Step::done;
    }
    sink_.consumed(position());
    // Only tar stores files with holes; the offsets that xar gives go on from member to member.
    const auto start = is_tar() ? static_cast<std::uint64_t>(std::max<la_int64_t>(offset, 0)) : 0;
    if (start > done) {
      if (!sink_.hole(start - done)) return Step::leave;
      done = start;
    }
    if (length != 0 && !sink_.append({static_cast<const std::uint8_t*>(block), length}))
      return Step::leave;
    done += length;
    if (status == ARCHIVE_WARN) sink_.problem(name, "is damaged: " + error());
    if (status == ARCHIVE_EOF || (status == ARCHIVE_WARN && length == 0)) return Step::next;
  }
  sink_.problem(name, "could not be read: " + error());
  return Step::next;
}

// What stands behind the end mark of a tar or cpio archive that is not compressed: initial RAM
// disks chain archives like that, and it is a place to hide things.
void tell_rest(Bytes bytes, std::uint64_t end_mark, ArchiveSink& sink) {
  if (end_mark >= bytes.size()) return;
  auto rest = bytes.subspan(end_mark);
  constexpr std::string_view kTrailer = "TRAILER!!!";
  const auto trailer = as_text(rest.first(std::min<std::size_t>(rest.size(), 256))).find(kTrailer);
  if (trailer != std::string_view::npos) rest = rest.subspan(trailer + kTrailer.size());
  const auto first = std::find_if(rest.begin(), rest.end(), [](auto byte) { return byte != 0; });
  if (first == rest.end() || !sink.begin("trailing-bytes")) return;
  sink.append(rest.subspan(static_cast<std::size_t>(first - rest.begin())));
  sink.end();
}

ArchiveOutcome read_plain(Bytes bytes, std::string_view format, ArchiveSink& sink) {
  ArchiveOutcome outcome{.format = std::string(format)};
  ArchiveReader reader(bytes, sink);
  if (format == "rar") {
    reader.enable(archive_read_support_format_rar);
    reader.enable(archive_read_support_format_rar5);
  } else {
    reader.enable(named_in(kFormats, format)->enable);
  }
  const bool started = reader.start();
  outcome.opened = started || reader.at_end();
  if (!outcome.opened) {
    outcome.encrypted = reader.encrypted();
    sink.problem("", outcome.encrypted
                         ? "is encrypted as a whole"
                         : "could not be opened as " + outcome.format + ": " + reader.error());
    return outcome;
  }
  const bool complete = !started || reader.read_all("");
  if (complete && reader.at_end() && (format == "tar" || format == "cpio"))
    tell_rest(bytes, reader.header_position(), sink);
  return outcome;
}

ArchiveOutcome read_compressed(Bytes bytes, const Filter& filter, ArchiveSink& sink) {
  ArchiveOutcome outcome{.format = std::string(filter.name)};
  {
    ArchiveReader reader(bytes, sink);
    reader.enable(filter);
    reader.enable(archive_read_support_format_tar);
    reader.enable(archive_read_support_format_cpio);
    // An archive without members may as well be a run of zeros: read as a stream below.
    if (reader.start()) {
      outcome.opened = true;
      outcome.format = (reader.is_tar() ? "tar." : "cpio.") + std::string(filter.suffix);
      reader.read_all("");
      return outcome;
    }
  }
  ArchiveReader reader(bytes, sink);
  reader.enable(filter);
  reader.enable(archive_read_support_format_raw);
  reader.enable(archive_read_support_format_empty);  // chosen too where the first block is damaged
  const bool started = reader.start();
  outcome.opened =
      reader.filtered() && (started || (reader.at_end() && reader.open_error().empty()));
  if (started && outcome.opened)
    reader.read_all("content");
  else if (!outcome.opened)
    sink.problem("", "could not be opened as " + outcome.format + ": " +
                         (reader.open_error().empty() ? reader.error() : reader.open_error()));
  else if (sink.begin("content"))
    sink.end();
  return outcome;
}

ArchiveOutcome read_rpm(Bytes bytes, ArchiveSink& sink) {
  ArchiveOutcome outcome{.format = "rpm"};
  try {
    const auto payload = bytes.subspan(rpm_payload_offset(bytes));
    const auto packing = identify(payload);
    const auto* const filter = named_in(kFilters, packing);
    if (!filter && packing != "cpio") throw Malformed("its payload is neither cpio nor compressed");
    outcome.opened =
        (filter ? read_compressed(payload, *filter, sink) : read_plain(payload, packing, sink))
            .opened;
  } catch (const Malformed& error) {
    sink.problem("", std::string("could not be opened as rpm: ") + error.what());
  }
  return outcome;
}

}  // namespace

bool is_archive_format(std::string_view format) {
  return format == "rpm" || format == "rar" || named_in(kFormats, format) ||
         named_in(kFilters, format);
}

ArchiveOutcome read_archive(Bytes bytes, std::string_view format, ArchiveSink& sink) {
  const Utf8Locale utf8;
  if (format == "rpm") return read_rpm(bytes, sink);
  if (const auto* const filter = named_in(kFilters, format))
    return read_compressed(bytes, *filter, sink);
  return read_plain(bytes, format, sink);
}

}  // namespace assay
