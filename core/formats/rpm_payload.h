// Where an RPM package's payload starts: behind the lead and two header structures (RPM file format
// version 3 and 4). libarchive's own filter would look for compressions behind it in any number.
#pragma once

#include <assay/bytes.h>

namespace assay {

/// Offset of the payload, in bytes. Throws Malformed.
inline std::uint64_t rpm_payload_offset(Bytes bytes) {
  constexpr std::uint64_t kLead = 96, kIntro = 16, kEntry = 16;
  const Reader reader(bytes, ByteOrder::big);
  const auto header_end = [&](std::uint64_t at) {
    if (!reader.holds(at, "\x8e\xad\xe8"))
      throw Malformed("it has no header at " + std::to_string(at));
    const auto end = at + kIntro + kEntry * reader.u32(at + 8) + reader.u32(at + 12);
    if (end > reader.size()) throw Malformed("its header runs past the end");
    return end;
  };
  const auto signature_end = header_end(kLead);
  return header_end((signature_end + 7) / 8 * 8);
}

}  // namespace assay
