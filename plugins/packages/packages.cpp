// Plugin `packages`: which packages an artefact is made of, from their manifests (dpkg, rpm, apk,
// pacman, Python, Java) and from inventories of what is installed (dpkg, opkg, apk, rpm). A
// manifest implements its package, as its files lie beside it; an entry of an inventory mentions
// one.
#include <assay/plugin.h>

#include "package.h"
#include "rpm_database.h"
#include "rpm_header.h"
#include "stanzas.h"

namespace {

using assay::BlobClass;
using assay::Finding;

class Packages : public assay::Classifier {
 public:
  explicit Packages(std::span<const assay::Signature>) {}

  bool wants(const assay::BlobFacts& facts) const override {
    return facts.format == "rpm" || facts.format == "sqlite" || facts.format == "data" ||
           facts.klass == BlobClass::text;
  }

  std::vector<Finding> inspect(const assay::BlobView& blob,
                               std::span<const assay::TermHits>) const override {
    std::vector<Finding> findings;
    for (const auto& package : read(blob)) packages::report(package, findings);
    return findings;
  }

 private:
  static std::vector<packages::Package> read(const assay::BlobView& blob) {
    const auto& format = blob.facts.format;
    if (format == "rpm") return {packages::read_rpm_file(blob.bytes)};
    if (blob.facts.klass == BlobClass::text)
      return packages::read_stanzas(assay::as_text(blob.bytes));
    if (format == "sqlite" && packages::is_rpm_sqlite(blob.bytes))
      return packages::read_rpm_sqlite(blob.bytes);
    if (format == "data" && packages::is_rpm_ndb(blob.bytes))
      return packages::read_rpm_ndb(blob.bytes);
    return {};
  }
};

}  // namespace

ASSAY_CLASSIFIER(Packages, "packages", "0.1.0")
