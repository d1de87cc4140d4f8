// What of a file could not be read, for one sentence.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace assay {

class Damage {
 public:
  /// `thing` is what is damaged: "ELF file".
  explicit Damage(std::string_view thing) : thing_(thing) {}
  void add(const std::string& what);  ///< each thing once, in order
  std::string sentence() const;       ///< empty where nothing was added

 private:
  std::string thing_;
  std::vector<std::string> what_;
};

}  // namespace assay
