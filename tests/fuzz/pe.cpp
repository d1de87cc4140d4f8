#include "fuzz/object_file.h"
#include "support/object_recipes.h"

namespace assay::fuzz {

void run(Bytes bytes) { gather(bytes, "pe"); }

std::vector<Seed> seeds() {
  test::PeRecipe narrow;
  narrow.wide = false;
  narrow.machine = 0x14c;
  return {test::pe_bytes(), test::pe_bytes(narrow)};
}

}  // namespace assay::fuzz
