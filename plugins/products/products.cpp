// Security-product traits: what software does, not what its package is called.
//
// `inspect` answers from one blob: words of rule languages, user-interface text, symbols. Much of
// that also stands in manuals, so such text is first only a mention; `relate` then sees where it
// stands, leaves documentation out, adds what paths say and draws traits from traits. A claim is
// asked in both, and holds where its terms can be seen: content in the one, paths and findings in
// the other.
#include <assay/claims.h>
#include <assay/documentation.h>
#include <assay/plugin.h>

#include <algorithm>
#include <map>

#include "card_file.h"
#include "sightings.h"

namespace assay::products {
namespace {

// A trait drawn from a trait drawn from a trait …: no data goes deeper.
constexpr int kRounds = 4;

/// Of every blob that stands outside documentation too: the first such path, by digest.
std::map<std::string_view, std::string> working_paths(const ArtefactIndex& index) {
  std::map<std::string_view, std::string> paths;
  for (const auto& blob : index.blobs) {
    const auto first = std::find_if_not(blob.paths.begin(), blob.paths.end(), is_documentation);
    if (first != blob.paths.end())
      paths.emplace(blob.facts->digest, *first);
    else if (blob.paths.empty())  // the artefact itself
      paths.emplace(blob.facts->digest, "");
  }
  return paths;
}

class Products final : public Classifier {
 public:
  explicit Products(std::span<const Signature> signatures)
      : signatures_(signatures), index_(signatures) {}

  bool wants(const BlobFacts& facts) const override {
    return facts.object.has_value() ||
           (facts.klass != BlobClass::text && facts.size <= kMostImportBytes);
  }

  std::vector<Finding> inspect(const BlobView& blob,
                               std::span<const TermHits> hits) const override {
    // The members of an opened container are asked themselves.
    if (blob.facts.klass == BlobClass::container) return {};
    auto findings = claim_findings(signatures_, blob, hits, index_);
    if (blob.bytes.size() <= kMostImportBytes)
      for (auto& finding : card_imports(blob.bytes)) findings.push_back(std::move(finding));
    return findings;
  }

  std::vector<Finding> relate(const ArtefactIndex& index) const override {
    Sightings seen(signatures_, index_);
    for (const auto& blob : index.blobs)
      for (const auto& path : blob.paths)
        if (!is_documentation(path)) seen.see_path(path);
    for (const auto& link : index.links) seen.see_path(link);
    const auto paths = working_paths(index);
    for (const auto& finding : index.findings)
      if (const auto path = paths.find(finding.blob); path != paths.end())
        seen.see_finding(finding, path->second);
    std::vector<Finding> findings;
    for (int round = 0; round < kRounds; ++round) {
      const auto fresh = seen.fresh_findings(index.root);
      for (const auto& finding : fresh) seen.see_finding(finding, "");
      findings.insert(findings.end(), fresh.begin(), fresh.end());
    }
    return findings;
  }

 private:
  std::span<const Signature> signatures_;
  NameIndex index_;
};

}  // namespace
}  // namespace assay::products

using assay::products::Products;
ASSAY_CLASSIFIER(Products, "products", "0.1.0")
