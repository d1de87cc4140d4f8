#include "matching/gate.h"

#include <re2/filtered_re2.h>

#include <algorithm>
#include <optional>

#include "matching/anchor.h"

namespace assay {
namespace {

/// Reads an expression from left to right and keeps the runs of plain characters that every match
/// must hold. Whatever it does not understand ends a run or, where it may change the meaning of
/// what follows, the whole attempt.
class RequiredRuns {
 public:
  explicit RequiredRuns(std::string_view regex) : regex_(regex) {}

  /// Nothing where the expression holds inline flags or quoting.
  std::optional<std::vector<std::string>> read() {
    if (!sequence(0) || !at_end()) return std::nullopt;
    return runs_;
  }

 private:
  static constexpr int kDeepest = 50;

  bool at_end() const { return at_ >= regex_.size(); }

  void end_run() {
    if (run_.size() >= kGateShortest) runs_.push_back(run_);
    run_.clear();
  }

  /// A sequence of pieces up to `)` or the end; keeps nothing of it where it has alternatives.
  bool sequence(int depth) {
    if (depth > kDeepest) return false;
    const auto before = runs_.size();
    bool alternatives = false;
    while (!at_end() && regex_[at_] != ')') {
      if (regex_[at_] == '|') {
        alternatives = true;
        end_run();
        ++at_;
      } else if (!piece(depth)) {
        return false;
      }
    }
    end_run();
    if (alternatives) runs_.resize(before);
    return true;
  }

  bool piece(int depth) {
    switch (regex_[at_]) {
      case '(':
        return group(depth);
      case '[':
        end_run();
        skip_class();
        return skip_quantifier();
      case '.':
      case '^':
      case '$':
        end_run();
        ++at_;
        return skip_quantifier();
      case '\\':
        return escape();
      case '*':
      case '+':
      case '?':
        return false;
      default:
        return plain(regex_[at_++]);
    }
  }

  bool group(int depth) {
    end_run();
    const auto before = runs_.size();
    ++at_;
    if (regex_.substr(at_, 2) == "?:") {
      at_ += 2;
    } else if (!at_end() && regex_[at_] == '?') {
      return false;
    }
    if (!sequence(depth + 1) || at_end()) return false;
    ++at_;
    if (optional_quantifier()) runs_.resize(before);
    return skip_quantifier();
  }

  /// One plain character, unless what follows makes it optional or repeats it.
  bool plain(char character) {
    if (!optional_quantifier()) run_ += character;
    if (!at_end() && is_quantifier(regex_[at_])) end_run();
    return skip_quantifier();
  }

  bool escape() {
    if (at_ + 1 >= regex_.size()) return false;
    const char letter = regex_[at_ + 1];
    at_ += 2;
    if (std::string_view("dDsSwWbBAz").find(letter) != std::string_view::npos) {
      end_run();
      return skip_quantifier();
    }
    if (letter == 'n') return plain('\n');
    if (letter == 't') return plain('\t');
    if (letter == 'r') return plain('\r');
    if (letter == 'x') return hex();
    const bool alphanumeric = (letter >= '0' && letter <= '9') ||
                              (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    return !alphanumeric && plain(letter);
  }

  bool hex() {
    const auto digits = regex_.substr(at_, 2);
    if (digits.size() < 2 ||
        digits.find_first_not_of("0123456789abcdefABCDEF") != std::string_view::npos)
      return false;
    at_ += 2;
    return plain(static_cast<char>(std::stoi(std::string(digits), nullptr, 16)));
  }

  void skip_class() {
    ++at_;
    if (!at_end() && regex_[at_] == '^') ++at_;
    if (!at_end() && regex_[at_] == ']') ++at_;
    while (!at_end() && regex_[at_] != ']') {
      if (regex_.substr(at_, 2) == "[:") {
        const auto end = regex_.find(":]", at_ + 2);
        at_ = end == std::string_view::npos ? regex_.size() : end + 1;
      } else if (regex_[at_] == '\\') {
        ++at_;
      }
      ++at_;
    }
    ++at_;
  }

  static bool is_quantifier(char c) { return c == '*' || c == '+' || c == '?' || c == '{'; }

  /// True where the piece just read may be absent, or may be followed by itself.
  bool optional_quantifier() const {
    return !at_end() && is_quantifier(regex_[at_]) && regex_[at_] != '+';
  }

  bool skip_quantifier() {
    if (at_end() || !is_quantifier(regex_[at_])) return true;
    if (regex_[at_] == '{') {
      const auto end = regex_.find('}', at_);
      if (end == std::string_view::npos) return false;
      const auto inside = regex_.substr(at_ + 1, end - at_ - 1);
      if (inside.empty() || inside.find_first_not_of("0123456789,") != std::string_view::npos)
        return false;
      at_ = end;
    }
    ++at_;
    if (!at_end() && regex_[at_] == '?') ++at_;
    return at_end() || !is_quantifier(regex_[at_]);
  }

  std::string_view regex_;
  std::size_t at_ = 0;
  std::string run_;
  std::vector<std::string> runs_;
};

/// The part of `text` worth looking for; empty where it is too uniform.
std::string shortened(const std::string& text) {
  if (const auto anchor = choose_anchor(as_bytes(text)))
    return text.substr(anchor->offset, anchor->length);
  if (text.size() >= kAnchorShortest) return "";
  auto values = text;
  std::sort(values.begin(), values.end());
  const auto distinct = std::unique(values.begin(), values.end()) - values.begin();
  return text.size() >= kGateShortest && distinct >= 4 ? text : "";
}

std::string best_run(const std::vector<std::string>& runs) {
  std::string best;
  for (const auto& run : runs) {
    auto text = shortened(run);
    if (text.size() > best.size()) best = std::move(text);
  }
  return best;
}

std::vector<Pattern> filtered_gates(std::string_view regex, bool nocase) {
  re2::RE2::Options options(re2::RE2::Latin1);
  options.set_dot_nl(true);
  options.set_case_sensitive(!nocase);
  options.set_log_errors(false);
  re2::FilteredRE2 filter(static_cast<int>(kGateShortest));
  int index = 0;
  if (filter.Add({regex.data(), regex.size()}, options, &index) != re2::RE2::NoError) return {};
  std::vector<std::string> atoms;
  filter.Compile(&atoms);
  std::vector<Pattern> gates;
  for (const auto& atom : atoms) {
    auto text = shortened(atom);
    if (text.empty()) return {};
    gates.push_back({std::move(text), true});
  }
  std::sort(gates.begin(), gates.end());
  gates.erase(std::unique(gates.begin(), gates.end()), gates.end());
  return gates;
}

}  // namespace

std::vector<Pattern> regex_gates(std::string_view regex, bool nocase) {
  if (const auto runs = RequiredRuns(regex).read()) {
    auto run = best_run(*runs);
    if (!run.empty()) return {{std::move(run), nocase}};
  }
  return filtered_gates(regex, nocase);
}

}  // namespace assay
