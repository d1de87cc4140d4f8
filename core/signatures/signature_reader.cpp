#include "signatures/signature_reader.h"

#include <assay/condition.h>

#include <algorithm>

#include "model/names.h"
#include "signatures/condition_reader.h"
#include "signatures/term_reader.h"

namespace assay {
namespace {

template <typename Enum>
Enum read_enum(const Node& node, std::string_view what) {
  const auto name = node.string();
  if (const auto value = named<Enum>(name)) return *value;
  node.fail("there is no " + std::string(what) + " \"" + name + "\"");
}

std::vector<Purpose> read_purposes(const Node& node) {
  std::vector<Purpose> purposes;
  for (const auto& item : node.list()) purposes.push_back(read_enum<Purpose>(item, "purpose"));
  return purposes;
}

void read_terms(const Node& node, Signature& signature, SignatureOrigin& origin) {
  for (const auto& item : node.list()) {
    auto read = read_term(item, origin.source);
    const auto same = [&](const Term& term) { return term.id == read.term.id; };
    if (std::any_of(signature.terms.begin(), signature.terms.end(), same))
      item.at("id").fail("this signature has a term \"" + read.term.id + "\" already");
    signature.terms.push_back(std::move(read.term));
    std::move(read.examples.begin(), read.examples.end(), std::back_inserter(origin.examples));
  }
  if (signature.terms.empty()) node.fail("at least one term is wanted here");
}

// True for a regex with a group that captures: a bare "(", or a named one.
bool captures(std::string_view regex) {
  bool in_class = false;
  for (std::size_t i = 0; i < regex.size(); ++i) {
    if (regex[i] == '\\')
      ++i;
    else if (regex[i] == '[')
      in_class = true;
    else if (regex[i] == ']')
      in_class = false;
    else if (regex[i] == '(' && !in_class &&
             (!regex.substr(i + 1).starts_with('?') || regex.substr(i + 1).starts_with("?P<")))
      return true;
  }
  return false;
}

std::string read_version_term(const Node& node, const std::vector<Term>& terms,
                              std::vector<bool>& used) {
  auto id = node.string();
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (terms[i].id != id) continue;
    if (terms[i].form != TermForm::regex || !captures(terms[i].names.front()))
      node.fail("the term \"" + id + "\" is no regex with a group, so it captures no version");
    used[i] = true;
    return id;
  }
  node.fail("this signature has no term \"" + id + "\"");
}

Claim read_claim(const Node& node, const Signature& signature, std::vector<bool>& used) {
  node.only({"role", "strength", "when", "purposes", "version_term", "text", "note"});
  Claim claim;
  claim.role = read_enum<Role>(node.at("role"), "role");
  claim.strength = read_enum<Strength>(node.at("strength"), "strength");
  claim.when = read_condition(node.at("when"), signature.terms, used);
  if (holds(claim.when, std::vector<bool>(signature.terms.size())))
    node.at("when").fail("this condition holds where nothing was found");
  const auto purposes = node.find("purposes");
  claim.purposes = purposes ? read_purposes(*purposes) : signature.purposes;
  if (const auto term = node.find("version_term"))
    claim.version_term = read_version_term(*term, signature.terms, used);
  claim.text = node.string_or("text", {});
  return claim;
}

void read_claims(const Node& node, const Node& terms, Signature& signature) {
  std::vector<bool> used(signature.terms.size());
  for (const auto& item : node.list()) {
    auto claim = read_claim(item, signature, used);
    const auto shadows = [&](const Claim& earlier) {
      return earlier.role == claim.role && same_condition(earlier.when, claim.when);
    };
    if (std::any_of(signature.claims.begin(), signature.claims.end(), shadows))
      item.fail("an earlier claim of the same role and condition leaves this one without effect");
    signature.claims.push_back(std::move(claim));
  }
  if (signature.claims.empty()) node.fail("at least one claim is wanted here");
  const auto unused = std::find(used.begin(), used.end(), false);
  if (unused != used.end())
    terms.list()[static_cast<std::size_t>(unused - used.begin())].fail(
        "no claim uses this term, so nothing would follow from it");
}

void read_subject(const Node& node, const Vocabulary& vocabulary, Signature& signature) {
  signature.kind = read_enum<Kind>(node.at("kind"), "kind");
  const Node subject = node.at("subject");
  signature.subject = subject.string();
  const auto* names = vocabulary.list_of(signature.kind);
  if (names && !names->contains(signature.subject))
    subject.fail("\"" + signature.subject + "\" is not in the vocabulary for kind " +
                 std::string(name_of(signature.kind)));
}

}  // namespace

ReadSignature read_signature(const Node& node, const std::string& plugin,
                             const Vocabulary& vocabulary) {
  node.only({"id", "kind", "subject", "title", "source", "note", "references", "purposes",
             "parameters", "terms", "claims", "extra"});
  ReadSignature read;
  auto& [signature, origin] = read;
  check_id(node.at("id"));
  signature.id = node.at("id").string();
  signature.plugin = plugin;
  read_subject(node, vocabulary, signature);
  signature.title = node.at("title").string();
  origin.pointer = node.pointer();
  origin.source = node.string_or("source", {});
  origin.note = node.string_or("note", {});
  if (const auto references = node.find("references")) origin.references = references->strings();
  if (const auto purposes = node.find("purposes")) signature.purposes = read_purposes(*purposes);
  for (const auto& [key, into] :
       {std::pair{"parameters", &signature.parameters}, std::pair{"extra", &signature.extra}}) {
    const auto member = node.find(key);
    if (member && !member->value().object()) member->fail("an object is wanted here");
    if (member) *into = *member->value().object();
  }
  read_terms(node.at("terms"), signature, origin);
  read_claims(node.at("claims"), node.at("terms"), signature);
  return read;
}

}  // namespace assay
