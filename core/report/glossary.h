// What the data calls its things in English and Chinese: product types, categories, obligations,
// context keys and their values. A report holds ids only.
//
// Values and other single words stand in signatures/words.json (schema assay-words/1), the rest in
// the data that defines it.
#pragma once

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "classify/classify.h"
#include "model/report.h"

namespace assay {

struct Law;

struct Glossary {
  using Names = std::map<std::string, Bilingual, std::less<>>;
  Names types, categories, obligations, questions;
  Names words;  ///< of words.json: keys and values of the context, product forms

  /// Throws ConfigError for a words.json that is none.
  static Glossary load(const std::filesystem::path& signatures_folder, const Law& law,
                       std::span<const CcisType> types);
};

/// What words.json lacks of the keys and closed values of the context, a sentence each.
std::vector<std::string> missing_words(const Glossary& glossary, const Law& law);

}  // namespace assay
