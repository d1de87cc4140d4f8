#include "model/names.h"

#include <array>

namespace assay {
namespace {

// In the order of the enums.
constexpr std::array<std::string_view, 11> kKinds{
    "algorithm",   "curve", "library", "protocol", "key",  "certificate",
    "instruction", "api",   "kernel",  "package",  "trait"};
constexpr std::array<std::string_view, 6> kRoles{"implements", "embeds",   "calls",
                                                 "configures", "verifies", "mentions"};
constexpr std::array<std::string_view, 3> kStrengths{"weak", "likely", "strong"};
constexpr std::array<std::string_view, 7> kPurposes{
    "confidentiality", "integrity",        "authentication", "key-agreement",
    "signature",       "password-hashing", "random-numbers"};
constexpr std::array<std::string_view, 7> kClasses{"code",   "text",      "data",     "padding",
                                                   "opaque", "encrypted", "container"};
constexpr std::array<std::string_view, 5> kStages{"read", "unpack", "match", "inspect", "relate"};

template <typename Enum>
constexpr const auto& table() {
  if constexpr (std::is_same_v<Enum, Kind>)
    return kKinds;
  else if constexpr (std::is_same_v<Enum, Role>)
    return kRoles;
  else if constexpr (std::is_same_v<Enum, Strength>)
    return kStrengths;
  else if constexpr (std::is_same_v<Enum, Purpose>)
    return kPurposes;
  else if constexpr (std::is_same_v<Enum, BlobClass>)
    return kClasses;
  else
    return kStages;
}

template <typename Enum>
std::string_view name_in_table(Enum value) {
  return table<Enum>().at(static_cast<std::size_t>(value));
}

}  // namespace

std::string_view name_of(Kind value) { return name_in_table(value); }
std::string_view name_of(Role value) { return name_in_table(value); }
std::string_view name_of(Strength value) { return name_in_table(value); }
std::string_view name_of(Purpose value) { return name_in_table(value); }
std::string_view name_of(BlobClass value) { return name_in_table(value); }
std::string_view name_of(Stage value) { return name_in_table(value); }

template <typename Enum>
std::optional<Enum> named(std::string_view name) {
  const auto& names = table<Enum>();
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<Enum>(i);
  return std::nullopt;
}

template std::optional<Kind> named<Kind>(std::string_view);
template std::optional<Role> named<Role>(std::string_view);
template std::optional<Strength> named<Strength>(std::string_view);
template std::optional<Purpose> named<Purpose>(std::string_view);
template std::optional<BlobClass> named<BlobClass>(std::string_view);
template std::optional<Stage> named<Stage>(std::string_view);

}  // namespace assay
