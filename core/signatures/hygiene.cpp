#include "signatures/hygiene.h"

#include "matching/anchor.h"

namespace assay {

std::string hygiene_fault(Bytes literal) {
  if (literal.size() < kAnchorShortest)
    return "it is only " + std::to_string(literal.size()) + " bytes long, at least " +
           std::to_string(kAnchorShortest) + " are needed to search for it";
  if (choose_anchor(literal)) return {};
  return "no 8 bytes in a row are varied enough to search for (5 distinct values, at most 2 zeros "
         "and 2 FF)";
}

}  // namespace assay
