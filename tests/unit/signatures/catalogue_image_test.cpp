#include "signatures/catalogue_image.h"

#include <gtest/gtest.h>

#include "signatures/catalogue.h"
#include "unit/signatures/data_folder.h"

namespace assay {
namespace {

CatalogueImage image_of(const Catalogue& catalogue) {
  CatalogueImage image{.signatures = catalogue.all(),
                       .origins = {},
                       .vocabulary = catalogue.vocabulary(),
                       .version = catalogue.version()};
  for (std::size_t i = 0; i < catalogue.all().size(); ++i)
    image.origins.push_back(catalogue.origin(i));
  return image;
}

std::string own_image() {
  return to_bytes(
      image_of(Catalogue::load(std::filesystem::path(ASSAY_SOURCE_DIR) / "signatures")));
}

TEST(CatalogueImage, GivesBackTheWholeCatalogueButItsExamples) {
  const auto bytes = own_image();
  const auto back = catalogue_image(bytes);
  ASSERT_TRUE(back);
  EXPECT_GT(back->signatures.size(), 300U);
  EXPECT_GT(back->vocabulary.algorithms.size(), 50U);
  EXPECT_FALSE(back->origins.front().source.empty());
  EXPECT_TRUE(back->origins.front().examples.empty());
  EXPECT_EQ(to_bytes(*back), bytes);
}

TEST(CatalogueImage, IsRefusedWhereItBreaksOffOrGoesOn) {
  const auto bytes = own_image();
  for (std::size_t size = 0; size < bytes.size(); size += 9973)
    EXPECT_FALSE(catalogue_image(std::string_view(bytes).substr(0, size))) << size;
  EXPECT_FALSE(catalogue_image(bytes + '\0'));
  EXPECT_FALSE(catalogue_image(std::string(64, '\xff')));
}

class KeptCatalogue : public testing::Test {
 protected:
  KeptCatalogue() { put("SM4"); }
  void put(const std::string& title) const {
    folder_.put_signatures("a.json", R"([{"id": "aes", "kind": "algorithm", "subject": "AES",
      "title": ")" + title + R"(", "source": "FIPS 197", "purposes": ["confidentiality"],
      "terms": [{"id": "t", "bytes": "637c777bf26b6fc53001672bfed7ab76",
                 "examples": {"match": [{"self": "u8"}], "miss": [{"self": "u8", "flip": 3}]}}],
      "claims": [{"role": "implements", "strength": "strong", "when": "t"}]}])");
  }
  Catalogue load() const { return Catalogue::load_kept(folder_.path(), folder_.path() / "cache"); }

  DataFolder folder_;
};

TEST_F(KeptCatalogue, IsTheSameAsTheOneReadFromTheFiles) {
  const auto fresh = load();
  ASSERT_FALSE(std::filesystem::is_empty(folder_.path() / "cache"));
  const auto kept = load();
  EXPECT_EQ(kept.digest(), fresh.digest());
  EXPECT_EQ(kept.version(), fresh.version());
  EXPECT_EQ(kept.folder(), fresh.folder());
  EXPECT_FALSE(fresh.origin(0).examples.empty());
  EXPECT_TRUE(kept.origin(0).examples.empty());  // that is how to know it was kept
  EXPECT_EQ(to_bytes(image_of(kept)), to_bytes(image_of(fresh)));
}

TEST_F(KeptCatalogue, IsReadAnewWhenAFileChanges) {
  load();
  put("another title");
  EXPECT_EQ(load().all().at(0).title, "another title");
}

TEST_F(KeptCatalogue, IsReadAnewWhenTheCacheIsDamaged) {
  load();
  for (const auto& file : std::filesystem::directory_iterator(folder_.path() / "cache"))
    std::filesystem::resize_file(file, std::filesystem::file_size(file) - 1);
  EXPECT_FALSE(load().origin(0).examples.empty());
}

}  // namespace
}  // namespace assay
