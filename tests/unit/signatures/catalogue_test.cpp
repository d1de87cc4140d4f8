#include "signatures/catalogue.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

TEST(Catalogue, LoadsTheRepositorysOwnData) {
  const auto catalogue = Catalogue::load(std::filesystem::path(ASSAY_SOURCE_DIR) / "signatures");
  EXPECT_TRUE(catalogue.vocabulary().algorithms.contains("AES"));
  EXPECT_EQ(catalogue.vocabulary().ccis_types.size(), 13U);
  EXPECT_FALSE(catalogue.version().empty());
  EXPECT_EQ(catalogue.digest().substr(0, 7), "sha256:");
}

}  // namespace
}  // namespace assay
