#include "host/plugin_host.h"

#include <dlfcn.h>

#include <algorithm>
#include <map>
#include <string>
#include <system_error>

#define BOOST_DLL_USE_STD_FS
#include <boost/dll/shared_library.hpp>

#include "data/error.h"

namespace assay {
namespace {

namespace fs = std::filesystem;
namespace dll = boost::dll;

std::vector<fs::path> plugin_files(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (entry.path().extension() == ".so") files.push_back(entry.path());
  if (error)
    throw ConfigError(folder.string() + ": the plugin folder cannot be read: " + error.message());
  std::sort(files.begin(), files.end());
  return files;
}

// Loads the library for good: vtables and exception types of a plugin stay valid to the program's
// end.
template <typename Make>
Make* load(const PluginInfo& info) {
  try {
    const dll::shared_library library(info.file,
                                      dll::load_mode::rtld_now | dll::load_mode::rtld_local);
    if (!library.has("assay_plugin"))
      throw ConfigError(info.file.string() + ": the plugin exports no \"assay_plugin\"");
    auto& make = library.get_alias<Make>("assay_plugin");
    ::dlopen(info.file.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NOLOAD | RTLD_NODELETE);
    return &make;
  } catch (const std::system_error& why) {
    throw ConfigError(info.file.string() + ": the plugin cannot be loaded: " + why.what());
  }
}

using MakeClassifier = std::unique_ptr<Classifier>(std::span<const Signature>);
using MakeUnpacker = std::unique_ptr<Unpacker>();

// What a plugin throws ends here.
template <typename Call>
void with_net(const std::string& plugin, Stage stage, std::vector<Problem>& problems,
              const Call& call) {
  try {
    call();
  } catch (const std::exception& why) {
    problems.push_back({"", stage, plugin, why.what(), true});
  } catch (...) {
    problems.push_back(
        {"", stage, plugin, "the plugin threw something that is no exception", true});
  }
}

}  // namespace

PluginHost::PluginHost(std::span<const fs::path> folders, const Catalogue& catalogue) {
  std::map<std::string, fs::path> seen;
  for (const auto& folder : folders)
    for (const auto& file : plugin_files(folder)) {
      auto info = read_plugin_note(file);
      if (const auto [place, fresh] = seen.try_emplace(info.id, file); !fresh) {
        if (fs::equivalent(place->second, file)) continue;
        throw ConfigError(file.string() + ": the plugin calls itself \"" + info.id +
                          "\", and so does " + place->second.string());
      }
      infos_.push_back(std::move(info));
    }
  std::sort(infos_.begin(), infos_.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  for (const auto& id : catalogue.plugins())
    if (!seen.contains(id))
      throw ConfigError(catalogue.folder().string() + ": holds signatures for the plugin \"" + id +
                        "\", which is in none of the plugin folders");
  for (const auto& info : infos_) load_plugin(info, catalogue);
}

void PluginHost::load_plugin(const PluginInfo& info, const Catalogue& catalogue) {
  try {
    if (info.kind == PluginKind::unpacker) {
      unpackers_.push_back(load<MakeUnpacker>(info)());
      return;
    }
    const auto signatures = catalogue.of_plugin(info.id);
    const auto first = signatures.empty()
                           ? 0
                           : static_cast<std::size_t>(signatures.data() - catalogue.all().data());
    classifiers_.push_back({info, load<MakeClassifier>(info)(signatures), signatures, first});
  } catch (const ConfigError&) {
    throw;
  } catch (const std::exception& why) {
    throw ConfigError(info.file.string() + ": the plugin could not be made ready: " + why.what());
  }
}

std::vector<Finding> PluginHost::inspect(const BlobView& blob, std::span<const TermHits> hits,
                                         std::vector<Problem>& problems) const {
  std::vector<Finding> findings;
  for (const auto& loaded : classifiers_) {
    std::vector<TermHits> own;
    for (const auto& term : hits)
      if (term.signature >= loaded.first_signature &&
          term.signature < loaded.first_signature + loaded.signatures.size()) {
        own.push_back(term);
        own.back().signature -= static_cast<std::uint32_t>(loaded.first_signature);
      }
    with_net(loaded.info.id, Stage::inspect, problems, [&] {
      if (own.empty() && !loaded.classifier->wants(blob.facts)) return;
      for (auto& finding : loaded.classifier->inspect(blob, own)) {
        finding.blob = blob.facts.digest;
        for (auto& evidence : finding.evidence) evidence.plugin = loaded.info.id;
        findings.push_back(std::move(finding));
      }
    });
  }
  return findings;
}

std::vector<Finding> PluginHost::relate(const ArtefactIndex& index,
                                        std::vector<Problem>& problems) const {
  std::vector<Finding> findings;
  for (const auto& loaded : classifiers_)
    with_net(loaded.info.id, Stage::relate, problems, [&] {
      for (auto& finding : loaded.classifier->relate(index)) {
        for (auto& evidence : finding.evidence) evidence.plugin = loaded.info.id;
        findings.push_back(std::move(finding));
      }
    });
  return findings;
}

}  // namespace assay
