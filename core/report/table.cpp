#include "report/table.h"

#include <algorithm>

#include "report/display.h"
#include "report/json_writer.h"
#include "report/page.h"
#include "report/voice.h"

namespace assay {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kLeastForLast = 24;  // columns, below which a table becomes blocks

std::vector<std::size_t> widths_of(const Table& table) {
  std::vector<std::size_t> widths;
  for (const auto& column : table.columns) widths.push_back(display_width(harmless(column)));
  for (const auto& row : table.rows)
    for (std::size_t i = 0; i < widths.size(); ++i)
      widths[i] = std::max(widths[i], display_width(harmless(row[i])));
  return widths;
}

void put_blocks(Page& page, const Table& table) {
  for (const auto& row : table.rows) {
    page.paragraph(row.front(), 0, Tone::bold);
    for (std::size_t i = 1; i < row.size(); ++i) page.field(table.columns[i], row[i]);
  }
}

// The names of the columns in the language asked for; JSON keeps the English ones.
Table titled(Table table, const Voice& say) {
  for (auto& column : table.columns)
    column = say.once([&column](const Tongue& t) { return t.term(column); });
  return table;
}

}  // namespace

std::string write_text(const Table& english, const TextStyle& style) {
  Page page(style.width, style.colour);
  const auto table = titled(english, Voice(page, style.language, style.glossary));
  const auto widths = widths_of(table);
  std::size_t before_last = 0;
  for (std::size_t i = 0; i + 1 < widths.size(); ++i) before_last += widths[i] + kGap;
  if (before_last + std::min(kLeastForLast, widths.back()) > style.width) {
    put_blocks(page, table);
    return page.take();
  }
  const auto put = [&](const std::vector<std::string>& cells, Tone first, Tone others) {
    page.columns(cells, widths, kGap, {first, others});
  };
  put(table.columns, Tone::dim, Tone::dim);
  for (const auto& row : table.rows) put(row, Tone::bold, Tone::plain);
  return page.take();
}

std::string write_json(const Table& table) {
  JsonWriter json;
  json.open_object(JsonWriter::Layout::spread);
  json.key("items").open_list(JsonWriter::Layout::spread);
  for (const auto& row : table.rows) {
    json.open_object();
    std::vector<std::pair<std::string, std::string>> members;
    for (std::size_t i = 0; i < row.size(); ++i) members.emplace_back(table.columns[i], row[i]);
    std::sort(members.begin(), members.end());
    for (const auto& [name, cell] : members) json.key(name).text(cell);
    json.close();
  }
  json.close();
  json.key("list").text(table.name);
  json.key("schema").text("assay-list/1");
  json.close();
  return json.take();
}

}  // namespace assay
