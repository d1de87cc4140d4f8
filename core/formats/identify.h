// What bytes are, by content and never by name: the one place that tells formats apart.
//
// A format has a name ("elf", "zip", "png", "text" …) and a family; the family says what the rest
// of the line may do with it: open it, parse it as code, read it as text, or accept it as known
// data that is packed for a good reason (so high entropy in it is not opaque). Costs microseconds:
// the head, the last bytes of a zip and the fixed places of a few old formats are looked at.
#pragma once

#include <assay/bytes.h>

#include <span>
#include <string>
#include <string_view>

namespace assay {

enum class FormatFamily : std::uint8_t {
  archive,     ///< holds members
  compressed,  ///< one compressed stream; opened like an archive
  filesystem,  ///< disk images and flash file systems
  object,      ///< machine code or bytecode
  text,        ///< characters for people or interpreters
  media,       ///< pictures, sound, fonts, documents: high entropy is normal in them
  secret,      ///< keys, certificates, encrypted messages
  data         ///< anything else with a known or unknown form
};

struct FormatInfo {
  std::string_view name;   ///< as in reports
  std::string_view title;  ///< for a person
  FormatFamily family;
};

/// Every format that identify() and refine_format() can name, sorted by name.
std::span<const FormatInfo> formats();

/// The family of a format name. Compressed archives ("tar.xz") are archives; unknown names are
/// data.
FormatFamily family_of(std::string_view format);

/// The format's name: "elf", "zip", "tar", "xz", "text", "data", "empty" … What only a look at the
/// members can tell ("jar", "docker-archive") is said by refine_format().
std::string identify(Bytes bytes);

/// True for the names that identify() gives on little evidence (a few bytes, no checksum): bytes
/// that cannot be opened as such are not broken, they are something else.
bool is_guess(std::string_view format, Bytes bytes);

/// True when a zip archive ends exactly where `bytes` end: how self-extracting programs carry one.
bool ends_in_zip(Bytes bytes);

}  // namespace assay
