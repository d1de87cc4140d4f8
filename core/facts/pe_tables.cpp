#include "facts/pe_tables.h"

#include <algorithm>
#include <string>
#include <utility>

namespace assay::pe {
namespace {

constexpr std::uint64_t kMostLibraries = 4096;

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return result;
}

/// One DLL's table of names: RVAs of (hint, name), ended by zero. Functions asked for by number
/// have none.
bool read_thunks(const Layout& layout, std::uint64_t thunks, std::uint64_t base, NameSink& names) {
  const auto& r = layout.reader;
  const std::uint64_t width = layout.wide ? 8 : 4;
  for (auto at = thunks; at + width <= r.size(); at += width) {
    const std::uint64_t entry = layout.wide ? r.u64(at) : r.u32(at);
    if (entry == 0) return true;
    if (entry >> (8 * width - 1)) {
      if (!names.import({})) return false;  // pays for the step
      continue;
    }
    const auto name = layout.text_at(static_cast<std::uint32_t>(entry - base) + 2);
    if (!name || !names.import(*name)) return false;
  }
  return false;
}

struct Descriptor {
  std::uint32_t name = 0, thunks = 0;
  std::uint64_t base = 0;  ///< what the addresses are relative to
};

void read_library(const Layout& layout, Descriptor from, NameSink& names, ObjectFile& object,
                  Damage& damage) {
  const auto library = layout.text_at(static_cast<std::uint32_t>(from.name - from.base));
  const auto thunks = layout.offset_of(static_cast<std::uint32_t>(from.thunks - from.base));
  if (!library || library->empty()) {
    damage.add("imports");
    return;
  }
  auto name = lower(*library);
  if (std::find(object.needed.begin(), object.needed.end(), name) == object.needed.end() &&
      names.import({}))
    object.needed.push_back(std::move(name));
  if (!thunks || !read_thunks(layout, *thunks, from.base, names)) damage.add("imports");
}

void read_direct(const Layout& layout, NameSink& names, ObjectFile& object, Damage& damage) {
  const auto table = layout.offset_of(layout.directories[kImports].address);
  if (!table) return damage.add("imports");
  const auto& r = layout.reader;
  for (std::uint64_t i = 0; i < kMostLibraries; ++i) {
    const auto at = *table + 20 * i;
    if (at + 20 > r.size()) return damage.add("imports");
    const auto lookup = r.u32(at), name = r.u32(at + 12), bound = r.u32(at + 16);
    if (name == 0) return;
    read_library(layout, {name, lookup ? lookup : bound, 0}, names, object, damage);
  }
}

void read_delayed(const Layout& layout, NameSink& names, ObjectFile& object, Damage& damage) {
  const auto table = layout.offset_of(layout.directories[kDelayImports].address);
  if (!table) return damage.add("delayed imports");
  const auto& r = layout.reader;
  for (std::uint64_t i = 0; i < kMostLibraries; ++i) {
    const auto at = *table + 32 * i;
    if (at + 32 > r.size()) return damage.add("delayed imports");
    if (r.u32(at + 4) == 0) return;
    // Before Visual C++ 7 the addresses were absolute.
    const bool relative = (r.u32(at) & 1) != 0;
    read_library(layout, {r.u32(at + 4), r.u32(at + 16), relative ? 0 : layout.image_base}, names,
                 object, damage);
  }
}

}  // namespace

void read_imports(const Layout& layout, NameSink& names, ObjectFile& object, Damage& damage) {
  if (layout.directories[kImports].address) read_direct(layout, names, object, damage);
  if (layout.directories[kDelayImports].address) read_delayed(layout, names, object, damage);
}

void read_exports(const Layout& layout, NameSink& names, ObjectFile& object, Damage& damage) {
  const auto directory = layout.directories[kExports];
  if (!directory.address) return;
  const auto table = layout.offset_of(directory.address);
  const auto& r = layout.reader;
  if (!table || *table + 40 > r.size()) return damage.add("exports");
  if (const auto own = layout.text_at(r.u32(*table + 12))) object.soname = lower(*own);
  const std::uint64_t functions = r.u32(*table + 20), count = r.u32(*table + 24);
  const auto addresses = layout.offset_of(r.u32(*table + 28));
  const auto list = layout.offset_of(r.u32(*table + 32));
  const auto ordinals = layout.offset_of(r.u32(*table + 36));
  if (count == 0) return;
  if (!list || !ordinals || !addresses) return damage.add("exports");
  for (std::uint64_t i = 0; i < count; ++i) {
    if (*list + 4 * i + 4 > r.size() || *ordinals + 2 * i + 2 > r.size())
      return damage.add("exports");
    const auto name = layout.text_at(r.u32(*list + 4 * i));
    const std::uint64_t ordinal = r.u16(*ordinals + 2 * i);
    std::uint64_t address = 0;
    if (ordinal < functions && *addresses + 4 * ordinal + 4 <= r.size())
      address = layout.image_base + r.u32(*addresses + 4 * ordinal);
    if (!name || !names.define(*name, address)) return damage.add("exports");
  }
}

}  // namespace assay::pe
