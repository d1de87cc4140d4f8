#include "signatures/check.h"

#include <algorithm>
#include <functional>

#include "classify/classify.h"
#include "data/error.h"
#include "data/json.h"
#include "regimes/check_law.h"
#include "regimes/oblige.h"
#include "report/glossary.h"
#include "signatures/catalogue.h"
#include "signatures/example_check.h"
#include "signatures/schema_set.h"

namespace assay {
namespace {

void append(std::vector<std::string>& faults, std::vector<std::string> more) {
  faults.insert(faults.end(), std::make_move_iterator(more.begin()),
                std::make_move_iterator(more.end()));
}

void check_schemas(const std::vector<DataFile>& files, std::vector<std::string>& faults) {
  const SchemaSet schemas(files);
  append(faults, schemas.faults());
  for (const auto& file : files) {
    if (file.schema.empty()) continue;
    if (auto fault = schemas.fault_of(file); !fault.empty()) faults.push_back(std::move(fault));
  }
}

void count(const Catalogue& catalogue, CheckCounts& counts) {
  counts.signatures = catalogue.all().size();
  for (std::size_t i = 0; i < catalogue.all().size(); ++i) {
    counts.terms += catalogue.all()[i].terms.size();
    counts.examples += catalogue.origin(i).examples.size();
  }
}

// What a reader says against its part of the data, if there is such a part.
void check_reader(const std::function<void()>& read, std::vector<std::string>& faults) {
  try {
    read();
  } catch (const ConfigError& fault) {
    faults.emplace_back(fault.what());
  }
}

void check_judgement(const std::filesystem::path& folder, const std::vector<DataFile>& files,
                     CheckCounts& counts, std::vector<std::string>& faults) {
  const auto below = [&](std::string_view part) {
    return std::any_of(files.begin(), files.end(),
                       [&](const DataFile& file) { return file.name.starts_with(part); });
  };
  if (below("ccis/"))
    check_reader([&] { counts.rules += CcisRules::load(folder).types().size(); }, faults);
  if (!below("regimes/")) return;
  for (const auto& file : files)
    if (file.name.starts_with("regimes/") || file.name.starts_with("facts/") ||
        file.name == "context.json")
      check_reader(
          [&] {
            const auto value = parse_json(file.text, file.place);
            check_translations(Node(value, file.place), faults);
          },
          faults);
  check_reader(
      [&] {
        const auto regimes = Regimes::load(folder);
        for (const auto& pack : regimes.law().packs) counts.rules += pack.rules.size();
        append(faults, check_law(regimes.law()));
        if (!below("words.json")) return;
        const auto ccis = CcisRules::load(folder);
        append(faults,
               missing_words(Glossary::load(folder, regimes.law(), ccis.types()), regimes.law()));
      },
      faults);
}

}  // namespace

std::vector<std::string> check_signatures(const std::filesystem::path& folder,
                                          CheckCounts& counts) {
  std::vector<std::string> faults;
  try {
    const auto files = read_data_files(folder);
    counts.files = files.size();
    check_schemas(files, faults);
    const auto catalogue = Catalogue::load(folder, files, &faults);
    if (catalogue.version().empty())
      faults.push_back((folder / "VERSION.json").string() + ": the data has no version");
    append(faults, check_examples(catalogue));
    count(catalogue, counts);
    check_judgement(folder, files, counts, faults);
  } catch (const ConfigError& fault) {
    faults.emplace_back(fault.what());
  }
  return faults;
}

}  // namespace assay
