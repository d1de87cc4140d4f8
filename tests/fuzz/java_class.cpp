#include "fuzz/object_file.h"
#include "support/object_recipes.h"

namespace assay::fuzz {

void run(Bytes bytes) { gather(bytes, "java-class"); }

std::vector<Seed> seeds() {
  return {test::java_class_bytes("com/vendor/Vault", {{"javax/crypto/Cipher", "getInstance"},
                                                      {"[Ljavax/crypto/Mac;", "clone"}})};
}

}  // namespace assay::fuzz
