#include "findings/mention.h"

#include <assay/documentation.h>

#include <algorithm>

namespace assay {
namespace {

bool says_what_software_does(Kind kind) {
  return kind != Kind::key && kind != Kind::certificate && kind != Kind::package &&
         kind != Kind::trait;
}

}  // namespace

bool only_explains(const BlobFacts& facts, std::span<const std::string> paths) {
  return facts.klass == BlobClass::text && !paths.empty() &&
         std::all_of(paths.begin(), paths.end(),
                     [](const std::string& path) { return is_documentation(path); });
}

void keep_as_mentions(std::vector<Finding>& findings) {
  for (auto& finding : findings) {
    if (!says_what_software_does(finding.kind)) continue;
    finding.role = Role::mentions;
    finding.strength = Strength::weak;
  }
}

}  // namespace assay
