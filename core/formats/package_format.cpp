#include "formats/package_format.h"

namespace assay {
namespace {

struct Sign {
  std::string_view within;  ///< "zip" or "tar"; a compressed tar counts as tar
  std::string_view format;
  std::string_view member;  ///< a name; "*X": any that ends in X; "X/*": any below X
  std::string_view other;   ///< a second one, or empty
};

// The first that holds names the format.
constexpr Sign kSigns[] = {
    {"zip", "android-package", "AndroidManifest.xml", ""},
    {"zip", "whl", "*.dist-info/WHEEL", ""},
    {"zip", "egg", "EGG-INFO/PKG-INFO", ""},
    {"zip", "nupkg", "*.nuspec", "[Content_Types].xml"},
    {"zip", "ooxml", "[Content_Types].xml", ""},
    {"zip", "epub", "META-INF/container.xml", "mimetype"},
    {"zip", "odf", "META-INF/manifest.xml", "mimetype"},
    {"zip", "war", "WEB-INF/*", ""},
    {"zip", "ear", "META-INF/application.xml", ""},
    {"zip", "jar", "META-INF/MANIFEST.MF", ""},
    {"zip", "jar", "*.class", ""},
    {"tar", "docker-archive", "manifest.json", "*/layer.tar"},
    {"tar", "docker-archive", "manifest.json", "blobs/*"},
    {"tar", "docker-archive", "manifest.json", "repositories"},
    {"tar", "oci-layout", "oci-layout", "index.json"},
    {"tar", "gem", "metadata.gz", "data.tar.gz"},
    {"tar", "apk", ".PKGINFO", "*.rsa.pub"},
    {"tar", "npm", "package/package.json", ""},
};

}  // namespace

std::string refine_format(const std::string& format,
                          const std::function<bool(std::string_view)>& has,
                          const std::function<bool(std::string_view)>& any) {
  const auto holds = [&](std::string_view wanted) {
    if (wanted.empty()) return true;
    if (wanted.front() == '*') return any(wanted.substr(1));
    if (wanted.back() == '*') return any(wanted.substr(0, wanted.size() - 1));
    return has(wanted);
  };
  const auto base = std::string_view(format).substr(0, format.find('.'));
  for (const auto& sign : kSigns)
    if (sign.within == base && holds(sign.member) && holds(sign.other))
      return std::string(sign.format);
  return format;
}

}  // namespace assay
