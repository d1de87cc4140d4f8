#include "facts/go_functions.h"
#include "fuzz/target.h"
#include "support/object_recipes.h"

namespace assay::fuzz {

void run(Bytes bytes) {
  for (const char* name : {".gopclntab", ".rdata"}) {
    ObjectFile object;
    object.sections.push_back({.name = name, .offset = 0, .size = bytes.size(), .address = 0x1000});
    add_go_functions(bytes, object);
  }
}

std::vector<Seed> seeds() {
  auto first = test::go_line_table({"main.main", "crypto/aes.newCipher", "runtime.main"});
  auto old = first, older = first;
  old[0] = 0xfa;
  older[0] = 0xfb;
  return {first, old, older};
}

}  // namespace assay::fuzz
