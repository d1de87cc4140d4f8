#include "fuzz/object_file.h"
#include "support/object_recipes.h"

namespace assay::fuzz {

void run(Bytes bytes) { gather(bytes, "coff"); }

std::vector<Seed> seeds() {
  return {test::coff_bytes(0x14c, {"_vendor_seal_message"}, {"_EVP_EncryptInit_ex"}),
          test::coff_bytes(0x8664, {"vendor_seal", "vendor_open"}, {})};
}

}  // namespace assay::fuzz
