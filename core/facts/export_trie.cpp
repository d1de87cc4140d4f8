#include "facts/export_trie.h"

#include <string>
#include <vector>

namespace assay::macho {
namespace {

constexpr std::size_t kLongestName = 4096;

std::uint64_t number(const Reader& r, std::uint64_t& at) {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 63; shift += 7) {
    const auto part = r.u8(at++);
    value |= std::uint64_t{part & 0x7fU} << shift;
    if (!(part & 0x80)) return value;
  }
  throw Malformed("number without an end");
}

struct Node {
  std::uint64_t offset = 0;
  std::string name;
};

}  // namespace

void read_export_trie(Bytes bytes, NameSink& names) {
  const Reader r(bytes);
  std::vector<bool> seen(bytes.size());
  std::vector<Node> waiting(1);
  Purse purse(65536 + 32 * std::uint64_t{bytes.size()});
  while (!waiting.empty()) {
    auto node = std::move(waiting.back());
    waiting.pop_back();
    if (node.offset >= bytes.size()) throw Malformed("export outside");
    if (seen[node.offset]) continue;
    seen[node.offset] = true;
    auto at = node.offset;
    const auto size = number(r, at);
    if (size) {
      const auto plain = node.name.starts_with('_') ? node.name.substr(1) : node.name;
      if (!names.define_composed(plain)) return;
    }
    if (size > bytes.size()) throw Malformed("export outside");
    at += size;
    for (auto children = r.u8(at++); children > 0; --children) {
      const auto letters = r.c_string(at, kLongestName);
      at += letters.size() + 1;
      const auto child = number(r, at);
      const auto length = node.name.size() + letters.size();
      if (length > kLongestName || !purse.pay(length + 8)) throw Malformed("endless export names");
      waiting.push_back({child, node.name + std::string(letters)});
    }
  }
}

}  // namespace assay::macho
