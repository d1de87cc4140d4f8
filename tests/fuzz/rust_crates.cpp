#include <zlib.h>

#include <string_view>

#include "facts/rust_program.h"
#include "fuzz/target.h"

namespace assay::fuzz {
namespace {

Seed deflated(std::string_view text) {
  auto size = compressBound(text.size());
  Seed packed(size);
  compress(packed.data(), &size, reinterpret_cast<const Bytef*>(text.data()), text.size());
  packed.resize(size);
  return packed;
}

void read(Bytes bytes) {
  ObjectFile object;
  object.sections.push_back({.name = ".dep-v0", .offset = 0, .size = bytes.size()});
  add_rust_facts(bytes, object);
}

}  // namespace

void run(Bytes bytes) {
  read(bytes);                     // as a stream
  read(deflated(as_text(bytes)));  // as the text inside one
}

std::vector<Seed> seeds() {
  constexpr std::string_view kText =
      R"({"packages":[{"name":"ring","version":"0.17.8","source":"crates.io"}]})";
  return {deflated(kText), Seed(kText.begin(), kText.end())};
}

}  // namespace assay::fuzz
