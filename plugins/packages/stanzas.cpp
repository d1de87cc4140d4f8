#include "stanzas.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace packages {
namespace {

constexpr std::size_t kLongestValue = 1024;

struct Stanza {
  std::uint64_t offset = 0, length = 0;
  std::map<std::string, std::string, std::less<>> fields;

  std::string field(std::string_view key) const {
    const auto found = fields.find(key);
    return found == fields.end() ? std::string() : found->second;
  }
  std::string first_of(std::initializer_list<std::string_view> keys) const {
    for (const auto key : keys)
      if (auto value = field(key); !value.empty()) return value;
    return {};
  }
};

std::string_view trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(" \t\r");
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t\r") - from + 1);
}

void add_line(Stanza& stanza, std::string_view line, std::string_view separator,
              std::string*& last) {
  if (line.front() == ' ' || line.front() == '\t') {  // goes on from the line before
    line.remove_prefix(1);
    if (last && last->size() + line.size() < kLongestValue) last->append(line);
    return;
  }
  last = nullptr;
  const auto sign = line.find(separator);
  if (line.front() == '#' || sign == std::string_view::npos) return;
  const auto value = trimmed(line.substr(sign + separator.size()));
  const auto [at, fresh] =
      stanza.fields.emplace(trimmed(line.substr(0, sign)), value.substr(0, kLongestValue));
  if (fresh) last = &at->second;
}

/// Calls use(stanza) for each stanza; where it answers false, the rest is not read.
template <typename Use>
void for_each_stanza(std::string_view text, std::string_view separator, Use use) {
  Stanza stanza;
  std::string* last = nullptr;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    const auto line = text.substr(at, end - at);
    if (trimmed(line).empty()) {
      if (!stanza.fields.empty() && !use(stanza)) return;
      stanza = {};
      last = nullptr;
    } else {
      if (stanza.fields.empty()) stanza.offset = at;
      stanza.length = end - stanza.offset;
      add_line(stanza, line, separator, last);
    }
    at = end + 1;
  }
  if (!stanza.fields.empty()) use(stanza);
}

Package package_of(const Stanza& stanza, std::string manager) {
  Package package;
  package.manager = std::move(manager);
  package.offset = stanza.offset;
  package.length = stanza.length;
  return package;
}

// "Source: openssl (3.0.16-1)" names the version only where it differs.
std::string source_name(const std::string& field) { return field.substr(0, field.find(' ')); }

std::vector<Package> read_dpkg(std::string_view text) {
  std::vector<Package> packages;
  for_each_stanza(text, ":", [&](const Stanza& stanza) {
    const auto status = stanza.field("Status");
    auto package = package_of(stanza, "dpkg");
    package.name = stanza.field("Package");
    package.version = stanza.field("Version");
    package.architecture = stanza.field("Architecture");
    package.source = source_name(stanza.field("Source"));
    package.listed = !status.empty();
    const bool installed = status.empty() || status.ends_with(" installed");
    // A repository's index speaks of files elsewhere.
    const bool here = stanza.fields.find("Filename") == stanza.fields.end();
    if (installed && here && !package.version.empty()) packages.push_back(std::move(package));
    return true;
  });
  return packages;
}

std::vector<Package> read_apk_database(std::string_view text) {
  std::vector<Package> packages;
  for_each_stanza(text, ":", [&](const Stanza& stanza) {
    auto package = package_of(stanza, "apk");
    package.name = stanza.field("P");
    package.version = stanza.field("V");
    package.architecture = stanza.field("A");
    package.source = stanza.field("o");
    package.listed = true;
    if (!package.version.empty()) packages.push_back(std::move(package));
    return true;
  });
  return packages;
}

std::vector<Package> read_pkginfo(std::string_view text) {
  std::vector<Package> packages;
  for_each_stanza(text, " = ", [&](const Stanza& stanza) {
    const bool pacman = stanza.fields.find("pkgbase") != stanza.fields.end();
    auto package = package_of(stanza, pacman ? "pacman" : "apk");
    package.name = stanza.field("pkgname");
    package.version = stanza.field("pkgver");
    package.architecture = stanza.field("arch");
    package.source = stanza.first_of({"origin", "pkgbase"});
    if (!package.version.empty()) packages.push_back(std::move(package));
    return false;
  });
  return packages;
}

std::vector<Package> read_python(std::string_view text) {
  std::vector<Package> packages;
  for_each_stanza(text, ":", [&](const Stanza& stanza) {
    auto package = package_of(stanza, "python");
    package.name = stanza.field("Name");
    package.version = stanza.field("Version");
    if (!package.version.empty()) packages.push_back(std::move(package));
    return false;
  });
  return packages;
}

std::vector<Package> read_java(std::string_view text) {
  std::vector<Package> packages;
  for_each_stanza(text, ":", [&](const Stanza& stanza) {
    auto package = package_of(stanza, "java");
    const auto bundle = stanza.field("Bundle-SymbolicName");
    package.name = bundle.substr(0, bundle.find(';'));
    if (package.name.empty())
      package.name = stanza.first_of({"Automatic-Module-Name", "Implementation-Title"});
    package.version = stanza.first_of({"Bundle-Version", "Implementation-Version"});
    if (!package.version.empty()) packages.push_back(std::move(package));
    return false;  // what follows describes single entries of the archive
  });
  return packages;
}

bool begins_with_line(std::string_view text, std::string_view beginning) {
  return text.starts_with(beginning) || text.find("\n" + std::string(beginning)) < 4096;
}

}  // namespace

std::vector<Package> read_stanzas(std::string_view text) {
  if (text.starts_with("Package: ")) return read_dpkg(text);
  if (text.starts_with("Metadata-Version: ")) return read_python(text);
  if (text.starts_with("Manifest-Version: ")) return read_java(text);
  if (text.starts_with("C:Q1") || text.starts_with("P:")) return read_apk_database(text);
  if (text.starts_with("# Generated by ") && begins_with_line(text.substr(0, 8192), "pkgname = "))
    return read_pkginfo(text);
  return {};
}

}  // namespace packages
