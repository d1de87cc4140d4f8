// Where a signature comes from: its place in our data, the sources it rests on and the examples
// that prove it. Kept beside the Signature, because plugins need none of it.
#pragma once

#include <assay/isa.h>

#include <cstdint>
#include <string>
#include <vector>

namespace assay {

struct SignatureOrigin {
  std::string file;     ///< below the signature folder: "algorithms/aes.json"
  std::string pointer;  ///< JSON pointer of the signature in that file
  std::string source;   ///< standard or upstream project; empty where each term names its own
  std::string note;     ///< for people, may be empty
  std::vector<std::string> references;  ///< addresses and titles for further reading

  struct Example {
    std::string term;  ///< the term it is about
    bool must_match = true;
    std::vector<std::uint8_t> bytes;  ///< for literal and regex terms and for code
    Isa isa = Isa::none;              ///< of code
    std::string name;                 ///< for name terms
    std::string pointer;              ///< JSON pointer of the example
  };
  std::vector<Example> examples;
};

}  // namespace assay
