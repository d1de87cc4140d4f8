#include "facts/damage.h"

#include <algorithm>

namespace assay {

void Damage::add(const std::string& what) {
  if (std::find(what_.begin(), what_.end(), what) == what_.end()) what_.push_back(what);
}

std::string Damage::sentence() const {
  if (what_.empty()) return {};
  std::string text = thing_ + " is damaged; not read whole: ";
  for (std::size_t i = 0; i < what_.size(); ++i) text += (i ? ", " : "") + what_[i];
  return text;
}

}  // namespace assay
