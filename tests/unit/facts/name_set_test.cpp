#include "facts/name_set.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace assay {
namespace {

TEST(NameSet, TellsNewNamesFromOnesSeenBeforeHoweverMany) {
  std::vector<std::string> names;
  for (int index = 0; index < 20000; ++index) names.push_back("name" + std::to_string(index));
  NameSet seen;
  for (const auto& name : names) ASSERT_TRUE(seen.insert(name));
  for (const auto& name : names) ASSERT_FALSE(seen.insert(name));
  EXPECT_TRUE(seen.insert("name"));
}

}  // namespace
}  // namespace assay
