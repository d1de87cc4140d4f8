// Archives and compressed streams, read by libarchive: the one place that includes it.
//
// Formats and filters are enabled by name, one format and at most one filter at a time, as told by
// identify(): so no ordinary file is ever taken for an archive, no filter that starts a program is
// there, and a stream wrapped twenty times opens one decoder a level and not twenty. The bytes come
// from memory, and members that lie uncompressed in one piece come out as spans into them.
#pragma once

#include <assay/bytes.h>
#include <assay/plugin.h>

#include <optional>
#include <string>
#include <string_view>

namespace assay {

/// What an archive says of its members, besides their bytes. `append` and `hole` return false when
/// the container is to be left; what is beyond a member's own limit is swallowed.
class ArchiveSink : public MemberSink {
 public:
  /// The size that the header states of the member just begun.
  virtual void expect(std::uint64_t size) = 0;
  /// How many bytes of the container were read so far; may go back where the reader seeks.
  virtual void consumed(std::uint64_t position) = 0;
  /// Zeros that are not stored (sparse members).
  virtual bool hole(std::uint64_t length) = 0;
  /// A symbolic link, device, FIFO or socket: named, without bytes.
  virtual void link(std::string_view name) = 0;
  /// A further name of the member `target`. A member of its own may have been told under `name`.
  virtual void hard_link(std::string_view name, std::string_view target) = 0;
  /// A member that only its password would open. `size` in bytes, 0 where not known.
  virtual void encrypted(std::string_view name, std::uint64_t size) = 0;
  /// A member without bytes (a folder); returns false when the container is to be left.
  virtual bool pass() = 0;
};

struct ArchiveOutcome {
  bool opened = false;     ///< its end or at least one member was reached
  bool encrypted = false;  ///< even the list of members is encrypted
  std::string format;      ///< as identify() said, or "tar.xz" where a compression holds an archive
};

/// True when read_archive() opens blobs of this format.
bool is_archive_format(std::string_view format);

/// Yields every member in order. `format` as identify() names it. What could not be read is told to
/// the sink. A bare compressed stream has one member, "content".
ArchiveOutcome read_archive(Bytes bytes, std::string_view format, ArchiveSink& sink);

}  // namespace assay
