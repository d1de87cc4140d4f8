// The version resource: resource directory, type 16, first name, first language; then
// VS_VERSIONINFO, StringFileInfo, StringTable, String (Microsoft, "VS_VERSIONINFO structure").
#include <algorithm>
#include <string>

#include "facts/pe_tables.h"

namespace assay::pe {
namespace {

constexpr std::uint32_t kVersionType = 16, kSubdirectory = 0x80000000;
constexpr std::size_t kMostEntries = 4096, kMostStrings = 64, kLongestValue = 256;

/// The target of the entry with this id, or of the first one for id 0.
std::optional<std::uint32_t> entry(const Reader& r, std::uint64_t directory, std::uint32_t id) {
  const std::uint64_t named = r.u16(directory + 12), numbered = r.u16(directory + 14);
  const auto count = std::min<std::uint64_t>(named + numbered, kMostEntries);
  for (std::uint64_t i = 0; i < count; ++i) {
    const auto at = directory + 16 + 8 * i;
    if (id == 0 || r.u32(at) == id) return r.u32(at + 4);
  }
  return std::nullopt;
}

/// The data of the version resource.
Bytes version_data(const Layout& layout) {
  const auto& r = layout.reader;
  const auto root = layout.offset_of(layout.directories[kResources].address);
  if (!root) return {};
  const auto name = entry(r, *root, kVersionType);
  if (!name || !(*name & kSubdirectory)) return {};
  const auto language = entry(r, *root + (*name & ~kSubdirectory), 0);
  if (!language || !(*language & kSubdirectory)) return {};
  const auto data = entry(r, *root + (*language & ~kSubdirectory), 0);
  if (!data || (*data & kSubdirectory)) return {};
  const auto leaf = *root + *data;
  const auto offset = layout.offset_of(r.u32(leaf));
  if (!offset) return {};
  return r.slice(*offset, std::min<std::uint32_t>(r.u32(leaf + 4), 65536));
}

/// A run of UTF-16 letters up to NUL; what is not ASCII becomes '?'.
std::string wide_text(const Reader& r, std::uint64_t at, std::uint64_t end) {
  std::string text;
  for (; at + 2 <= end && text.size() < kLongestValue; at += 2) {
    const auto unit = r.u16(at);
    if (unit == 0) break;
    text += unit < 0x7f && unit >= 0x20 ? static_cast<char>(unit) : '?';
  }
  return text;
}

struct Block {
  std::string key;
  std::uint64_t value = 0, end = 0;  ///< of the value and of the whole block
};

std::uint64_t aligned(std::uint64_t at) { return (at + 3) & ~std::uint64_t{3}; }

std::optional<Block> block_at(const Reader& r, std::uint64_t at, std::uint64_t limit) {
  if (at + 6 > limit) return std::nullopt;
  const auto length = r.u16(at);
  if (length < 6 || length > limit - at) return std::nullopt;
  Block block;
  block.end = at + length;
  block.key = wide_text(r, at + 6, block.end);
  block.value = aligned(at + 6 + 2 * (block.key.size() + 1));
  return block;
}

void read_strings(const Reader& r, const Block& table, ObjectFile& object) {
  for (auto at = table.value; object.version_info.size() < kMostStrings;) {
    const auto one = block_at(r, at, table.end);
    if (!one) return;
    if (auto value = wide_text(r, one->value, one->end); !value.empty() && !one->key.empty())
      object.version_info.emplace_back(one->key, std::move(value));
    at = aligned(one->end);
  }
}

}  // namespace

void read_version(const Layout& layout, ObjectFile& object) {
  if (!layout.directories[kResources].address) return;
  const auto bytes = version_data(layout);
  const Reader r(bytes);
  const auto root = block_at(r, 0, r.size());
  if (!root || root->key != "VS_VERSION_INFO") return;
  auto at = aligned(root->value + r.u16(2));
  for (std::size_t i = 0; i < kMostStrings; ++i) {
    const auto info = block_at(r, at, root->end);
    if (!info) break;
    const auto table = info->key == "StringFileInfo" ? block_at(r, info->value, info->end)
                                                     : std::optional<Block>{};
    if (table) {
      read_strings(r, *table, object);
      break;
    }
    at = aligned(info->end);
  }
  std::sort(object.version_info.begin(), object.version_info.end());
}

}  // namespace assay::pe
