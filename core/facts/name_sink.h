// NameSink: puts names into an ObjectFile, each once, at a bounded cost.
//
// Names given as views must outlive the sink (they stand in the file). A name that is put together
// (class and member) is kept as often as it is given; the purse bounds it all the same.
#pragma once

#include <assay/facts.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "facts/name_set.h"
#include "facts/purse.h"

namespace assay {

class NameSink {
 public:
  static constexpr std::uint64_t kMostNames = 1 << 20;  // of each direction

  NameSink(ObjectFile& object, std::uint64_t file_size)
      : object_(object), purse_(Purse::for_file(file_size)) {}

  /// False when no more names are taken.
  bool import(std::string_view name) { return add(object_.imports, imported_, name, 0); }
  bool define(std::string_view name, std::uint64_t address = 0) {
    return add(object_.exports, defined_, name, address);
  }
  bool import_composed(std::string name) {
    if (!affords(object_.imports, name)) return false;
    object_.imports.emplace_back().name = std::move(name);
    return true;
  }
  bool define_composed(std::string name) {
    if (!affords(object_.exports, name)) return false;
    object_.exports.emplace_back().name = std::move(name);
    return true;
  }

 private:
  bool affords(const std::vector<Symbol>& list, std::string_view name) {
    return list.size() < kMostNames && purse_.pay(name.size() + 1);
  }
  bool add(std::vector<Symbol>& list, NameSet& seen, std::string_view name, std::uint64_t address) {
    if (!affords(list, name)) return false;
    if (name.empty() || !seen.insert(name)) return true;
    auto& symbol = list.emplace_back();
    symbol.name = name;
    symbol.value = address;
    symbol.function = true;
    return true;
  }

  ObjectFile& object_;
  Purse purse_;
  NameSet imported_, defined_;
};

}  // namespace assay
