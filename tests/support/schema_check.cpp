#include "support/schema_check.h"

#include <fstream>
#include <nlohmann/json.hpp>
// Else valijson ends the program where a schema is wrong.
#define VALIJSON_USE_EXCEPTIONS 1
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace assay::test {
namespace {

using Adapter = valijson::adapters::NlohmannJsonAdapter;
using nlohmann::json;

json read_schema(const std::string& name) {
  std::ifstream in(std::string(ASSAY_SOURCE_DIR) + "/signatures/schema/" + name);
  return json::parse(in);
}

}  // namespace

std::string schema_faults(const std::string& schema_name, const std::string& text) {
  const json source = read_schema(schema_name);
  valijson::Schema schema;
  valijson::SchemaParser parser;
  parser.populateSchema(
      Adapter(source), schema,
      [](const std::string& uri) { return new json(read_schema(uri.substr(uri.rfind('/') + 1))); },
      [](const json* document) { delete document; });
  const json document = json::parse(text);
  valijson::ValidationResults results;
  std::string faults;
  if (valijson::Validator().validate(schema, Adapter(document), &results)) return faults;
  for (valijson::ValidationResults::Error error; results.popError(error);) {
    for (const auto& step : error.context) faults += step;
    faults += ": " + error.description + "\n";
  }
  return faults;
}

}  // namespace assay::test
