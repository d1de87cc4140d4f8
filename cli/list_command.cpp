#include "commands.h"
#include "data/error.h"
#include "output.h"
#include "places.h"
#include "report/list.h"

namespace assay::cli {
namespace {

Table table_of(const std::string& what, const ScanSetup& setup, Language language) {
  if (what == "types") return list_types(CcisRules::load(setup.signatures).types());
  if (what == "keys") return list_keys(ContextKeys::load(setup.signatures), language);
  if (what == "regimes" || what == "obligations" || what == "rules") {
    const auto regimes = Regimes::load(setup.signatures, setup.regimes);
    if (what == "rules") return list_rules(regimes.law());
    return what == "regimes" ? list_regimes(regimes.law(), language)
                             : list_obligations(regimes.law(), language);
  }
  const auto catalogue = Catalogue::load(setup.signatures);
  if (what == "signatures") return list_signatures(catalogue);
  const PluginHost host(setup.plugins, catalogue);
  return what == "plugins" ? list_plugins(host) : list_formats(host);
}

}  // namespace

int run_list(const Options& options) {
  const auto table = table_of(options.topics.front(), places(options), options.language);
  if (!options.formats.empty() && options.formats.back() == "json")
    print(write_json(table));
  else
    print(write_text(table, {.colour = colour_wanted(options),
                             .width = columns(options),
                             .language = options.language}));
  return 0;
}

}  // namespace assay::cli
