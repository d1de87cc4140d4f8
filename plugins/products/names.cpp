#include "names.h"

#include <algorithm>
#include <array>

namespace assay::products {
namespace {

constexpr std::array<std::string_view, 13> kFolders{
    "/usr/share/doc/",     "/usr/share/man/",  "/usr/share/info/",
    "/usr/share/help/",    "/share/gtk-doc/",  "/usr/share/locale/",
    "/usr/share/lintian/", "/share/examples/", "/share/metainfo/",
    "/bash-completion/",   "/man/man",         "/docs/",
    "/share/snmp/mibs/"};
constexpr std::array<std::string_view, 9> kBeginnings{
    "readme", "changelog", "changes", "news", "copyright", "license", "authors", "todo", "md5sums"};
constexpr std::array<std::string_view, 8> kEndings{".md", ".rst", ".adoc", ".tex",
                                                   ".po", ".mo",  ".pod",  ".texi"};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// The description of a Debian package, or its metadata in a tree of Python packages.
bool is_description(std::string_view path, std::string_view name) {
  return (name == "control" && path.find("control.tar") != std::string_view::npos) ||
         name == "pkg-info" || (name == "metadata" && path.ends_with(".dist-info/metadata")) ||
         path.ends_with("/var/lib/dpkg/status");
}

}  // namespace

bool glob_matches(std::string_view glob, std::string_view name) {
  std::size_t g = 0, n = 0, star = std::string_view::npos, resume = 0;
  while (n < name.size()) {
    if (g < glob.size() && (glob[g] == '?' || (glob[g] == name[n] && glob[g] != '*'))) {
      ++g, ++n;
    } else if (g < glob.size() && glob[g] == '*') {
      star = g++;
      resume = n;
    } else if (star != std::string_view::npos) {
      g = star + 1;
      n = ++resume;
    } else {
      return false;
    }
  }
  while (g < glob.size() && glob[g] == '*') ++g;
  return g == glob.size();
}

bool is_documentation(std::string_view path) {
  const std::string text = "/" + lower(path);
  const auto inside = [&](std::string_view folder) {
    return text.find(folder) != std::string::npos;
  };
  if (std::any_of(kFolders.begin(), kFolders.end(), inside)) return true;
  const std::string_view name = std::string_view(text).substr(text.rfind('/') + 1);
  return is_description(text, name) ||
         std::any_of(kBeginnings.begin(), kBeginnings.end(),
                     [&](std::string_view start) { return name.starts_with(start); }) ||
         std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view end) { return name.ends_with(end); });
}

void NameIndex::add(std::string_view glob, Owner owner) {
  if (glob.find_first_of("*?") == std::string_view::npos)
    exact_[std::string(glob)].push_back(owner);
  else
    wild_.emplace_back(std::string(glob), owner);
}

}  // namespace assay::products
