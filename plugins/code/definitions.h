// What a program defines: functions, classes and exports that are named for an algorithm, where the
// code behind the name also does what such an algorithm does.
//
// A name alone is a wrapper as often as not. So a cipher or hash needs rotations and exclusive ors
// near by, HMAC its two pads, CMAC its polynomial, public-key algorithms arithmetic of large
// numbers. What only calls a library has none of these.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "names.h"
#include "numbers.h"

namespace assay::code {

struct Definition {
  NamedAlgorithm algorithm;
  std::string name;        ///< as it is written
  std::size_t offset = 0;  ///< of the name in the text
};

/// `code` has neither comments nor strings. The first definition of each algorithm.
std::vector<Definition> proven_definitions(std::string_view code, const Numbers& numbers);

}  // namespace assay::code
