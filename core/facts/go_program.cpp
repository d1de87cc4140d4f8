#include "facts/go_program.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "facts/go_functions.h"
#include "facts/name_sink.h"

namespace assay {
namespace {

using namespace std::string_view_literals;

constexpr auto kMagic = "\xff Go buildinf:"sv;
constexpr std::uint64_t kHeader = 32, kSearched = 1 << 20, kLongestText = 1 << 20;
constexpr std::size_t kMostModules = 8192;

/// The bytes at a virtual address, to the end of the section that holds it.
Bytes at_address(Bytes bytes, const ObjectFile& object, std::uint64_t address) {
  for (const auto& section : object.sections) {
    if (!section.address || address < section.address) continue;
    const auto inside = address - section.address;
    if (inside < section.size && section.offset + section.size <= bytes.size())
      return bytes.subspan(section.offset + inside, section.size - inside);
  }
  return {};
}

Bytes contents(Bytes bytes, const Section& section) {
  if (section.offset >= bytes.size()) return {};
  return bytes.subspan(section.offset,
                       std::min<std::uint64_t>(section.size, bytes.size() - section.offset));
}

/// The build information's header: in a section of its own, or (PE) at a multiple of 16 near the
/// start of the data.
std::optional<Bytes> find_info(Bytes bytes, const ObjectFile& object) {
  for (const auto& section : object.sections) {
    const bool own =
        section.name.ends_with("go.buildinfo") || section.name.ends_with("go_buildinfo");
    const bool data = section.name == ".data" && object.interpreter.empty();
    if (!own && !data) continue;
    auto part = contents(bytes, section);
    const auto text = as_text(part.first(std::min<std::uint64_t>(part.size(), kSearched)));
    for (auto at = text.find(kMagic); at != std::string_view::npos; at = text.find(kMagic, at + 1))
      if (at % 16 == 0 && part.size() - at >= kHeader) return part.subspan(at);
  }
  return std::nullopt;
}

struct BuildInfo {
  std::string_view version, modules;
};

/// A varint length and so many bytes (Go 1.18 and later).
std::string_view inline_text(const Reader& r, std::uint64_t& at) {
  std::uint64_t length = 0;
  for (unsigned shift = 0; shift < 35; shift += 7) {
    const auto part = r.u8(at++);
    length |= std::uint64_t{part & 0x7fU} << shift;
    if (!(part & 0x80)) break;
  }
  const auto text = as_text(r.slice(at, std::min(length, kLongestText)));
  at += length;
  return text;
}

/// The text of a Go string (pointer, length) at a virtual address.
std::string_view pointed_text(Bytes bytes, const ObjectFile& object, std::uint64_t address,
                              ByteOrder order, std::uint8_t width) {
  const Reader header(at_address(bytes, object, address), order);
  const auto word = [&](std::uint64_t at) { return width == 8 ? header.u64(at) : header.u32(at); };
  const auto start = word(0), length = word(width);
  return as_text(Reader(at_address(bytes, object, start)).slice(0, std::min(length, kLongestText)));
}

BuildInfo read_info(Bytes bytes, const ObjectFile& object, Bytes info) {
  const auto width = info[14], flags = info[15];
  if (flags & 2) {
    std::uint64_t at = kHeader;
    const Reader r(info);
    const auto version = inline_text(r, at);
    return {version, inline_text(r, at)};
  }
  if (width != 4 && width != 8) throw Malformed("Go build information of unknown width");
  const auto order = flags & 1 ? ByteOrder::big : ByteOrder::little;
  const Reader r(info, order);
  const auto word = [&](std::uint64_t at) { return width == 8 ? r.u64(at) : r.u32(at); };
  return {pointed_text(bytes, object, word(16), order, width),
          pointed_text(bytes, object, word(16 + width), order, width)};
}

/// Takes the text up to `end` from the front of `text`.
std::string_view take(std::string_view& text, char end) {
  const auto at = std::min(text.find(end), text.size());
  const auto front = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return front;
}

/// Lines "mod|dep TAB path TAB version TAB sum", "=> TAB path TAB version" for one replaced.
void add_modules(std::string_view text, ObjectFile& object) {
  constexpr std::size_t kGuard = 16;  // a random text before and behind
  if (text.size() >= 2 * kGuard) text = text.substr(kGuard, text.size() - 2 * kGuard);
  while (!text.empty() && object.components.size() < kMostModules) {
    auto line = take(text, '\n');
    const auto kind = take(line, '\t');
    const auto path = take(line, '\t'), version = take(line, '\t');
    if ((kind != "mod" && kind != "dep" && kind != "=>") || path.empty()) continue;
    if (kind == "=>" && !object.components.empty()) object.components.pop_back();
    object.components.push_back({"golang", std::string(path), std::string(version)});
  }
}

}  // namespace

void add_go_facts(Bytes bytes, ObjectFile& object) {
  const auto info = find_info(bytes, object);
  if (!info) return;
  try {
    const auto found = read_info(bytes, object, *info);
    auto version = found.version;
    if (version.starts_with("go")) version.remove_prefix(2);
    if (version.size() > 256) version = {};
    object.components.push_back({"golang", "stdlib", std::string(version)});
    add_modules(found.modules, object);
  } catch (const Malformed&) {
    // The magic alone says that this is Go's.
  }
  std::sort(object.components.begin(), object.components.end(),
            [](const Component& a, const Component& b) {
              return std::tie(a.ecosystem, a.name, a.version) <
                     std::tie(b.ecosystem, b.name, b.version);
            });
  const bool named =
      std::any_of(object.exports.begin(), object.exports.end(),
                  [](const Symbol& symbol) { return symbol.name == "runtime.main"; });
  if (!named) add_go_functions(bytes, object);
}

}  // namespace assay
