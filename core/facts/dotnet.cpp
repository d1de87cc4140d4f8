#include "facts/dotnet.h"

#include <algorithm>
#include <string>
#include <vector>

#include "facts/dotnet_tables.h"

namespace assay {
namespace {

using dotnet::Tables;

struct Streams {
  Bytes tables, strings;
};

Streams find_streams(Bytes metadata) {
  const Reader r(metadata);
  if (!r.holds(0, "BSJB")) throw Malformed("no .NET metadata signature");
  std::uint64_t at = 16 + std::uint64_t{r.u32(12)};
  const auto count = r.u16(at + 2);
  at += 4;
  Streams streams;
  for (unsigned i = 0; i < count && i < 64; ++i) {
    const auto name = r.c_string(at + 8, 32);
    const auto part = [&] { return r.slice(r.u32(at), r.u32(at + 4)); };
    if (name == "#~" || name == "#-") streams.tables = part();
    if (name == "#Strings") streams.strings = part();
    at += 8 + ((name.size() + 4) & ~std::uint64_t{3});
  }
  return streams;
}

std::string joined(std::string_view space, std::string_view name) {
  std::string whole;
  whole.reserve(space.size() + 1 + name.size());
  whole.append(space);
  if (!space.empty()) whole += '.';
  return whole.append(name);
}

void read_types(const Tables& tables, NameSink& names) {
  for (std::uint32_t row = 0; row < tables.rows(dotnet::kTypeDef); ++row)
    if (!names.define_composed(
            joined(tables.text(dotnet::kTypeDef, row, 2), tables.text(dotnet::kTypeDef, row, 1))))
      return;
}

void read_references(const Tables& tables, NameSink& names) {
  std::vector<std::string> types;
  for (std::uint32_t row = 0; row < tables.rows(dotnet::kTypeRef); ++row) {
    types.push_back(
        joined(tables.text(dotnet::kTypeRef, row, 2), tables.text(dotnet::kTypeRef, row, 1)));
    if (!names.import_composed(types.back())) return;
  }
  for (std::uint32_t row = 0; row < tables.rows(dotnet::kMemberRef); ++row) {
    const auto parent = tables.cell(dotnet::kMemberRef, row, 0);
    if ((parent & 7) != 1 || parent >> 3 == 0 || (parent >> 3) > types.size()) continue;
    if (!names.import_composed(
            joined(types[(parent >> 3) - 1], tables.text(dotnet::kMemberRef, row, 1))))
      return;
  }
}

void read_native_calls(const Tables& tables, NameSink& names, ObjectFile& object) {
  for (std::uint32_t row = 0; row < tables.rows(dotnet::kImplMap); ++row)
    if (!names.import_composed(std::string(tables.text(dotnet::kImplMap, row, 2)))) return;
  for (std::uint32_t row = 0; row < tables.rows(dotnet::kModuleRef); ++row) {
    std::string name(tables.text(dotnet::kModuleRef, row, 0));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (!names.import({})) return;
    if (std::find(object.needed.begin(), object.needed.end(), name) == object.needed.end())
      object.needed.push_back(std::move(name));
  }
}

std::string version_of(const Tables& tables, std::size_t table, std::uint32_t row,
                       std::size_t first) {
  std::string version;
  for (std::size_t part = 0; part < 4; ++part)
    version += (part ? "." : "") + std::to_string(tables.cell(table, row, first + part));
  return version;
}

void read_assemblies(const Tables& tables, ObjectFile& object) {
  constexpr std::uint32_t kMost = 4096;
  if (tables.rows(dotnet::kAssembly))
    object.soname = std::string(tables.text(dotnet::kAssembly, 0, 7));
  for (std::uint32_t row = 0; row < std::min(kMost, tables.rows(dotnet::kAssemblyRef)); ++row) {
    std::string name(tables.text(dotnet::kAssemblyRef, row, 6));
    object.needed.push_back(name);
    object.components.push_back(
        {"nuget", std::move(name), version_of(tables, dotnet::kAssemblyRef, row, 0)});
  }
  std::sort(object.components.begin(), object.components.end(),
            [](const Component& a, const Component& b) {
              return std::tie(a.ecosystem, a.name, a.version) <
                     std::tie(b.ecosystem, b.name, b.version);
            });
}

}  // namespace

void read_dotnet(const pe::Layout& layout, NameSink& names, ObjectFile& object) {
  if (!layout.directories[pe::kClr].address) return;
  const auto& r = layout.reader;
  const auto header = layout.offset_of(layout.directories[pe::kClr].address);
  if (!header) throw Malformed("no .NET header");
  const auto metadata = layout.offset_of(r.u32(*header + 8));
  if (!metadata) throw Malformed("no .NET metadata");
  const auto streams = find_streams(r.slice(*metadata, r.u32(*header + 12)));
  if (streams.tables.empty()) throw Malformed("no .NET tables");
  const Tables tables(streams.tables, streams.strings);
  read_assemblies(tables, object);
  read_types(tables, names);
  read_references(tables, names);
  read_native_calls(tables, names, object);
}

}  // namespace assay
