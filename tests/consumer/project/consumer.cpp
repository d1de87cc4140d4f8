// Reports the architecture of every object file.
#include <assay/plugin.h>

namespace {

using namespace assay;

class Consumer final : public Classifier {
 public:
  explicit Consumer(std::span<const Signature>) {}
  bool wants(const BlobFacts& facts) const override { return facts.object.has_value(); }
  std::vector<Finding> inspect(const BlobView& blob, std::span<const TermHits>) const override {
    Finding finding;
    finding.kind = Kind::trait;
    finding.subject = "runs-on-" + blob.facts.object->architecture;
    finding.evidence.emplace_back().method = "header";
    return {finding};
  }
};

}  // namespace

ASSAY_CLASSIFIER(Consumer, "consumer", "0.0.1")
