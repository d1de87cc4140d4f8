#include "facts/elf_names.h"

#include <algorithm>

namespace assay::elf {
namespace {
constexpr std::uint64_t kLongestName = 65536;  // templates reach tens of kilobytes
}

Names::Names(const Layout& layout, Extent table, Purse& purse)
    : text_(as_text(layout.reader.slice(table.offset, table.size))), purse_(&purse) {}

std::optional<std::string_view> Names::at(std::uint64_t offset) const {
  if (offset >= text_.size()) return std::nullopt;
  const auto rest = text_.substr(offset, kLongestName);
  const auto end = rest.find('\0');
  if (!purse_->pay(std::min<std::uint64_t>(end, rest.size()) + 1)) return std::nullopt;
  if (end == std::string_view::npos) return std::nullopt;
  return rest.substr(0, end);
}

}  // namespace assay::elf
