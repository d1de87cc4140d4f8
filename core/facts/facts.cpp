#include "facts/facts.h"

#include <utility>

namespace assay {

BlobFacts gather_facts(Bytes bytes, std::string digest, std::string format, bool opened,
                       std::string& damage) {
  damage.clear();
  BlobFacts facts;
  facts.digest = std::move(digest);
  facts.size = bytes.size();
  facts.klass = opened ? BlobClass::container : classify_bytes(bytes, format);
  facts.format = std::move(format);
  if (facts.format == "elf") {
    try {
      facts.object = read_elf(bytes, damage);
    } catch (const Malformed& error) {
      damage = std::string("not read as an ELF file: ") + error.what();
    }
  }
  return facts;
}

}  // namespace assay
