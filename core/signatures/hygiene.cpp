#include "signatures/hygiene.h"

#include "matching/anchor.h"

namespace assay {

std::string hygiene_fault(Bytes literal) {
  if (literal.size() < kAnchorShortest)
    return "it is only " + std::to_string(literal.size()) + " bytes long, at least " +
           std::to_string(kAnchorShortest) + " are needed to search for it";
  if (choose_anchor(literal)) return {};
  return "it is too uniform to search for: 8 bytes in a row with 5 distinct values and at most 2 "
         "zeros and 2 FF are wanted";
}

}  // namespace assay
