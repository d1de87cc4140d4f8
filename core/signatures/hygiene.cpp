#include "signatures/hygiene.h"

#include <algorithm>
#include <set>

namespace assay {
namespace {

constexpr std::size_t kSuffix = 8;

bool varied(Bytes eight) {
  return std::set<std::uint8_t>(eight.begin(), eight.end()).size() >= 5 &&
         std::count(eight.begin(), eight.end(), 0x00) <= 2 &&
         std::count(eight.begin(), eight.end(), 0xff) <= 2;
}

}  // namespace

std::string hygiene_fault(Bytes literal) {
  if (literal.size() < kSuffix)
    return "it is only " + std::to_string(literal.size()) +
           " bytes long, at least 8 are needed to search for it";
  for (std::size_t at = 0; at + kSuffix <= literal.size(); ++at)
    if (varied(literal.subspan(at, kSuffix))) return {};
  return "no 8 bytes in a row are varied enough to search for (5 distinct values, at most 2 zeros "
         "and 2 FF)";
}

}  // namespace assay
