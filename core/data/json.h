// JSON text to Value and back. The only user of the JSON library.
//
// Reading is strict: duplicate keys, trailing text, numbers that fit neither int64 nor double, and
// invalid UTF-8 are ConfigErrors "<file>#<pointer>: why". Writing is canonical: keys sorted,
// two-space indent (or none), invalid UTF-8 never written, so that equal Values give equal bytes.
#pragma once

#include <assay/value.h>

#include <filesystem>
#include <string>
#include <string_view>

namespace assay {

/// `origin` names the text in messages (a file path or "--set").
Value parse_json(std::string_view text, std::string_view origin);
Value read_json_file(const std::filesystem::path& file);

enum class JsonStyle { compact, pretty };
std::string to_json(const Value& value, JsonStyle style = JsonStyle::pretty);
/// A JSON string literal of `text`, quotes included.
std::string json_string(std::string_view text);

}  // namespace assay
