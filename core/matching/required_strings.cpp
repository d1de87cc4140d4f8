#include "matching/required_strings.h"

#include <algorithm>

#include "matching/anchor.h"
#include "matching/gate.h"

namespace assay {
namespace {

using Strings = std::vector<std::string>;

constexpr std::size_t kMostStrings = 16;  // of one run; more would be no longer telling
constexpr std::size_t kMostCovers = 64;

/// How rare the commonest of `strings` is; nothing where one of them is no gate.
std::optional<int> rareness(const Strings& strings) {
  std::optional<int> least;
  for (const auto& text : strings) {
    const auto part = telling_part(text);
    if (part.empty()) return std::nullopt;
    const auto rare = rarity(as_bytes(part));
    if (!least || rare < *least) least = rare;
  }
  return least;
}

/// What a part of an expression says of its matches: that they are one of a few strings, or that
/// they hold one of a few strings, or (cover empty) nothing.
struct Piece {
  bool exact = false;
  Strings strings;       ///< exact: all that it can match
  Strings cover;         ///< not exact: one of these is inside
  bool repeats = false;  ///< exact, one or more times

  Strings telling() const {
    if (!exact) return cover;
    return rareness(strings) ? strings : Strings{};
  }
};

/// The pieces of a sequence, joined from left to right.
class Joiner {
 public:
  void add(const Piece& piece) {
    if (!piece.exact) {
      consider(run_);
      consider(piece.cover);
      run_ = {""};
      whole_ = false;
      return;
    }
    append(piece);
    if (!piece.repeats) return;
    consider(run_);
    run_ = piece.strings;
    whole_ = false;
  }

  Piece joined() {
    if (whole_) return {true, run_, {}};
    consider(run_);
    return {false, {}, best_};
  }

 private:
  void append(const Piece& piece) {
    if (run_.size() * piece.strings.size() <= kMostStrings) {
      Strings longer;
      for (const auto& head : run_)
        for (const auto& tail : piece.strings) longer.push_back(head + tail);
      run_ = std::move(longer);
    } else {
      consider(run_);
      run_ = piece.strings;
      whole_ = false;
    }
  }

  void consider(const Strings& strings) {
    const auto rare = rareness(strings);
    if (!rare || *rare <= best_rare_) return;
    best_ = strings;
    best_rare_ = *rare;
  }

  Strings run_{""};
  bool whole_ = true;
  Strings best_;
  int best_rare_ = -1000;
};

/// Reads an expression from left to right. What it does not understand ends the attempt (nothing
/// returned); what it knows to be vague only ends a run.
class GateReader {
 public:
  explicit GateReader(std::string_view regex) : regex_(regex) {}

  std::optional<Strings> read() {
    const auto piece = alternatives(0);
    if (!piece || !at_end()) return std::nullopt;
    return piece->telling();
  }

 private:
  static constexpr int kDeepest = 50;

  bool at_end() const { return at_ >= regex_.size(); }
  bool next_is(char character) const { return !at_end() && regex_[at_] == character; }

  /// Sequences parted by `|`, up to `)` or the end.
  std::optional<Piece> alternatives(int depth) {
    if (depth > kDeepest) return std::nullopt;
    std::vector<Piece> pieces;
    do {
      Joiner joiner;
      while (!at_end() && regex_[at_] != ')' && regex_[at_] != '|') {
        const auto piece = quantified(depth);
        if (!piece) return std::nullopt;
        joiner.add(*piece);
      }
      pieces.push_back(joiner.joined());
    } while (next_is('|') && ++at_);
    return united(pieces);
  }

  static Piece united(const std::vector<Piece>& pieces) {
    Piece exact{true, {}, {}};
    Piece covered;
    bool vague = false;
    for (const auto& piece : pieces) {
      exact.exact = exact.exact && piece.exact && !piece.repeats;
      exact.strings.insert(exact.strings.end(), piece.strings.begin(), piece.strings.end());
      const auto telling = piece.telling();
      vague = vague || telling.empty();
      covered.cover.insert(covered.cover.end(), telling.begin(), telling.end());
    }
    if (exact.exact && exact.strings.size() <= kMostStrings) return exact;
    if (vague || covered.cover.size() > kMostCovers) covered.cover.clear();
    return covered;
  }

  std::optional<Piece> quantified(int depth) {
    auto piece = single(depth);
    if (!piece || at_end()) return piece;
    switch (regex_[at_]) {
      case '?':
        if (!piece->exact) piece = Piece{};
        if (piece->exact) piece->strings.emplace_back();
        piece->repeats = false;
        break;
      case '*':
        piece = Piece{};
        break;
      case '+':
        piece->repeats = true;
        break;
      case '{':
        if (!repetition()) return std::nullopt;
        if (regex_[at_count_] == '0') piece = Piece{};
        piece->repeats = true;
        break;
      default:
        return piece;
    }
    ++at_;
    if (next_is('?')) ++at_;
    if (!at_end() && std::string_view("*+?{").find(regex_[at_]) != std::string_view::npos)
      return std::nullopt;
    return piece;
  }

  /// `{m,n}`: stops on the brace that closes it.
  bool repetition() {
    const auto end = regex_.find('}', at_);
    if (end == std::string_view::npos) return false;
    const auto inside = regex_.substr(at_ + 1, end - at_ - 1);
    if (inside.empty() || inside.find_first_not_of("0123456789,") != std::string_view::npos)
      return false;
    at_count_ = at_ + 1;
    at_ = end;
    return true;
  }

  std::optional<Piece> single(int depth) {
    switch (regex_[at_]) {
      case '(':
        return group(depth);
      case '[':
        return character_class();
      case '.':
        ++at_;
        return Piece{};
      case '^':
      case '$':
        ++at_;
        return Piece{true, {""}, {}};
      case '\\':
        return escape();
      case '*':
      case '+':
      case '?':
      case '{':
        return std::nullopt;
      default:
        return plain(regex_[at_++]);
    }
  }

  static Piece plain(char character) { return {true, {std::string(1, character)}, {}}; }

  std::optional<Piece> group(int depth) {
    ++at_;
    if (regex_.substr(at_, 2) == "?:") {
      at_ += 2;
    } else if (next_is('?')) {
      return std::nullopt;
    }
    auto piece = alternatives(depth + 1);
    if (!piece || !next_is(')')) return std::nullopt;
    ++at_;
    return piece;
  }

  std::optional<Piece> escape() {
    if (at_ + 1 >= regex_.size()) return std::nullopt;
    const char letter = regex_[at_ + 1];
    at_ += 2;
    if (std::string_view("bBAz").find(letter) != std::string_view::npos)
      return Piece{true, {""}, {}};
    if (std::string_view("dDsSwW").find(letter) != std::string_view::npos) return Piece{};
    if (letter == 'n') return plain('\n');
    if (letter == 't') return plain('\t');
    if (letter == 'r') return plain('\r');
    if (letter == 'x') return hex();
    const bool alphanumeric = (letter >= '0' && letter <= '9') ||
                              (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    if (alphanumeric) return std::nullopt;
    return plain(letter);
  }

  std::optional<Piece> hex() {
    const auto digits = regex_.substr(at_, 2);
    if (digits.size() < 2 ||
        digits.find_first_not_of("0123456789abcdefABCDEF") != std::string_view::npos)
      return std::nullopt;
    at_ += 2;
    return plain(static_cast<char>(std::stoi(std::string(digits), nullptr, 16)));
  }

  /// A few plain characters are as many strings; ranges, escapes and complements are vague.
  std::optional<Piece> character_class() {
    const auto begin = ++at_;
    if (next_is('^')) ++at_;
    if (next_is(']')) ++at_;
    while (!at_end() && regex_[at_] != ']') {
      if (regex_.substr(at_, 2) == "[:") {
        const auto end = regex_.find(":]", at_ + 2);
        if (end == std::string_view::npos) return std::nullopt;
        at_ = end + 1;
      } else if (regex_[at_] == '\\') {
        ++at_;
      }
      ++at_;
    }
    if (at_end()) return std::nullopt;
    const auto inside = regex_.substr(begin, at_++ - begin);
    const auto special = inside.find_first_of("^[]\\-");
    const bool dash_last = special == inside.size() - 1 && inside[special] == '-';
    if (inside.size() > 4 || (special != std::string_view::npos && !dash_last)) return Piece{};
    Piece piece{true, {}, {}};
    for (const char character : inside) piece.strings.emplace_back(1, character);
    return piece;
  }

  std::string_view regex_;
  std::size_t at_ = 0;
  std::size_t at_count_ = 0;  ///< where the least count of the last repetition stands
};

}  // namespace

std::string telling_part(const std::string& text) {
  if (const auto anchor = choose_anchor(as_bytes(text)))
    return text.substr(anchor->offset, anchor->length);
  if (text.size() >= kAnchorShortest) return "";
  auto values = text;
  std::sort(values.begin(), values.end());
  const auto distinct = std::unique(values.begin(), values.end()) - values.begin();
  return text.size() >= kGateShortest && distinct >= 4 ? text : "";
}

std::optional<std::vector<std::string>> required_strings(std::string_view regex) {
  return GateReader(regex).read();
}

}  // namespace assay
