#include "claims.h"

#include <stdexcept>

namespace assay::products {
namespace {

void look(const Signature& signature, const Condition& condition, bool& content, bool& artefact) {
  if (condition.op == Condition::Op::term) {
    const bool near = sight_of(signature.terms[condition.term]) == Sight::content;
    (near ? content : artefact) = true;
  }
  for (const auto& part : condition.of) look(signature, part, content, artefact);
}

}  // namespace

Sight sight_of(const Term& term) {
  return term.form == TermForm::path || term.form == TermForm::finding ? Sight::artefact
                                                                       : Sight::content;
}

std::vector<std::vector<const Claim*>> claims_of(std::span<const Signature> signatures,
                                                 Sight sight) {
  std::vector<std::vector<const Claim*>> chosen;
  for (const auto& signature : signatures) {
    auto& own = chosen.emplace_back();
    for (const auto& claim : signature.claims) {
      bool content = false, artefact = false;
      look(signature, claim.when, content, artefact);
      if (content && artefact)
        throw std::invalid_argument("the signature \"" + signature.id +
                                    "\" has a claim that wants to see bytes and paths at once");
      if (sight == Sight::content ? content : artefact) own.push_back(&claim);
    }
  }
  return chosen;
}

}  // namespace assay::products
