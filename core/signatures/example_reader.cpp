#include "signatures/example_reader.h"

#include "signatures/hex_reader.h"

namespace assay {
namespace {

std::vector<std::uint8_t> own_bytes(const Node& node, const TableValue& value) {
  node.only({"self", "flip"});
  const Node self = node.at("self");
  auto bytes = in_layout(value, self.string());
  if (!bytes || bytes->empty()) self.fail("this value has no layout \"" + self.string() + "\"");
  if (const auto flip = node.find("flip")) {
    const auto at = flip->integer();
    if (at < 0 || at >= static_cast<std::int64_t>(bytes->size()))
      flip->fail("a byte from 0 to " + std::to_string(bytes->size() - 1) + " is wanted here");
    (*bytes)[static_cast<std::size_t>(at)] ^= 0x5a;
  }
  return std::move(*bytes);
}

std::vector<std::uint8_t> example_bytes(const Node& node, const std::optional<TableValue>& value) {
  if (value && node.has("self")) return own_bytes(node, *value);
  if (const auto hex = node.find("hex")) {
    node.only({"hex"});
    return read_hex_bytes(*hex);
  }
  node.only({"text"});
  const auto text = node.at("text").string();
  return {text.begin(), text.end()};
}

void read_code(const Node& node, SignatureOrigin::Example& example) {
  node.only({"code", "isa"});
  example.bytes = read_hex_bytes(node.at("code"));
  example.isa = isa_named(node.at("isa").string());
  if (example.isa == Isa::none) node.at("isa").fail("no instruction set of this name is read");
}

}  // namespace

std::vector<SignatureOrigin::Example> read_examples(const Node& term, const Term& read,
                                                    const std::optional<TableValue>& value) {
  const bool in_code = read.form == TermForm::immediates || read.form == TermForm::instructions;
  const bool by_name = read.form != TermForm::literal && read.form != TermForm::regex && !in_code;
  const Node node = term.at("examples");
  node.only({"match", "miss"});
  std::vector<SignatureOrigin::Example> examples;
  for (const bool must_match : {true, false}) {
    const Node side = node.at(must_match ? "match" : "miss");
    const auto items = side.list();
    if (items.empty()) side.fail("at least one example is wanted here");
    for (const auto& item : items) {
      SignatureOrigin::Example example;
      example.term = read.id;
      example.must_match = must_match;
      example.pointer = item.pointer();
      if (in_code)
        read_code(item, example);
      else if (by_name)
        example.name = item.string();
      else
        example.bytes = example_bytes(item, value);
      examples.push_back(std::move(example));
    }
  }
  return examples;
}

}  // namespace assay
