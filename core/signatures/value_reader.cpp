#include "signatures/value_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "signatures/hex_reader.h"
#include "signatures/hygiene.h"

namespace assay {
namespace {

using Form = TableValue::Form;

constexpr std::array<ValueMember, 4> kMembers{{{"bytes", Form::bytes, "table"},
                                               {"words", Form::words, "table"},
                                               {"number", Form::number, "constant"},
                                               {"text", Form::text, "banner"}}};

std::string names_of(const std::vector<std::string_view>& layouts) {
  std::string text;
  for (const auto name : layouts) text += (text.empty() ? "" : ", ") + std::string(name);
  return text;
}

void add_literal(std::vector<Literal>& literals, std::string_view layout,
                 std::vector<std::uint8_t> bytes) {
  if (std::none_of(literals.begin(), literals.end(),
                   [&](const Literal& literal) { return literal.bytes == bytes; }))
    literals.push_back({std::string(layout), std::move(bytes)});
}

// Where case does not count, the matcher sees one case only.
std::string fault_of(std::vector<std::uint8_t> bytes, bool nocase) {
  if (nocase)
    for (auto& byte : bytes)
      if (byte >= 'A' && byte <= 'Z') byte = static_cast<std::uint8_t>(byte - 'A' + 'a');
  return hygiene_fault(bytes);
}

std::vector<Literal> named_literals(const Node& layouts, const TableValue& value, bool nocase) {
  std::vector<Literal> literals;
  for (const auto& node : layouts.list()) {
    const auto layout = node.string();
    auto bytes = in_layout(value, layout);
    if (!bytes)
      node.fail("there is no layout \"" + layout +
                "\" for this form of value; there are: " + names_of(layouts_of(value.form)));
    if (bytes->empty()) node.fail("this value cannot stand in the layout \"" + layout + "\"");
    if (const auto fault = fault_of(*bytes, nocase); !fault.empty())
      node.fail(fmt::format("in the layout \"{}\" {}", layout, fault));
    add_literal(literals, layout, std::move(*bytes));
  }
  if (literals.empty()) layouts.fail("at least one layout is wanted here");
  return literals;
}

std::vector<Literal> default_literals(const Node& node, const TableValue& value, bool nocase) {
  std::vector<Literal> literals;
  std::string fault;
  for (const auto layout : default_layouts(value.form)) {
    auto bytes = *in_layout(value, layout);
    fault = fault_of(bytes, nocase);
    if (fault.empty()) add_literal(literals, layout, std::move(bytes));
  }
  if (literals.empty()) node.fail(fault);
  return literals;
}

}  // namespace

std::optional<ValueMember> value_member(std::string_view key) {
  for (const auto& member : kMembers)
    if (member.key == key) return member;
  return std::nullopt;
}

TableValue read_value(const Node& term, const ValueMember& member) {
  TableValue value;
  value.form = member.form;
  const Node node = term.at(member.key);
  if (member.form == Form::words) {
    const Node bits = term.at("bits");
    const auto width = bits.integer();
    if (width != 16 && width != 32 && width != 64) bits.fail("16, 32 or 64 is wanted here");
    value.bits = static_cast<unsigned>(width);
    value.words = read_hex_words(node, value.bits);
  } else if (member.form == Form::text) {
    const auto text = node.string();
    value.bytes.assign(text.begin(), text.end());
  } else {
    value.bytes = read_hex_bytes(node);
  }
  if (value.bytes.empty() && value.words.empty()) node.fail("a value is wanted here");
  return value;
}

std::vector<Literal> read_literals(const Node& term, const ValueMember& member,
                                   const TableValue& value) {
  const bool nocase = term.boolean_or("nocase", false);
  const auto layouts = term.find("layouts");
  return layouts ? named_literals(*layouts, value, nocase)
                 : default_literals(term.at(member.key), value, nocase);
}

}  // namespace assay
