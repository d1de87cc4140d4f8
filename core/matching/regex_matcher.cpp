#include "matching/regex_matcher.h"

#include <re2/re2.h>

#include <algorithm>
#include <mutex>
#include <optional>

namespace assay {

struct RegexMatcher::State {
  std::string source;
  bool nocase = false;
  // Compiled when first needed: most expressions never are, and a fast start matters.
  mutable std::once_flag once;
  mutable std::unique_ptr<re2::RE2> compiled;

  const re2::RE2& regex() const {
    std::call_once(once, [this] {
      re2::RE2::Options options(re2::RE2::Latin1);
      options.set_dot_nl(true);
      options.set_case_sensitive(!nocase);
      options.set_log_errors(false);
      compiled = std::make_unique<re2::RE2>(source, options);
    });
    return *compiled;
  }
};

RegexMatcher::RegexMatcher(std::string source, bool nocase) : state_(std::make_unique<State>()) {
  state_->source = std::move(source);
  state_->nocase = nocase;
}

RegexMatcher::~RegexMatcher() = default;
RegexMatcher::RegexMatcher(RegexMatcher&&) noexcept = default;

std::string RegexMatcher::refusal() const { return state_->regex().error(); }

void RegexMatcher::each_match(Bytes bytes, const std::vector<Range>& ranges,
                              const std::function<void(const Hit&)>& report) const {
  const auto& regex = state_->regex();
  const auto text = as_text(bytes);
  const re2::StringPiece whole(text.data(), text.size());
  const int groups = 1 + std::min(regex.NumberOfCapturingGroups(), 1);
  for (const auto& range : ranges) {
    auto at = range.begin;
    re2::StringPiece found[2];
    while (at < range.end &&
           regex.Match(whole, at, range.end, re2::RE2::UNANCHORED, found, groups)) {
      Hit hit;
      hit.offset = static_cast<std::uint64_t>(found[0].data() - whole.data());
      hit.length = static_cast<std::uint32_t>(found[0].size());
      if (groups > 1 && found[1].data()) {
        hit.capture_offset = static_cast<std::uint64_t>(found[1].data() - whole.data());
        hit.capture_length = static_cast<std::uint32_t>(found[1].size());
      }
      report(hit);
      at = hit.offset + std::max<std::uint64_t>(hit.length, 1);
    }
  }
}

}  // namespace assay
