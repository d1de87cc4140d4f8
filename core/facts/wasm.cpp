// WebAssembly module -> ObjectFile (WebAssembly Core Specification 2.0, 5.5, and its appendix on
// the custom section "name").
#include <algorithm>
#include <array>
#include <string>

#include "facts/facts.h"
#include "facts/name_sink.h"

namespace assay {
namespace {

enum SectionId : std::uint8_t { kCustom = 0, kImport = 2, kExport = 7, kCode = 10 };

constexpr std::array<const char*, 13> kSectionNames = {
    "custom", "type",  "import",  "function", "table", "memory",   "global",
    "export", "start", "element", "code",     "data",  "datacount"};
constexpr std::size_t kMostSections = 4096;

/// Reads on from one place; never beyond its end.
class Cursor {
 public:
  Cursor(const Reader& reader, std::uint64_t at, std::uint64_t end)
      : reader_(reader), at_(at), end_(end) {}

  bool done() const { return at_ >= end_; }
  std::uint64_t at() const { return at_; }
  std::uint8_t byte() {
    if (done()) throw Malformed("section ends early");
    return reader_.u8(at_++);
  }
  std::uint32_t number() {
    std::uint32_t value = 0;
    for (unsigned shift = 0; shift < 35; shift += 7) {
      const auto part = byte();
      value |= static_cast<std::uint32_t>(part & 0x7f) << shift;
      if (!(part & 0x80)) return value;
    }
    throw Malformed("number without an end");
  }
  std::string_view text() {
    const auto length = number();
    if (length > end_ - at_) throw Malformed("name runs past its section");
    const auto bytes = reader_.slice(at_, length);
    at_ += length;
    return as_text(bytes);
  }
  /// The next `length` bytes as a cursor of their own.
  Cursor part(std::uint64_t length) {
    if (length > end_ - at_) throw Malformed("part runs past its section");
    at_ += length;
    return {reader_, at_ - length, at_};
  }

 private:
  const Reader& reader_;
  std::uint64_t at_, end_;
};

void skip_limits(Cursor& cursor) {
  const auto flags = cursor.byte();
  cursor.number();
  if (flags & 1) cursor.number();
}

void skip_import_type(Cursor& cursor) {
  switch (cursor.byte()) {
    case 0:  // function
      cursor.number();
      break;
    case 1:  // table
      cursor.byte();
      skip_limits(cursor);
      break;
    case 2:  // memory
      skip_limits(cursor);
      break;
    case 3:  // global
    case 4:  // tag
      cursor.byte();
      cursor.byte();
      break;
    default:
      throw Malformed("unknown kind of import");
  }
}

void read_imports(Cursor cursor, NameSink& names, ObjectFile& object) {
  for (auto count = cursor.number(); count > 0; --count) {
    const auto module = cursor.text();
    const auto field = cursor.text();
    skip_import_type(cursor);
    if (std::find(object.needed.begin(), object.needed.end(), module) == object.needed.end() &&
        object.needed.size() < 256)
      object.needed.emplace_back(module);
    if (!names.import(field)) return;
  }
}

void read_exports(Cursor cursor, NameSink& names) {
  for (auto count = cursor.number(); count > 0; --count) {
    const auto name = cursor.text();
    cursor.byte();
    cursor.number();
    if (!names.define(name)) return;
  }
}

void read_name_section(Cursor cursor, NameSink& names, ObjectFile& object) {
  while (!cursor.done()) {
    const auto id = cursor.byte();
    const auto size = cursor.number();
    auto part = cursor.part(size);
    if (id == 0) object.soname = part.text();
    if (id != 1) continue;
    for (auto count = part.number(); count > 0; --count) {
      part.number();
      if (!names.define(part.text())) return;
    }
  }
}

void read_section(std::uint8_t id, Cursor cursor, NameSink& names, ObjectFile& object) {
  if (id == kImport) read_imports(cursor, names, object);
  if (id == kExport) read_exports(cursor, names);
  if (id == kCustom && cursor.text() == "name") read_name_section(cursor, names, object);
}

}  // namespace

ObjectFile read_wasm(Bytes bytes, std::string& damage) {
  damage.clear();
  const Reader r(bytes);
  if (!r.holds(0, std::string_view("\0asm", 4))) throw Malformed("no WebAssembly magic");
  ObjectFile object;
  object.architecture = "wasm32";
  object.bits = 32;
  object.type = "bytecode";
  NameSink names(object, bytes.size());
  Cursor cursor(r, 8, r.size());
  try {
    while (!cursor.done() && object.sections.size() < kMostSections) {
      const auto id = cursor.byte();
      if (id >= kSectionNames.size()) throw Malformed("unknown section");
      const auto size = cursor.number();
      const auto start = cursor.at();
      const auto part = cursor.part(size);
      object.sections.push_back({.name = kSectionNames[id],
                                 .offset = start,
                                 .size = size,
                                 .address = 0,
                                 .executable = id == kCode,
                                 .writable = false});
      read_section(id, part, names, object);
    }
  } catch (const Malformed& error) {
    damage = std::string("WebAssembly module is damaged; not read whole: ") + error.what();
  }
  return object;
}

}  // namespace assay
