#include "unit/products/trait_line.h"

#include <stdexcept>

#include "facts/facts.h"
#include "findings/merge.h"
#include "unpack/unpack.h"

namespace assay {
namespace {

namespace fs = std::filesystem;

fs::path copied(const fs::path& work, const std::string& what) {
  const auto to = work / what;
  if (fs::exists(to)) return to;
  fs::create_directories(to);
  const auto source = fs::path(ASSAY_SOURCE_DIR) / "signatures";
  if (what == "plugins") {
    fs::copy(fs::path(ASSAY_PLUGIN_DIR) / "products.so", to);
  } else {
    for (const auto* part : {"products", "vocabulary"})
      fs::copy(source / part, to / part, fs::copy_options::recursive);
  }
  return to;
}

std::vector<fs::path> one(fs::path folder) { return {std::move(folder)}; }

}  // namespace

TraitLine::TraitLine(const fs::path& work)
    : catalogue_(Catalogue::load(copied(work, "signatures"))),
      host_(one(copied(work, "plugins")), catalogue_),
      patterns_(catalogue_.all(), {.cache_folder = {}, .digest = catalogue_.digest()}),
      rules_(CcisRules::load(fs::path(ASSAY_SOURCE_DIR) / "signatures")) {}

TraitLine::~TraitLine() = default;

std::vector<Finding> TraitLine::scan(const fs::path& artefact) const {
  std::map<std::string, BlobFacts> facts;
  std::vector<Finding> findings;
  std::vector<Problem> problems;
  PatternSet::Scratch scratch(patterns_);
  const Tree tree = unpack(artefact, {}, [&](const BlobNode& node, const Blob& blob) {
    std::string damage;
    auto& own = facts[node.digest];
    own = gather_facts(blob.bytes(), node.digest, node.format, node.opened, damage);
    std::vector<TermHits> hits;
    if (!node.opened) hits = patterns_.scan(blob.bytes(), own, scratch);
    for (auto& finding : host_.inspect({own, blob.bytes()}, hits, problems))
      findings.push_back(std::move(finding));
  });
  std::vector<IndexedBlob> blobs;
  for (std::size_t i = 0; i < tree.blobs.size(); ++i) {
    auto& own = facts[tree.blobs[i].digest];
    own.digest = tree.blobs[i].digest;
    blobs.push_back({&own, tree.paths[i]});
  }
  findings = merge_findings(std::move(findings));
  const ArtefactIndex index{blobs, findings, tree.blobs[tree.root].digest, tree.links};
  auto related = host_.relate(index, problems);
  if (!problems.empty()) throw std::runtime_error(problems.front().message);
  findings.insert(findings.end(), related.begin(), related.end());
  return merge_findings(std::move(findings));
}

}  // namespace assay
