#include "regimes/context.h"

#include <string_view>

#include "data/error.h"
#include "data/json.h"
#include "fuzz/target.h"

namespace assay::fuzz {

void run(Bytes bytes) {
  static const auto keys = ContextKeys::load(ASSAY_SOURCE_DIR "/signatures");
  try {
    keys.check(parse_json(as_text(bytes), "CONTEXT"), "CONTEXT");
  } catch (const ConfigError&) {
  }
  try {
    Value context = Object{};
    keys.set(context, std::string(as_text(bytes)));
  } catch (const ConfigError&) {
  }
}

std::vector<Seed> seeds() {
  const auto text = [](std::string_view value) { return Seed(value.begin(), value.end()); };
  return {text(R"({"roles":["maker"],"end_user":{"party":"domestic"},"mass_market":true})"),
          text("end_user.party=domestic"), text("movement=import,transit")};
}

}  // namespace assay::fuzz
