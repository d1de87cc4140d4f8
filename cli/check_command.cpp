#include <fmt/format.h>

#include <iostream>

#include "commands.h"
#include "output.h"
#include "places.h"
#include "signatures/catalogue.h"

namespace assay::cli {

int run_check(const Options& options) {
  const auto folder = places(options).signatures;
  CheckCounts counts;
  const auto faults = check_signatures(folder, counts);
  for (const auto& fault : faults) std::cerr << "assay: " << fault << '\n';
  print(fmt::format("{}: {} files, {} signatures with {} terms, {} examples, {} rules: {}\n",
                    folder.string(), counts.files, counts.signatures, counts.terms, counts.examples,
                    counts.rules,
                    faults.empty() ? "all well" : fmt::format("{} faults", faults.size())));
  return faults.empty() ? 0 : 2;
}

}  // namespace assay::cli
