// One classifier plugin with its real signatures and the real matcher, asked about single blobs.
#pragma once

#include <assay/plugin.h>
#include <dlfcn.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "code/code_set.h"
#include "facts/facts.h"
#include "matching/pattern_set.h"
#include "signatures/catalogue.h"

namespace assay::test {

class ClassifierBench {
 public:
  explicit ClassifierBench(const std::string& plugin)
      : catalogue_(Catalogue::load(std::filesystem::path(ASSAY_SOURCE_DIR) / "signatures")),
        signatures_(catalogue_.of_plugin(plugin)),
        patterns_(signatures_, {}),
        code_(signatures_),
        scratch_(patterns_) {
    auto file = std::filesystem::path(ASSAY_PLUGIN_DIR) / plugin;
    file += ".so";
    void* library = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!library) throw std::runtime_error(dlerror());
    const auto* made = static_cast<const void* const*>(dlsym(library, "assay_plugin"));
    classifier_ = reinterpret_cast<ClassifierFactory>(const_cast<void*>(*made))(signatures_);
  }

  std::vector<Finding> inspect(Bytes bytes, const std::string& format) {
    std::string damage;
    const auto facts = gather_facts(bytes, std::string(64, '0'), format, false, damage);
    return inspect(bytes, facts);
  }
  std::vector<Finding> inspect(Bytes bytes, const BlobFacts& facts) {
    auto hits = patterns_.scan(bytes, facts, scratch_);
    merge_hits(hits, code_.scan(bytes, facts));
    if (hits.empty() && !classifier_->wants(facts)) return {};
    return classifier_->inspect({facts, bytes}, hits);
  }
  const Classifier& classifier() const { return *classifier_; }

 private:
  Catalogue catalogue_;
  std::span<const Signature> signatures_;
  PatternSet patterns_;
  CodeSet code_;
  PatternSet::Scratch scratch_;
  std::unique_ptr<Classifier> classifier_;
};

/// The finding of this kind, subject and role, or nullptr.
inline const Finding* find(const std::vector<Finding>& findings, Kind kind,
                           std::string_view subject, Role role) {
  const auto at = std::find_if(findings.begin(), findings.end(), [&](const Finding& f) {
    return f.kind == kind && f.subject == subject && f.role == role;
  });
  return at == findings.end() ? nullptr : &*at;
}

}  // namespace assay::test
