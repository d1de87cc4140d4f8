// `assay explain`: what something is and where it comes from. A finding of a report down to the
// byte and the standard; a topic (an obligation, a rule, a fact, a product type, an algorithm, a
// library, a signature, a regime, a context key) out of the data.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "classify/classify.h"
#include "model/report.h"
#include "report/report_text.h"
#include "signatures/catalogue.h"

namespace assay {

struct Law;

/// The chain of a finding: evidence, bytes, signature, source, and what rests on it. `id` may be
/// the beginning of one finding's id, or a subject that only one finding has. Throws ConfigError
/// naming near ones where there is none.
std::string explain_finding(const Report& report, std::string_view id, const Catalogue& catalogue,
                            const TextStyle& style);

/// What topics are looked up in.
struct Knowledge {
  const Catalogue& catalogue;
  std::span<const CcisType> types;
  const Law& law;
};

/// Everything of that name, case ignored: one section each. Throws ConfigError naming near names
/// where there is none.
std::string explain_topic(std::string_view topic, const Knowledge& knowledge,
                          const TextStyle& style);

/// `most` names of `known` that are nearest to `name` by edit distance, case ignored; only near
/// ones.
std::vector<std::string> near_names(std::string_view name, std::span<const std::string> known,
                                    std::size_t most = 5);

/// Bytes of `hex` as lines "00001a20  63 7c …  |c|..|", 16 bytes a line, counted from `offset`.
std::vector<std::string> hex_dump(std::string_view hex, std::uint64_t offset);

}  // namespace assay
