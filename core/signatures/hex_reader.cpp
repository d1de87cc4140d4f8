#include "signatures/hex_reader.h"

#include <optional>

namespace assay {
namespace {

std::optional<std::uint8_t> nibble(char c) {
  if (c >= '0' && c <= '9') return static_cast<std::uint8_t>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<std::uint8_t>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<std::uint8_t>(c - 'A' + 10);
  return std::nullopt;
}

std::uint64_t read_word(const Node& node, std::string_view word, unsigned bits) {
  if (word.size() != bits / 4)
    node.fail("the word \"" + std::string(word) + "\" has " + std::to_string(word.size()) +
              " hex digits, its \"bits\" want " + std::to_string(bits / 4));
  std::uint64_t value = 0;
  for (const char c : word) {
    const auto digit = nibble(c);
    if (!digit) node.fail("the word \"" + std::string(word) + "\" is not hex");
    value = value << 4 | *digit;
  }
  return value;
}

}  // namespace

std::vector<std::uint8_t> from_hex(std::string_view digits) {
  std::vector<std::uint8_t> bytes;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
    bytes.push_back(static_cast<std::uint8_t>(nibble(digits[i]).value_or(0) << 4 |
                                              nibble(digits[i + 1]).value_or(0)));
  return bytes;
}

std::vector<std::uint8_t> read_hex_bytes(const Node& node) {
  std::vector<std::uint8_t> bytes;
  std::optional<std::uint8_t> high;
  for (const char c : node.string()) {
    if (c == ' ') continue;
    const auto digit = nibble(c);
    if (!digit) node.fail("hex digits are wanted here, not '" + std::string(1, c) + "'");
    if (high) {
      bytes.push_back(static_cast<std::uint8_t>(*high << 4 | *digit));
      high.reset();
    } else {
      high = digit;
    }
  }
  if (high) node.fail("an even number of hex digits is wanted here");
  return bytes;
}

std::vector<std::uint64_t> read_hex_words(const Node& node, unsigned bits) {
  std::vector<std::uint64_t> words;
  if (const auto* text = node.value().string()) {
    std::string_view rest = *text;
    for (auto start = rest.find_first_not_of(' '); start != std::string_view::npos;
         start = rest.find_first_not_of(' ')) {
      rest.remove_prefix(start);
      const auto word = rest.substr(0, rest.find(' '));
      words.push_back(read_word(node, word, bits));
      rest.remove_prefix(word.size());
    }
    return words;
  }
  const auto* list = node.value().list();
  if (!list) node.fail("a string or a list of hex words is wanted here");
  // Tables are long: no Node, and so no pointer text, for each word.
  for (const auto& item : *list) {
    if (!item.string()) node.fail("words are wanted here, each a string of hex digits");
    words.push_back(read_word(node, *item.string(), bits));
  }
  return words;
}

}  // namespace assay
