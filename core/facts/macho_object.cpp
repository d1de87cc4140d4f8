// Mach-O file -> ObjectFile. Of a universal file the names of all slices are united; the
// architecture, type and own name are the first slice's.
#include <algorithm>
#include <string>
#include <utility>

#include "facts/facts.h"
#include "facts/macho.h"

namespace assay {
namespace {

constexpr std::uint32_t kMostSlices = 64;

void read_one(Bytes bytes, Slice slice, NameSink& names, ObjectFile& object, Damage& damage) {
  ObjectFile first;
  std::swap(first.architecture, object.architecture);
  std::swap(first.type, object.type);
  std::swap(first.soname, object.soname);
  first.bits = object.bits;
  first.order = object.order;
  macho::read_slice(bytes.subspan(slice.offset, slice.size), slice.offset, names, object, damage);
  slice.architecture = object.architecture;
  slice.bits = object.bits;
  slice.order = object.order;
  if (!object.slices.empty()) {
    std::swap(first.architecture, object.architecture);
    std::swap(first.type, object.type);
    std::swap(first.soname, object.soname);
    object.bits = first.bits;
    object.order = first.order;
  }
  object.slices.push_back(std::move(slice));
}

void read_universal(const Reader& r, bool wide, NameSink& names, ObjectFile& object,
                    Damage& damage) {
  const auto count = std::min(r.u32(4), kMostSlices);
  const std::uint64_t entry = wide ? 32 : 20;
  for (std::uint64_t i = 0; i < count; ++i) {
    const auto at = 8 + i * entry;
    Slice slice;
    slice.offset = wide ? r.u64(at + 8) : r.u32(at + 8);
    slice.size = wide ? r.u64(at + 16) : r.u32(at + 12);
    if (slice.offset >= r.size() || slice.size > r.size() - slice.offset) {
      damage.add("slices");
      continue;
    }
    try {
      read_one(r.bytes(), slice, names, object, damage);
    } catch (const Malformed&) {
      damage.add("slices");
    }
  }
}

}  // namespace

ObjectFile read_mach_o(Bytes bytes, std::string& damage) {
  Damage damaged("Mach-O file");
  ObjectFile object;
  NameSink names(object, bytes.size());
  const Reader r(bytes, ByteOrder::big);
  const auto magic = r.u32(0);
  if (magic == 0xcafebabe || magic == 0xcafebabf)
    read_universal(r, magic == 0xcafebabf, names, object, damaged);
  else
    macho::read_slice(bytes, 0, names, object, damaged);
  damage = damaged.sentence();
  return object;
}

}  // namespace assay
