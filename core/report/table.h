// A table for a person (aligned columns) or a program (JSON).
#pragma once

#include <string>
#include <vector>

#include "report/report_text.h"

namespace assay {

struct Table {
  std::string name;                  ///< "plugins"
  std::vector<std::string> columns;  ///< lower case; the JSON members' names
  std::vector<std::vector<std::string>> rows;
};

/// Columns aligned by display width, the last one wrapped. Where the terminal is too narrow for
/// that, each row is a block of "column: text" lines.
std::string write_text(const Table& table, const TextStyle& style);

/// {"schema": "assay-list/1", "list": NAME, "items": [{column: cell}]}.
std::string write_json(const Table& table);

}  // namespace assay
