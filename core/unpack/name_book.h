// The names of one container's members, made safe to join, print and compare. A name from an
// artefact is data: it is never used as a path.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace assay {

/// Percent-encodes `!`, `%`, control bytes and what is not UTF-8. Leading "/" and "./" go, so that
/// "./usr/bin/x" of a .deb and "/usr/bin/x" of an .rpm are "usr/bin/x"; ".." stays as it is. A name
/// that is empty then is "unnamed". Names longer than 4096 bytes are cut.
std::string member_name(std::string_view raw);

/// Percent-encodes control bytes and what is not UTF-8: for messages from elsewhere.
std::string printable(std::string_view raw);

class NameBook {
 public:
  /// The encoded name, with "#2", "#3" … where the container has it already.
  std::string add(std::string_view raw);

 private:
  std::unordered_set<std::string> taken_;
};

}  // namespace assay
