#include "report/table.h"

#include <gtest/gtest.h>

#include "data/json.h"

namespace assay {
namespace {

Table types() {
  return {"types",
          {"type", "zh", "name"},
          {{"firewall", "防火墙", "controls access between networks"},
           {"ids", "入侵检测", "finds\x1b[31m intrusions"}}};
}

TEST(Table, AlignsByDisplayWidthAndWrapsTheLastColumn) {
  EXPECT_EQ(write_text(types(), {.width = 46}),
            "type      zh        name\n"
            "firewall  防火墙    controls access between\n"
            "                    networks\n"
            "ids       入侵检测  finds\\x1b[31m intrusions\n");
}

TEST(Table, IsBlocksWhereTheTerminalIsNarrow) {
  EXPECT_EQ(write_text(types(), {.width = 40}),
            "firewall\n"
            "  zh           防火墙\n"
            "  name         controls access between\n"
            "               networks\n"
            "ids\n"
            "  zh           入侵检测\n"
            "  name         finds\\x1b[31m intrusions\n");
}

TEST(Table, IsAListOfObjectsInJson) {
  const auto value = parse_json(write_json(types()), "table");
  const auto& object = *value.object();
  EXPECT_EQ(object.at("schema"), Value("assay-list/1"));
  EXPECT_EQ(object.at("list"), Value("types"));
  const auto& items = *object.at("items").list();
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0], Value(Object{{"type", "firewall"},
                                   {"zh", "防火墙"},
                                   {"name", "controls access between networks"}}));
}

TEST(Table, WithoutRowsStillSaysItsColumns) {
  Table none = types();
  none.rows.clear();
  EXPECT_EQ(write_text(none, {.width = 80}), "type  zh  name\n");
}

}  // namespace
}  // namespace assay
