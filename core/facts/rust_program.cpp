#include "facts/rust_program.h"

#include <zlib.h>

#include <algorithm>
#include <string>
#include <tuple>

#include "data/error.h"
#include "data/json.h"

namespace assay {
namespace {

constexpr std::size_t kMostText = 8 << 20;  // the format's own limit
constexpr std::size_t kMostCrates = 16384;

/// Empty where the stream is broken or too long.
std::string inflated(Bytes packed) {
  std::string text(std::min(kMostText, 64 * packed.size() + 4096), '\0');
  z_stream stream{};
  stream.next_in = const_cast<Bytef*>(packed.data());
  stream.avail_in = static_cast<uInt>(std::min<std::size_t>(packed.size(), kMostText));
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  if (inflateInit(&stream) != Z_OK) return {};
  const auto result = inflate(&stream, Z_FINISH);
  text.resize(text.size() - stream.avail_out);
  inflateEnd(&stream);
  return result == Z_STREAM_END ? text : std::string();
}

std::string text_of(const Object& package, std::string_view key) {
  const auto found = package.find(key);
  const auto* text = found == package.end() ? nullptr : found->second.string();
  return text && text->size() <= 256 ? *text : std::string();
}

void add_crates(const Value& list, ObjectFile& object) {
  const auto* root = list.object();
  const auto packages = root ? root->find("packages") : Object::const_iterator{};
  if (!root || packages == root->end() || !packages->second.list()) return;
  for (const auto& entry : *packages->second.list()) {
    const auto* package = entry.object();
    if (!package || object.components.size() >= kMostCrates) return;
    if (auto name = text_of(*package, "name"); !name.empty())
      object.components.push_back({"cargo", std::move(name), text_of(*package, "version")});
  }
}

}  // namespace

void add_rust_facts(Bytes bytes, ObjectFile& object) {
  const auto section = std::find_if(
      object.sections.begin(), object.sections.end(),
      [](const Section& s) { return s.name == ".dep-v0" || s.name.ends_with(",.dep-v0"); });
  if (section == object.sections.end() || section->offset >= bytes.size()) return;
  const auto packed = bytes.subspan(
      section->offset, std::min<std::uint64_t>(section->size, bytes.size() - section->offset));
  try {
    add_crates(parse_json(inflated(packed), ".dep-v0"), object);
  } catch (const ConfigError&) {
    return;  // the section is not what its name says
  }
  std::sort(object.components.begin(), object.components.end(),
            [](const Component& a, const Component& b) {
              return std::tie(a.ecosystem, a.name, a.version) <
                     std::tie(b.ecosystem, b.name, b.version);
            });
}

}  // namespace assay
