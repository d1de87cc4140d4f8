#include "fuzz/object_file.h"
#include "support/object_recipes.h"

namespace assay::fuzz {

void run(Bytes bytes) { gather(bytes, "wasm"); }

std::vector<Seed> seeds() {
  return {test::wasm_bytes({"argon2_hash"}, {"blake2b_update", "blake2b_final"})};
}

}  // namespace assay::fuzz
