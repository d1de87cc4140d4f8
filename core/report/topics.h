// The parts of `assay explain TOPIC`: each writes what it knows under a name onto the page and says
// whether it knew any.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/explain.h"
#include "report/voice.h"

namespace assay {

bool same_name(std::string_view a, std::string_view b);  ///< case ignored

bool put_type(const Voice& say, std::string_view topic, const Knowledge& knowledge);
/// A signature by its id, or everything that finds a subject; a name without a signature too.
bool put_subject(const Voice& say, std::string_view topic, const Knowledge& knowledge);
/// An obligation, a rule, a fact, a regime, a context key.
bool put_law(const Voice& say, std::string_view topic, const Law& law);

/// Every name that the three above know.
std::vector<std::string> topics_of_data(const Knowledge& knowledge);
std::vector<std::string> topics_of_law(const Law& law);

}  // namespace assay
