#include "fuzz/object_file.h"
#include "unit/facts/elf_recipe.h"

namespace assay::fuzz {

void run(Bytes bytes) { gather(bytes, "elf"); }

std::vector<Seed> seeds() {
  std::vector<Seed> all;
  for (const bool wide : {false, true})
    for (const auto order : {ByteOrder::little, ByteOrder::big})
      all.push_back(test::elf_bytes({.wide = wide,
                                     .order = order,
                                     .needed = {"libcrypto.so.3"},
                                     .soname = "libvendor.so.1",
                                     .imports = {"EVP_EncryptInit_ex", "memcpy"},
                                     .exports = {"vendor_open"}}));
  return all;
}

}  // namespace assay::fuzz
