// Paths that explain software rather than make it work: manuals, change logs, package descriptions,
// translations, examples. What only such files say is a mention, and no trait of the software.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace assay {
namespace documentation {

inline constexpr std::array<std::string_view, 13> kFolders{
    "/usr/share/doc/",     "/usr/share/man/",  "/usr/share/info/",
    "/usr/share/help/",    "/share/gtk-doc/",  "/usr/share/locale/",
    "/usr/share/lintian/", "/share/examples/", "/share/metainfo/",
    "/bash-completion/",   "/man/man",         "/docs/",
    "/share/snmp/mibs/"};
inline constexpr std::array<std::string_view, 9> kBeginnings{
    "readme", "changelog", "changes", "news", "copyright", "license", "authors", "todo", "md5sums"};
inline constexpr std::array<std::string_view, 8> kEndings{".md", ".rst", ".adoc", ".tex",
                                                          ".po", ".mo",  ".pod",  ".texi"};

inline std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// The description of a Debian package, or its metadata in a tree of Python packages.
inline bool is_description(std::string_view path, std::string_view name) {
  return (name == "control" && path.find("control.tar") != std::string_view::npos) ||
         name == "pkg-info" || (name == "metadata" && path.ends_with(".dist-info/metadata")) ||
         path.ends_with("/var/lib/dpkg/status");
}

}  // namespace documentation

/// Whether a file at this path inside an artefact is documentation. ASCII case does not count.
inline bool is_documentation(std::string_view path) {
  using namespace documentation;
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

}  // namespace assay
