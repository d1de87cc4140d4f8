#include <algorithm>
#include <array>

#include "facts/export_trie.h"
#include "facts/macho.h"

namespace assay::macho {
namespace {

enum Command : std::uint32_t {
  kSegment = 1,
  kSymbols = 2,
  kLoadDylib = 0xc,
  kIdDylib = 0xd,
  kLoadDylinker = 0xe,
  kWeakDylib = 0x80000018,
  kSegment64 = 0x19,
  kUuid = 0x1b,
  kReexportDylib = 0x8000001f,
  kLazyDylib = 0x20,
  kDyldInfo = 0x22,
  kDyldInfoOnly = 0x80000022,
  kUpwardDylib = 0x80000023,
  kExportsTrie = 0x80000033
};

constexpr std::uint64_t kMostCommands = 8192, kMostSections = 8192, kMostLibraries = 4096;
constexpr std::uint64_t kLongestName = 65536;

struct Place {
  std::uint64_t offset = 0, size = 0;
};

class Slice {
 public:
  Slice(Bytes bytes, std::uint64_t base, NameSink& names, ObjectFile& object, Damage& damage)
      : r_(bytes), base_(base), names_(names), object_(object), damage_(damage) {}

  void read() {
    read_header();
    std::uint64_t at = wide_ ? 32 : 28;
    for (std::uint64_t i = 0; i < commands_; ++i) {
      const auto size = r_.u32(at + 4);
      if (size < 8 || at + size > r_.size()) return damage_.add("load commands");
      read_command(r_.u32(at), at, size);
      at += size;
    }
    guarded("symbols", [&] { read_symbols(); });
    if (object_.exports.size() == exports_before_) guarded("exports", [&] { read_trie(); });
  }

 private:
  template <typename Read>
  void guarded(const char* what, Read&& read) {
    try {
      read();
    } catch (const Malformed&) {
      damage_.add(what);
    }
  }

  void read_header() {
    const auto magic = r_.u32(0);
    const bool swapped = magic == 0xcefaedfe || magic == 0xcffaedfe;
    if (!swapped && magic != 0xfeedface && magic != 0xfeedfacf) throw Malformed("no Mach-O magic");
    wide_ = magic == 0xfeedfacf || magic == 0xcffaedfe;
    object_.order = swapped ? ByteOrder::big : ByteOrder::little;
    r_ = Reader(r_.bytes(), object_.order);
    object_.bits = wide_ ? 64 : 32;
    object_.architecture = architecture_of(r_.u32(4));
    const auto type = r_.u32(12);
    object_.type = type == 1   ? "relocatable"
                   : type == 4 ? "core"
                   : type == 2 ? "executable"
                               : "shared";
    commands_ = std::min<std::uint64_t>(r_.u32(16), kMostCommands);
    exports_before_ = object_.exports.size();
  }

  void read_command(std::uint32_t command, std::uint64_t at, std::uint32_t size) {
    switch (command) {
      case kSegment:
      case kSegment64:
        return guarded("sections", [&] { read_segment(at); });
      case kSymbols:
        symbols_ = {r_.u32(at + 8), r_.u32(at + 12)};
        strings_ = {r_.u32(at + 16), r_.u32(at + 20)};
        return;
      case kLoadDylib:
      case kWeakDylib:
      case kReexportDylib:
      case kLazyDylib:
      case kUpwardDylib:
        return add_library(text(at, size));
      case kIdDylib:
        object_.soname = text(at, size);
        return;
      case kLoadDylinker:
        object_.interpreter = text(at, size);
        return;
      case kUuid:
        if (object_.build_id.empty()) object_.build_id = hex(r_.slice(at + 8, 16));
        return;
      case kDyldInfo:
      case kDyldInfoOnly:
        trie_ = {r_.u32(at + 40), r_.u32(at + 44)};
        return;
      case kExportsTrie:
        trie_ = {r_.u32(at + 8), r_.u32(at + 12)};
        return;
      default:
        return;
    }
  }

  /// The text that a command of libraries holds: its offset stands at +8.
  std::string text(std::uint64_t at, std::uint32_t size) const {
    const auto start = r_.u32(at + 8);
    if (start >= size) return {};
    const auto rest = as_text(r_.slice(at + start, size - start));
    return std::string(rest.substr(0, std::min<std::size_t>(rest.find('\0'), 4096)));
  }

  void add_library(std::string name) {
    auto& needed = object_.needed;
    if (!name.empty() && needed.size() < kMostLibraries &&
        std::find(needed.begin(), needed.end(), name) == needed.end())
      needed.push_back(std::move(name));
  }

  void read_segment(std::uint64_t at) {
    const std::uint64_t header = wide_ ? 72 : 56, entry = wide_ ? 80 : 68;
    const bool writable = (r_.u32(at + (wide_ ? 60 : 44)) & 2) != 0;
    const std::uint64_t count = r_.u32(at + (wide_ ? 64 : 48));
    for (std::uint64_t i = 0; i < count && object_.sections.size() < kMostSections; ++i)
      add_section(at + header + i * entry, writable);
  }

  void add_section(std::uint64_t at, bool writable) {
    const auto name = [&](std::uint64_t from) {
      const auto field = as_text(r_.slice(from, 16));
      return field.substr(0, field.find('\0'));
    };
    Section section;
    section.name.append(name(at + 16)).append(1, ',').append(name(at));
    section.address = wide_ ? r_.u64(at + 32) : r_.u32(at + 32);
    const std::uint64_t size = wide_ ? r_.u64(at + 40) : r_.u32(at + 36);
    const std::uint64_t offset = r_.u32(at + (wide_ ? 48 : 40));
    const auto flags = r_.u32(at + (wide_ ? 64 : 56));
    const auto kind = flags & 0xff;
    const bool in_file = kind != 1 && kind != 12 && kind != 18 && offset < r_.size();
    section.offset = base_ + offset;
    section.size = in_file ? std::min(size, r_.size() - offset) : 0;
    section.executable = (flags & 0x80000400) != 0;
    section.writable = writable;
    object_.sections.push_back(std::move(section));
  }

  void read_symbols() {
    const std::uint64_t entry = wide_ ? 16 : 12;
    const auto strings = as_text(r_.slice(strings_.offset, strings_.size));
    r_.slice(symbols_.offset, symbols_.size * entry);
    for (std::uint64_t i = 0; i < symbols_.size; ++i) {
      const auto at = symbols_.offset + i * entry;
      const auto type = r_.u8(at + 4);
      const bool debug = (type & 0xe0) != 0, external = (type & 0x11) != 0;
      if (debug || !external) continue;
      const auto start = r_.u32(at);
      if (start >= strings.size()) throw Malformed("symbol name outside");
      auto name = strings.substr(start, kLongestName);
      name = name.substr(0, name.find('\0'));
      if (name.starts_with('_')) name.remove_prefix(1);
      const bool undefined = (type & 0x0e) == 0;
      const std::uint64_t value = wide_ ? r_.u64(at + 8) : r_.u32(at + 8);
      if (!(undefined ? names_.import(name) : names_.define(name, value))) return;
    }
  }

  void read_trie() {
    if (trie_.size == 0) return;
    read_export_trie(r_.slice(trie_.offset, trie_.size), names_);
  }

  static std::string hex(Bytes bytes) {
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (const auto byte : bytes) {
      text += kDigits[byte >> 4];
      text += kDigits[byte & 15];
    }
    return text;
  }

  Reader r_;
  std::uint64_t base_;
  NameSink& names_;
  ObjectFile& object_;
  Damage& damage_;
  bool wide_ = false;
  std::uint64_t commands_ = 0;
  std::size_t exports_before_ = 0;
  Place symbols_, strings_, trie_;
};

}  // namespace

std::string architecture_of(std::uint32_t cpu) {
  switch (cpu) {
    case 7:
      return "i386";
    case 0x01000007:
      return "x86_64";
    case 12:
      return "arm";
    case 0x0100000c:
    case 0x0200000c:
      return "aarch64";
    case 18:
      return "ppc";
    case 0x01000012:
      return "ppc64";
    default:
      return "machine-" + std::to_string(cpu);
  }
}

void read_slice(Bytes bytes, std::uint64_t base, NameSink& names, ObjectFile& object,
                Damage& damage) {
  Slice(bytes, base, names, object, damage).read();
}

}  // namespace assay::macho
