#include "signatures/term_reader.h"

#include <algorithm>
#include <array>
#include <limits>

#include "code/mnemonics.h"
#include "signatures/example_reader.h"
#include "signatures/hex_reader.h"
#include "signatures/value_reader.h"

namespace assay {
namespace {

struct NameMember {
  std::string_view key;
  TermForm form;
  std::string_view method;
};
constexpr std::array<NameMember, 10> kNames{{
    {"regex", TermForm::regex, "banner"},
    {"imports", TermForm::import_symbol, "import"},
    {"exports", TermForm::export_symbol, "symbols"},
    {"needed", TermForm::needed, "needed"},
    {"symbol_versions", TermForm::symbol_version, "symbol-version"},
    {"sonames", TermForm::soname, "soname"},
    {"paths", TermForm::path, "path"},
    {"findings", TermForm::finding, "finding"},
    {"immediates", TermForm::immediates, "immediates"},
    {"instructions", TermForm::instructions, "instruction"},
}};

// Indexed by Where.
constexpr std::array<std::string_view, 5> kPlaces{"anywhere", "start", "code", "data", "text"};

std::optional<NameMember> name_member(std::string_view key) {
  for (const auto& member : kNames)
    if (member.key == key) return member;
  return std::nullopt;
}

Where read_where(const Node& node) {
  const auto found = std::find(kPlaces.begin(), kPlaces.end(), node.string());
  if (found == kPlaces.end()) node.fail("anywhere, start, code, data or text is wanted here");
  return static_cast<Where>(found - kPlaces.begin());
}

std::vector<std::string> read_names(const Node& node, TermForm form) {
  if (form == TermForm::regex) {
    auto text = node.string();
    if (text.empty()) node.fail("a regular expression is wanted here");
    if (std::any_of(text.begin(), text.end(), [](unsigned char c) { return c >= 0x80; }))
      node.fail("a regular expression matches bytes: write \\xHH for what is not ASCII");
    return {std::move(text)};
  }
  auto names = node.strings();
  if (names.empty()) node.fail("at least one name is wanted here");
  for (const auto& name : node.list()) {
    const auto text = name.string();
    if (text.empty()) name.fail("a name is wanted here, an empty one matches nothing");
    if (text.find_first_not_of('*') == std::string::npos)
      name.fail("the name \"" + text + "\" matches everything");
  }
  return names;
}

// Words of 8 or 16 hex digits, separated by blanks.
std::vector<Literal> read_immediates(const Node& node) {
  std::vector<Literal> words;
  const auto text = node.string();
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(' ', at), text.size());
    const auto digits = text.substr(at, end - at);
    const bool hex = digits.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (!hex || (digits.size() != 8 && digits.size() != 16))
      node.fail("words of 8 or 16 hex digits are wanted here, not \"" + digits + "\"");
    words.push_back({"immediate", from_hex(digits)});
    at = end + 1;
  }
  if (words.empty()) node.fail("at least one word is wanted here");
  return words;
}

std::vector<std::uint32_t> read_without(const Node& node) {
  std::vector<std::uint32_t> words;
  for (const auto& word : read_immediates(node)) {
    if (word.bytes.size() != 4) node.fail("words of 8 hex digits are wanted here");
    words.push_back(std::uint32_t{word.bytes[0]} << 24 | std::uint32_t{word.bytes[1]} << 16 |
                    std::uint32_t{word.bytes[2]} << 8 | word.bytes[3]);
  }
  return words;
}

void check_mnemonics(const Node& node) {
  for (const auto& name : node.list())
    if (!code::mnemonic_named(name.string()))
      name.fail("no cryptographic instruction \"" + name.string() + "\" is known");
}

/// The one member of a term that says what is looked for.
struct Form {
  std::optional<ValueMember> value;
  std::optional<NameMember> names;
};

Form form_of(const Node& node) {
  Form form;
  int count = 0;
  for (const auto& [key, member] : node.members()) {
    if (const auto value = value_member(key)) form.value = value, ++count;
    if (const auto names = name_member(key)) form.names = names, ++count;
  }
  if (count != 1)
    node.fail(
        "exactly one of bytes, words, number, text, regex, imports, exports, needed, "
        "symbol_versions, sonames, paths, findings, immediates, instructions is wanted here");
  return form;
}

// Members that only some forms have; form_of has seen to the rest.
void check_members(const Node& node, const Form& form) {
  node.only({"id",     "bytes",    "words",   "bits",     "number",          "text",
             "regex",  "imports",  "exports", "needed",   "symbol_versions", "sonames",
             "paths",  "findings", "layouts", "method",   "source",          "note",
             "where",  "at_least", "nocase",  "examples", "immediates",      "instructions",
             "within", "distinct", "without"});
  const auto refuse_unless = [&](bool meant, std::string_view key) {
    if (const auto member = node.find(key); member && !meant)
      member->fail("this member means nothing in this form of term");
  };
  const bool text = form.value && form.value->form == TableValue::Form::text;
  const bool regex = form.names && form.names->form == TermForm::regex;
  refuse_unless(form.value.has_value(), "layouts");
  refuse_unless(form.value && form.value->form == TableValue::Form::words, "bits");
  refuse_unless(text || regex, "nocase");
  refuse_unless(form.value || regex, "where");
  const bool immediates = form.names && form.names->form == TermForm::immediates;
  const bool instructions = form.names && form.names->form == TermForm::instructions;
  refuse_unless(immediates || instructions, "within");
  refuse_unless(immediates, "without");
  refuse_unless(instructions, "distinct");
}

std::uint32_t read_count(const Node& node) {
  const auto count = node.integer();
  if (count < 1 || count > std::numeric_limits<std::int32_t>::max())
    node.fail("a number from 1 is wanted here");
  return static_cast<std::uint32_t>(count);
}

}  // namespace

void check_id(const Node& node) {
  const auto id = node.string();
  const bool good = !id.empty() && std::all_of(id.begin(), id.end(), [](unsigned char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-' || c == '_' || c == '+';
  });
  if (!good) node.fail("an id of a-z, 0-9, '-', '_' and '+' is wanted here");
}

ReadTerm read_term(const Node& node, const std::string& signature_source) {
  const Form form = form_of(node);
  check_members(node, form);
  ReadTerm read;
  Term& term = read.term;
  check_id(node.at("id"));
  term.id = node.at("id").string();
  term.nocase = node.boolean_or("nocase", false);
  if (const auto where = node.find("where")) term.where = read_where(*where);
  if (const auto count = node.find("at_least")) term.at_least = read_count(*count);
  if (const auto count = node.find("distinct")) term.distinct = read_count(*count);
  if (const auto bytes = node.find("within")) term.within = read_count(*bytes);
  if (const auto words = node.find("without")) term.without = read_without(*words);
  term.source = node.string_or("source", signature_source);
  if (term.source.empty())
    node.fail(
        "a source is wanted, here or for the whole signature: a standard and its section, "
        "or the library's own interface");
  std::optional<TableValue> value;
  if (form.value) {
    value = read_value(node, *form.value);
    term.form = TermForm::literal;
    term.literals = read_literals(node, *form.value, *value);
    term.method = node.string_or("method", form.value->method);
  } else {
    term.form = form.names->form;
    const auto names = node.at(form.names->key);
    if (term.form == TermForm::immediates)
      term.literals = read_immediates(names);
    else
      term.names = read_names(names, term.form);
    if (term.form == TermForm::instructions) check_mnemonics(names);
    term.method = node.string_or("method", form.names->method);
  }
  read.examples = read_examples(node, term, value);
  return read;
}

}  // namespace assay
