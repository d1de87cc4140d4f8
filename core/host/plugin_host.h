// Finds, checks and loads plugins, and calls them with a net under them. The only user of
// Boost.DLL.
//
// Before dlopen, the plugin's ELF note is read with our own reader; a missing note, another ABI
// number, layout or kind, or a second plugin of the same id, is a ConfigError naming file, found,
// wanted. Libraries are opened RTLD_NOW | RTLD_LOCAL and never unloaded.
#pragma once

#include <assay/plugin.h>

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "model/report.h"
#include "signatures/catalogue.h"

namespace assay {

/// A plugin's note as read from its file.
struct PluginInfo {
  std::filesystem::path file;
  std::string id, version;
  PluginKind kind = PluginKind::classifier;
  std::string digest;  ///< "sha256:…" of the file
};

/// Reads and checks the note without running any of the file's code. Throws ConfigError.
PluginInfo read_plugin_note(const std::filesystem::path& file);

class PluginHost {
 public:
  struct LoadedClassifier {
    PluginInfo info;
    std::unique_ptr<Classifier> classifier;
    std::span<const Signature> signatures;  ///< its part of the catalogue
    std::size_t first_signature = 0;        ///< index of that part in Catalogue::all()
  };

  /// Loads every *.so of `folders`, in order; files sorted by name. A catalogue entry for a plugin
  /// that is not there is a ConfigError: its signatures would never be asked.
  PluginHost(std::span<const std::filesystem::path> folders, const Catalogue& catalogue);

  std::span<const LoadedClassifier> classifiers() const { return classifiers_; }  ///< sorted by id
  std::span<const std::unique_ptr<Unpacker>> unpackers() const { return unpackers_; }
  std::span<const PluginInfo> plugins() const { return infos_; }  ///< all, sorted by id

  /// Every classifier with hits, or that wants the blob. `hits` as PatternSet::scan gives them.
  /// What a plugin throws is a Problem. Evidence gets its plugin, findings their blob; ids are not
  /// set yet.
  std::vector<Finding> inspect(const BlobView& blob, std::span<const TermHits> hits,
                               std::vector<Problem>& problems) const;
  std::vector<Finding> relate(const ArtefactIndex& index, std::vector<Problem>& problems) const;

 private:
  void load_plugin(const PluginInfo& info, const Catalogue& catalogue);

  std::vector<LoadedClassifier> classifiers_;
  std::vector<std::unique_ptr<Unpacker>> unpackers_;
  std::vector<PluginInfo> infos_;
};

}  // namespace assay
