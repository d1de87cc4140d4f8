#include "signatures/schema_set.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
// Else valijson ends the program where a schema is wrong.
#define VALIJSON_USE_EXCEPTIONS 1
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace assay {
namespace {

using Json = nlohmann::json;
using Adapter = valijson::adapters::NlohmannJsonAdapter;

// {"<root>", "[terms]", "[0]"} -> "/terms/0"
std::string pointer_of(const std::vector<std::string>& context) {
  std::string pointer;
  for (const auto& step : context)
    if (step.size() > 2 && step.front() == '[') pointer += "/" + step.substr(1, step.size() - 2);
  return pointer;
}

// A schema that another one refers to: the file of that name beside it.
const std::string& text_of(const std::vector<DataFile>& files, const std::string& uri) {
  const std::string name = "schema/" + uri.substr(uri.rfind('/') + 1);
  const auto file =
      std::find_if(files.begin(), files.end(), [&](const DataFile& f) { return f.name == name; });
  if (file == files.end()) throw std::runtime_error("it refers to " + uri + ", which is not here");
  return file->text;
}

const valijson::ValidationResults::Error* deepest(const valijson::ValidationResults& results) {
  const auto found = std::max_element(
      results.begin(), results.end(),
      [](const auto& a, const auto& b) { return a.context.size() < b.context.size(); });
  return found == results.end() ? nullptr : &*found;
}

}  // namespace

struct SchemaSet::State {
  std::map<std::string, std::unique_ptr<valijson::Schema>, std::less<>> schemas;  // by file name
};

SchemaSet::SchemaSet(const std::vector<DataFile>& files) : state_(std::make_unique<State>()) {
  for (const auto& file : files) {
    if (!file.name.starts_with("schema/")) continue;
    try {
      const auto json = Json::parse(file.text);
      valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
      auto schema = std::make_unique<valijson::Schema>();
      parser.populateSchema(
          Adapter(json), *schema,
          [&](const std::string& uri) { return new Json(Json::parse(text_of(files, uri))); },
          [](const Json* document) { delete document; });
      state_->schemas.emplace(file.name, std::move(schema));
    } catch (const std::exception& error) {
      faults_.push_back(file.place + ": this is no JSON Schema: " + error.what());
    }
  }
}

SchemaSet::~SchemaSet() = default;

std::string SchemaSet::fault_of(const DataFile& file) const {
  const auto wanted = schema_file_name(file.schema);
  const auto schema = state_->schemas.find(wanted);
  if (schema == state_->schemas.end())
    return file.place + "#/schema: there is no " + wanted + " to check this file by";
  const auto json = Json::parse(file.text, nullptr, false);
  if (json.is_discarded()) return file.place + ": not JSON";
  valijson::Validator validator;
  valijson::ValidationResults results;
  if (validator.validate(*schema->second, Adapter(json), &results)) return {};
  const auto* error = deepest(results);
  if (!error) return file.place + ": not as " + wanted + " wants it";
  return file.place + "#" + pointer_of(error->context) + ": not as " + wanted +
         " wants it: " + error->description;
}

std::string schema_file_name(std::string_view schema) {
  std::string name = "schema/" + std::string(schema) + ".json";
  std::replace(name.begin() + 7, name.end(), '/', '-');
  return name;
}

}  // namespace assay
