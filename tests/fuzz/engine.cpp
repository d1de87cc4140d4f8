// libFuzzer's entry points. With ASSAY_FUZZ_SEEDS=FOLDER the program writes its seeds there and
// ends.
#include <cstdlib>
#include <fstream>
#include <string>

#include "fuzz/target.h"

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  const char* folder = std::getenv("ASSAY_FUZZ_SEEDS");
  if (!folder) return 0;
  std::size_t number = 0;
  for (const auto& seed : assay::fuzz::seeds())
    std::ofstream(std::string(folder) + "/seed-" + std::to_string(number++), std::ios::binary)
        .write(reinterpret_cast<const char*>(seed.data()),
               static_cast<std::streamsize>(seed.size()));
  std::exit(0);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  assay::fuzz::run({data, size});
  return 0;
}
