// `assay list`: what there is, as tables. Titles and questions are in the language asked for.
#pragma once

#include <span>

#include "classify/classify.h"
#include "host/plugin_host.h"
#include "regimes/pack.h"
#include "report/table.h"
#include "signatures/catalogue.h"

namespace assay {

Table list_plugins(const PluginHost& host);
/// Every format that is told by its content, and what is done with it.
Table list_formats(const PluginHost& host);
Table list_signatures(const Catalogue& catalogue);
Table list_regimes(const Law& law, Language language = Language::en);
Table list_obligations(const Law& law, Language language = Language::en);
/// Every rule with its window, and whether it rests on a fact that nobody verified.
Table list_rules(const Law& law);
Table list_keys(const ContextKeys& keys, Language language = Language::en);
Table list_types(std::span<const CcisType> types);

}  // namespace assay
