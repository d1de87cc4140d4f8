#include "signatures/catalogue.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "data/error.h"
#include "data/json.h"
#include "signatures/data_file.h"
#include "signatures/signature_reader.h"

namespace assay {
namespace {

constexpr std::string_view kSignatures = "assay-signatures/1";
constexpr std::string_view kVocabulary = "assay-vocabulary/1";
constexpr std::string_view kVersion = "assay-version/1";

}  // namespace

// Gathers what the files hold, in any order, and then puts it in the catalogue's.
class Catalogue::Builder {
 public:
  Builder(Catalogue& catalogue, std::vector<std::string>* faults)
      : catalogue_(catalogue), faults_(faults) {}

  void add(const DataFile& file) {
    tolerating([&] {
      if (file.schema == kVocabulary) add_vocabulary(file);
      if (file.schema == kVersion) add_version(file);
      if (file.schema == kSignatures) add_signatures(file);
      if (file.schema.starts_with("assay-signatures/") && file.schema != kSignatures)
        throw ConfigError(file.place + "#/schema: this is \"" + file.schema + "\", wanted is \"" +
                          std::string(kSignatures) + "\"");
    });
  }

  void finish() {
    std::vector<std::size_t> order(read_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const auto& one = read_[a].signature;
      const auto& two = read_[b].signature;
      return std::tie(one.plugin, one.id) < std::tie(two.plugin, two.id);
    });
    for (const auto index : order) {
      catalogue_.signatures_.push_back(std::move(read_[index].signature));
      catalogue_.origins_.push_back(std::move(read_[index].origin));
    }
  }

 private:
  template <typename Work>
  void tolerating(Work&& work) {
    try {
      work();
    } catch (const ConfigError& fault) {
      if (!faults_) throw;
      faults_->push_back(fault.what());
    }
  }

  void add_vocabulary(const DataFile& file) {
    const auto value = parse_json(file.text, file.place);
    catalogue_.vocabulary_.add(Node(value, file.place));
  }

  void add_version(const DataFile& file) {
    const auto value = parse_json(file.text, file.place);
    const Node node(value, file.place);
    node.only({"schema", "version"});
    catalogue_.version_ = node.at("version").string();
  }

  void add_signatures(const DataFile& file) {
    const auto value = parse_json(file.text, file.place);
    const Node node(value, file.place);
    node.only({"schema", "note", "plugin", "signatures"});
    const auto plugin = node.at("plugin").string();
    for (const auto& item : node.at("signatures").list())
      tolerating([&] { add_signature(item, plugin, file.name); });
  }

  void add_signature(const Node& item, const std::string& plugin, const std::string& file) {
    auto read = read_signature(item, plugin, catalogue_.vocabulary_);
    const auto [first, fresh] = places_.emplace(read.signature.id, item.place());
    if (!fresh)
      item.at("id").fail("the id \"" + read.signature.id + "\" stands already at " + first->second);
    read.origin.file = file;
    read_.push_back(std::move(read));
  }

  Catalogue& catalogue_;
  std::vector<std::string>* faults_;
  std::vector<ReadSignature> read_;
  std::map<std::string, std::string> places_;
};

Catalogue Catalogue::load(const std::filesystem::path& folder) {
  return load(folder, read_data_files(folder), nullptr);
}

Catalogue Catalogue::load(const std::filesystem::path& folder, const std::vector<DataFile>& files,
                          std::vector<std::string>* faults) {
  Catalogue catalogue;
  catalogue.folder_ = folder;
  catalogue.digest_ = digest_of(files);
  Builder builder(catalogue, faults);
  // Names first: every signature is checked against them.
  for (const auto& file : files)
    if (file.schema == kVocabulary) builder.add(file);
  for (const auto& file : files)
    if (file.schema != kVocabulary) builder.add(file);
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
