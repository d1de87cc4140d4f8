// From what was observed in a blob to Evidence: where it stands, what it is, an excerpt.
#pragma once

#include <assay/name_index.h>
#include <assay/plugin.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace assay {

/// At most this many bytes of the blob stand in an evidence.
inline constexpr std::uint64_t kExcerptBytes = 64;

namespace detail {

inline std::string hex(Bytes bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const auto byte : bytes) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

/// The part of [offset, offset + length) that lies in the blob.
inline Bytes part(Bytes bytes, std::uint64_t offset, std::uint64_t length) {
  if (offset >= bytes.size()) return {};
  return bytes.subspan(offset, std::min<std::uint64_t>(length, bytes.size() - offset));
}

/// ASCII as it is, everything else as '.'.
inline std::string printable(Bytes bytes) {
  std::string text(as_text(bytes));
  std::replace_if(
      text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c > 0x7e; }, '.');
  return text;
}

inline void set_place(Evidence& evidence, const BlobFacts& facts) {
  const auto* section = facts.object ? section_at(*facts.object, evidence.offset) : nullptr;
  if (!section) return;
  evidence.section = section->name;
  if (section->address) evidence.address = section->address + (evidence.offset - section->offset);
}

inline void set_symbol(Evidence& evidence, const Symbol& symbol, const ObjectFile& object) {
  evidence.symbol = symbol.name;
  if (!symbol.value) return;
  evidence.address = symbol.value;
  for (const auto& section : object.sections) {
    if (!section.address || symbol.value < section.address ||
        symbol.value - section.address >= section.size)
      continue;
    evidence.section = section.name;
    evidence.offset = section.offset + (symbol.value - section.address);
    evidence.length = std::min(symbol.size, section.size - (symbol.value - section.address));
    return;
  }
}

}  // namespace detail

/// Evidence from one hit of a literal or regex term. A banner's text is what stands there, a
/// table's the source it was taken from.
inline Evidence evidence_of(const Hit& hit, const Signature& signature, const Term& term,
                            const BlobView& blob) {
  Evidence evidence;
  evidence.offset = hit.offset;
  evidence.length = hit.length;
  evidence.method = term.method;
  evidence.signature = signature.id + "." + term.id;
  const auto bytes =
      detail::part(blob.bytes, hit.offset, std::min<std::uint64_t>(hit.length, kExcerptBytes));
  evidence.excerpt = detail::hex(bytes);
  const auto* literal = term.form == TermForm::literal && hit.literal < term.literals.size()
                            ? &term.literals[hit.literal]
                            : nullptr;
  if (literal && literal->layout != "ascii")
    evidence.text = term.source + " (" + literal->layout + ")";
  else
    evidence.text = detail::printable(bytes);
  detail::set_place(evidence, blob.facts);
  return evidence;
}

/// Evidence from one name of an object file.
inline Evidence evidence_of(const MatchedName& name, const Signature& signature, const Term& term,
                            const ObjectFile& object) {
  Evidence evidence;
  evidence.method = term.method;
  evidence.signature = signature.id + "." + term.id;
  evidence.text = std::string(name.name);
  if (name.symbol) detail::set_symbol(evidence, *name.symbol, object);
  return evidence;
}

}  // namespace assay
