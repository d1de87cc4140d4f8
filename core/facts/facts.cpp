#include "facts/facts.h"

#include <array>
#include <utility>

#include "facts/go_program.h"
#include "facts/rust_program.h"

namespace assay {
namespace {

struct Form {
  std::string_view format, title;
  ObjectFile (*read)(Bytes, std::string&);
  bool machine_code;  ///< may be a Go or Rust program
};

constexpr std::array<Form, 6> kForms = {{{"elf", "an ELF file", read_elf, true},
                                         {"pe", "a PE file", read_pe, true},
                                         {"mach-o", "a Mach-O file", read_mach_o, true},
                                         {"coff", "a COFF object", read_coff, false},
                                         {"java-class", "a Java class", read_java_class, false},
                                         {"wasm", "a WebAssembly module", read_wasm, false}}};

void read_object(const Form& form, Bytes bytes, BlobFacts& facts, std::string& damage) {
  try {
    facts.object = form.read(bytes, damage);
  } catch (const Malformed& error) {
    damage = std::string("not read as ").append(form.title) + ": " + error.what();
    return;
  }
  if (!form.machine_code) return;
  add_go_facts(bytes, *facts.object);
  add_rust_facts(bytes, *facts.object);
}

}  // namespace

BlobFacts gather_facts(Bytes bytes, std::string digest, std::string format, bool opened,
                       std::string& damage) {
  damage.clear();
  BlobFacts facts;
  facts.digest = std::move(digest);
  facts.size = bytes.size();
  facts.klass = opened ? BlobClass::container : classify_bytes(bytes, format);
  facts.format = std::move(format);
  for (const auto& form : kForms)
    if (form.format == facts.format) read_object(form, bytes, facts, damage);
  return facts;
}

}  // namespace assay
