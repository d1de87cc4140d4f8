// What all targets of object files do: gather the facts as the scanner would.
#pragma once

#include <cstdlib>
#include <string>

#include "facts/facts.h"
#include "fuzz/target.h"

namespace assay::fuzz {

inline void gather(Bytes bytes, const char* format) {
  std::string damage;
  const auto facts = gather_facts(bytes, std::string(64, '0'), format, false, damage);
  if (!facts.object) return;
  for (const auto& section : facts.object->sections)  // what everybody trusts
    if (section.size &&
        (section.offset > bytes.size() || section.size > bytes.size() - section.offset))
      std::abort();
}

}  // namespace assay::fuzz
