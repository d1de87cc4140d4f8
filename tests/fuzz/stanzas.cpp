#include "stanzas.h"

#include "fuzz/target.h"

namespace assay::fuzz {

void run(Bytes bytes) { packages::read_stanzas(as_text(bytes)); }

std::vector<Seed> seeds() {
  const auto text = [](std::string_view value) { return Seed(value.begin(), value.end()); };
  return {text("Package: openssl\nStatus: install ok installed\nVersion: 3.0.16-1\n\n"
               "Package: libc6\nVersion: 2.36\nDescription: x\n more\n"),
          text("P:openssl\nV:3.1.4-r5\n\nP:musl\nV:1.2.4-r2\n"),
          text("pkgname = openssl\npkgver = 3.2.1-1\n"),
          text("Metadata-Version: 2.1\nName: cryptography\nVersion: 41.0.7\n\n")};
}

}  // namespace assay::fuzz
