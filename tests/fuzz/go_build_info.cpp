#include "facts/go_program.h"
#include "fuzz/target.h"
#include "support/object_recipes.h"

namespace assay::fuzz {

void run(Bytes bytes) {
  ObjectFile object;
  object.sections.push_back(
      {.name = ".go.buildinfo", .offset = 0, .size = bytes.size(), .address = 0x1000});
  add_go_facts(bytes, object);
}

std::vector<Seed> seeds() {
  auto pointed = test::go_build_info("", "");
  pointed[15] = 0;
  pointed[17] = 0x10;  // the strings' headers stand at 0x1020 and 0x1030
  pointed[16] = 0x20;
  pointed[25] = 0x10;
  pointed[24] = 0x30;
  pointed.resize(96);
  pointed[32] = 0x40, pointed[33] = 0x10, pointed[40] = 8;
  pointed[48] = 0x40, pointed[49] = 0x10, pointed[56] = 32;
  return {test::go_build_info("go1.22.3",
                              "path\tx/y\nmod\tx/y\t(devel)\n"
                              "dep\tgolang.org/x/crypto\tv0.17.0\th1:x=\n"
                              "=>\tz/y\tv1.0.1\n"),
          pointed};
}

}  // namespace assay::fuzz
