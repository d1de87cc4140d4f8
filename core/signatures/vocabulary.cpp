#include "signatures/vocabulary.h"

namespace assay {
namespace {

constexpr std::string_view kTypes = "ccis-types";

Vocabulary::Names* named_list(Vocabulary& vocabulary, std::string_view list) {
  if (list == "algorithms") return &vocabulary.algorithms;
  if (list == "curves") return &vocabulary.curves;
  if (list == "libraries") return &vocabulary.libraries;
  if (list == "protocols") return &vocabulary.protocols;
  if (list == "traits") return &vocabulary.traits;
  return nullptr;
}

void add_types(Vocabulary& vocabulary, const Node& file) {
  file.only({"schema", "list", "note", "source", "types"});
  file.at("source").string();
  for (const auto& type : file.at("types").list()) {
    type.only({"id", "category"});
    const auto id = type.at("id").string();
    if (!vocabulary.ccis_types.emplace(id, type.at("category").string()).second)
      type.fail("the type \"" + id + "\" stands twice");
  }
}

void add_names(Vocabulary::Names& names, const Node& file) {
  file.only({"schema", "list", "note", "groups"});
  for (const auto& group : file.at("groups").list()) {
    group.only({"source", "note", "names"});
    if (group.at("source").string().empty()) group.at("source").fail("a source is wanted here");
    for (const auto& name : group.at("names").list())
      if (!names.insert(name.string()).second)
        name.fail("the name \"" + name.string() + "\" stands twice");
  }
}

}  // namespace

const Vocabulary::Names* Vocabulary::list_of(Kind kind) const {
  switch (kind) {
    case Kind::algorithm:
      return &algorithms;
    case Kind::curve:
      return &curves;
    case Kind::library:
      return &libraries;
    case Kind::protocol:
      return &protocols;
    case Kind::trait:
      return &traits;
    default:
      return nullptr;
  }
}

void Vocabulary::add(const Node& file) {
  const auto list = file.at("list").string();
  if (list == kTypes) return add_types(*this, file);
  auto* names = named_list(*this, list);
  if (!names) file.at("list").fail("there is no vocabulary list \"" + list + "\"");
  add_names(*names, file);
}

}  // namespace assay
