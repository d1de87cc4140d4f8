#include "signatures/catalogue.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "data/digest.h"
#include "data/error.h"
#include "data/json.h"
#include "data/private_store.h"
#include "signatures/catalogue_image.h"
#include "signatures/data_file.h"
#include "signatures/signature_file.h"

namespace assay {
namespace {

constexpr std::string_view kSignatures = "assay-signatures/1";
constexpr std::string_view kVocabulary = "assay-vocabulary/1";
constexpr std::string_view kVersion = "assay-version/1";

// What a kept catalogue depends on besides the files: another build may expand them otherwise.
std::string program_stamp() {
  const std::filesystem::path self("/proc/self/exe");
  return std::to_string(std::filesystem::file_size(self)) + " " +
         std::to_string(std::filesystem::last_write_time(self).time_since_epoch().count());
}

}  // namespace

// Gathers what the files hold, in any order, and then puts it in the catalogue's.
class Catalogue::Builder {
 public:
  Builder(Catalogue& catalogue, std::vector<std::string>* faults)
      : catalogue_(catalogue), faults_(faults) {}

  /// Any file but one of signatures.
  void add(const DataFile& file) {
    if (file.schema == kVocabulary)
      read(file, [&](const Node& n) { catalogue_.vocabulary_.add(n); });
    if (file.schema == kVersion) read(file, [&](const Node& node) { add_version(node); });
    if (file.schema.starts_with("assay-signatures/") && file.schema != kSignatures)
      complain(file.place + "#/schema: this is \"" + file.schema + "\", wanted is \"" +
               std::string(kSignatures) + "\"");
  }

  void add(const DataFile& file, SignatureFile&& content) {
    for (const auto& fault : content.faults) complain(fault);
    for (auto& read : content.signatures) {
      const auto place = file.place + "#" + read.origin.pointer;
      const auto [first, fresh] = places_.emplace(read.signature.id, place);
      if (fresh)
        read_.push_back(std::move(read));
      else
        complain(place + "/id: the id \"" + read.signature.id + "\" stands already at " +
                 first->second);
    }
  }

  void finish() {
    std::sort(read_.begin(), read_.end(), [](const ReadSignature& a, const ReadSignature& b) {
      return std::tie(a.signature.plugin, a.signature.id) <
             std::tie(b.signature.plugin, b.signature.id);
    });
    for (auto& read : read_) {
      catalogue_.signatures_.push_back(std::move(read.signature));
      catalogue_.origins_.push_back(std::move(read.origin));
    }
  }

 private:
  void complain(const std::string& fault) {
    if (!faults_) throw ConfigError(fault);
    faults_->push_back(fault);
  }

  template <typename Read>
  void read(const DataFile& file, Read&& read) {
    try {
      const auto value = parse_json(file.text, file.place);
      read(Node(value, file.place));
    } catch (const ConfigError& fault) {
      complain(fault.what());
    }
  }

  void add_version(const Node& node) {
    node.only({"schema", "version"});
    catalogue_.version_ = node.at("version").string();
  }

  Catalogue& catalogue_;
  std::vector<std::string>* faults_;
  std::vector<ReadSignature> read_;
  std::map<std::string, std::string> places_;  // id -> "file#/pointer"
};

Catalogue Catalogue::load(const std::filesystem::path& folder) {
  return load(folder, read_data_files(folder), nullptr);
}

Catalogue Catalogue::load_kept(const std::filesystem::path& folder,
                               const std::filesystem::path& cache) {
  const auto files = read_data_files(folder);
  if (cache.empty()) return load(folder, files, nullptr);
  const PrivateStore store(cache);
  const auto key = digest_of(files) + " " + program_stamp();
  const auto name = "catalogue-" + sha256_hex(as_bytes(key)).substr(0, 1);
  Catalogue catalogue;
  if (const auto kept = store.load(name, key)) {
    if (auto image = catalogue_image({kept->data(), kept->size()})) {
      catalogue.folder_ = folder;
      catalogue.signatures_ = std::move(image->signatures);
      catalogue.origins_ = std::move(image->origins);
      catalogue.vocabulary_ = std::move(image->vocabulary);
      catalogue.version_ = std::move(image->version);
      catalogue.digest_ = key.substr(0, key.find(' '));
      return catalogue;
    }
  }
  catalogue = load(folder, files, nullptr);
  store.save(name, key,
             to_bytes({.signatures = catalogue.signatures_,
                       .origins = catalogue.origins_,
                       .vocabulary = catalogue.vocabulary_,
                       .version = catalogue.version_}));
  return catalogue;
}

Catalogue Catalogue::load(const std::filesystem::path& folder, const std::vector<DataFile>& files,
                          std::vector<std::string>* faults) {
  Catalogue catalogue;
  catalogue.folder_ = folder;
  catalogue.digest_ = digest_of(files);
  Builder builder(catalogue, faults);
  // Names first: every signature is checked against them.
  std::vector<const DataFile*> with_signatures;
  for (const auto& file : files) {
    if (file.schema == kSignatures)
      with_signatures.push_back(&file);
    else
      builder.add(file);
  }
  auto contents = read_signature_files(with_signatures, catalogue.vocabulary_);
  for (std::size_t i = 0; i < contents.size(); ++i)
    builder.add(*with_signatures[i], std::move(contents[i]));
  builder.finish();
  return catalogue;
}

std::span<const Signature> Catalogue::of_plugin(std::string_view plugin) const {
  struct ByPlugin {
    bool operator()(const Signature& a, std::string_view b) const { return a.plugin < b; }
    bool operator()(std::string_view a, const Signature& b) const { return a < b.plugin; }
  };
  const auto [first, last] =
      std::equal_range(signatures_.begin(), signatures_.end(), plugin, ByPlugin{});
  return {first, last};
}

std::set<std::string> Catalogue::plugins() const {
  std::set<std::string> ids;
  for (const auto& signature : signatures_) ids.insert(signature.plugin);
  return ids;
}

}  // namespace assay
