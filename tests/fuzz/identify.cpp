#include "formats/identify.h"

#include "facts/facts.h"
#include "fuzz/target.h"
#include "support/object_recipes.h"

namespace assay::fuzz {

void run(Bytes bytes) {
  const auto format = identify(bytes);
  is_guess(format, bytes);
  ends_in_zip(bytes);
  classify_bytes(bytes, format);
}

std::vector<Seed> seeds() {
  const auto text = [](std::string_view value) { return Seed(value.begin(), value.end()); };
  return {test::pe_bytes(),
          test::mach_bytes(),
          test::coff_bytes(0x8664, {"one"}, {"two"}),
          text("#!/bin/sh\nopenssl enc -aes-256-cbc\n"),
          text(std::string_view("\x30\x82\x00\x10\x02\x01\x00\x30\x0b\x06\x09*\x86H\x86\xf7", 16)),
          text("070701000000010000000000000000000000000000000000000001"),
          text("begin 644 x\n#0V%T\n`\nend\n")};
}

}  // namespace assay::fuzz
