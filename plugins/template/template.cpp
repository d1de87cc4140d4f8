// The smallest classifier: copy this folder to begin your own.
//
// Its one signature (signatures/template/) matches citations of Chinese national security
// standards, such as "GB/T 20281" for firewalls. A product that cites one was at least written with
// it in mind, so a citation becomes a supporting trait, whose version is the standard's number.
#include <assay/plugin.h>

namespace {

using namespace assay;

class Template final : public Classifier {
 public:
  explicit Template(std::span<const Signature> signatures) : signatures_(signatures) {}

  std::vector<Finding> inspect(const BlobView& blob,
                               std::span<const TermHits> hits) const override {
    std::vector<Finding> findings;
    for (const auto& term : hits) {
      const auto& signature = signatures_[term.signature];
      for (const auto& hit : term.hits) findings.push_back(cited(signature, term, hit, blob.bytes));
    }
    return findings;
  }

 private:
  static Finding cited(const Signature& signature, const TermHits& term, const Hit& hit,
                       Bytes bytes) {
    Finding finding;
    finding.kind = signature.kind;
    finding.subject = signature.subject;
    finding.role = Role::mentions;
    finding.strength = Strength::likely;
    finding.version = std::string(as_text(bytes.subspan(hit.capture_offset, hit.capture_length)));
    Evidence evidence;
    evidence.offset = hit.offset;
    evidence.length = hit.length;
    evidence.method = signature.terms[term.term].method;
    evidence.signature = signature.id + "." + signature.terms[term.term].id;
    evidence.text = "cites " + std::string(as_text(bytes.subspan(hit.offset, hit.length)));
    finding.evidence.push_back(std::move(evidence));
    finding.evidence_total = 1;
    return finding;
  }

  std::span<const Signature> signatures_;
};

}  // namespace

ASSAY_CLASSIFIER(Template, "template", "0.1.0")
