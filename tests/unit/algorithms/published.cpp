#include "unit/algorithms/published.h"

#include <filesystem>

#include "data/json.h"
#include "data/node.h"

namespace assay::test {
namespace {

Words split_words(const std::string& text, std::size_t digits) {
  std::string packed;
  for (const char c : text)
    if (c != ' ') packed += c;
  Words words;
  for (std::size_t at = 0; at + digits <= packed.size(); at += digits)
    words.push_back(std::stoull(packed.substr(at, digits), nullptr, 16));
  return words;
}

void read_term(const std::string& signature, const Node& node,
               std::map<std::string, PublishedTerm>& terms) {
  PublishedTerm term;
  term.source = node.string_or("source", "");
  term.method = node.string_or("method", "table");
  if (const auto bytes = node.find("bytes")) {
    term.words = split_words(bytes->string(), 2);
  } else if (const auto words = node.find("words")) {
    term.words =
        split_words(words->string(), static_cast<std::size_t>(node.at("bits").integer()) / 4);
  } else if (const auto number = node.find("number")) {
    const auto text = number->string();
    term.number = text.substr(text.find_first_not_of('0'));
  } else {
    return;
  }
  terms.emplace(signature + "." + node.at("id").string(), std::move(term));
}

}  // namespace

Published::Published() {
  const auto folder = std::filesystem::path(ASSAY_SOURCE_DIR) / "signatures/algorithms";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const auto value = read_json_file(entry.path());
    const std::string file = entry.path().string();
    for (const auto& signature : Node(value, file).at("signatures").list())
      for (const auto& term : signature.at("terms").list())
        read_term(signature.at("id").string(), term, terms_);
  }
}

std::uint8_t times(std::uint8_t a, std::uint8_t b, unsigned polynomial) {
  unsigned product = 0;
  unsigned shifted = a;
  for (unsigned bit = 0; bit < 8; ++bit) {
    if (b >> bit & 1) product ^= shifted;
    shifted <<= 1;
    if (shifted & 0x100) shifted ^= polynomial;
  }
  return static_cast<std::uint8_t>(product);
}

std::uint8_t power(std::uint8_t a, unsigned exponent, unsigned polynomial) {
  std::uint8_t result = 1;
  for (unsigned i = 0; i < exponent; ++i) result = times(result, a, polynomial);
  return result;
}

std::uint64_t rotated(std::uint64_t value, unsigned left, unsigned bits) {
  const auto mask = bits == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << bits) - 1;
  left %= bits;
  if (left == 0) return value & mask;
  return (value << left | (value & mask) >> (bits - left)) & mask;
}

}  // namespace assay::test
