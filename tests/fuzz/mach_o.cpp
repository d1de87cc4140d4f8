#include "fuzz/object_file.h"
#include "support/object_recipes.h"

namespace assay::fuzz {

void run(Bytes bytes) { gather(bytes, "mach-o"); }

std::vector<Seed> seeds() {
  test::MachRecipe tree, big;
  tree.trie_only = true;
  tree.exports = {"_vendor_open", "_vendor_close", "_vendor"};
  big.wide = false;
  big.order = ByteOrder::big;
  return {test::mach_bytes(), test::mach_bytes(tree), test::mach_bytes(big),
          test::universal_bytes(test::mach_bytes(), test::mach_bytes(tree))};
}

}  // namespace assay::fuzz
