// One whole file of schema "assay-signatures/1" -> its signatures, and what is wrong with it.
//
// Files do not depend on each other, so that they can be read by several threads at once.
#pragma once

#include <string>
#include <vector>

#include "signatures/data_file.h"
#include "signatures/signature_reader.h"
#include "signatures/vocabulary.h"

namespace assay {

struct SignatureFile {
  std::vector<ReadSignature> signatures;  ///< those without a fault, in the file's order
  std::vector<std::string> faults;        ///< one sentence for each signature that is refused
};

/// Never throws ConfigError: faults are in the answer.
SignatureFile read_signature_file(const DataFile& file, const Vocabulary& vocabulary);

/// The same of many files, in the order given, on as many threads as pay.
std::vector<SignatureFile> read_signature_files(const std::vector<const DataFile*>& files,
                                                const Vocabulary& vocabulary);

}  // namespace assay
