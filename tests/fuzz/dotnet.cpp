#include "fuzz/object_file.h"
#include "support/object_recipes.h"

namespace assay::fuzz {

// The input is the metadata alone, so that every change meets it.
void run(Bytes bytes) {
  test::PeRecipe recipe;
  recipe.clr.assign(bytes.begin(), bytes.end());
  gather(test::pe_bytes(recipe), "pe");
}

std::vector<Seed> seeds() { return {test::dotnet_metadata()}; }

}  // namespace assay::fuzz
