// A classifier that reports every blob's format, or throws. Loading it leaves a mark, so that a
// test can tell whether any of its code ran.
#include <assay/plugin.h>

#include <cstdio>
#include <cstdlib>
#include <stdexcept>

namespace {

using namespace assay;

const bool kLoaded = [] {
  if (const char* mark = std::getenv("ASSAY_TEST_MARK"))
    if (auto* file = std::fopen(mark, "w")) std::fclose(file);
  return true;
}();

class Echo final : public Classifier {
 public:
  explicit Echo(std::span<const Signature>) {}
  bool wants(const BlobFacts&) const override { return kLoaded; }
  std::vector<Finding> inspect(const BlobView& blob, std::span<const TermHits>) const override {
#ifdef ASSAY_TEST_THROWS
    throw std::runtime_error("cannot bear " + blob.facts.format);
#else
    Finding finding;
    finding.kind = Kind::trait;
    finding.subject = "echo:" + blob.facts.format;
    finding.evidence.emplace_back();
    return {finding};
#endif
  }
  std::vector<Finding> relate(const ArtefactIndex& index) const override {
#ifdef ASSAY_TEST_THROWS
    throw index.blobs.size();
#else
    Finding finding;
    finding.kind = Kind::trait;
    finding.subject = "echo:blobs";
    finding.blob = index.root;
    return {finding};
#endif
  }
};

}  // namespace

ASSAY_CLASSIFIER(Echo, "echo", "1.2.3")
