#include "data/private_store.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

namespace assay {
namespace {

namespace fs = std::filesystem;

class PrivateStoreTest : public testing::Test {
 protected:
  PrivateStoreTest() {
    std::string pattern = fs::temp_directory_path() / "assay-store-XXXXXX";
    root_ = ::mkdtemp(pattern.data());
    folder_ = root_ / "a" / "cache";
  }
  ~PrivateStoreTest() override { fs::remove_all(root_); }

  bool save() const { return PrivateStore(folder_).save("file", "key", "payload"); }
  std::optional<std::string> load(const std::string& key = "key") const {
    const auto found = PrivateStore(folder_).load("file", key);
    if (!found) return std::nullopt;
    return std::string(found->begin(), found->end());
  }

  fs::path root_;
  fs::path folder_;
};

TEST_F(PrivateStoreTest, GivesBackWhatWasSaved) {
  EXPECT_FALSE(load());
  ASSERT_TRUE(save());
  EXPECT_EQ(load(), "payload");
  ASSERT_TRUE(PrivateStore(folder_).save("file", "key", "other"));
  EXPECT_EQ(load(), "other");
}

TEST_F(PrivateStoreTest, CreatesFolderAndFileForUsAlone) {
  ASSERT_TRUE(save());
  struct stat info {};
  ASSERT_EQ(::stat(folder_.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 07777, 0700u);
  ASSERT_EQ(::stat((folder_ / "file").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 07777, 0600u);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), 1);
}

TEST_F(PrivateStoreTest, RefusesAnotherKey) {
  ASSERT_TRUE(save());
  EXPECT_FALSE(load("kez"));
}

TEST_F(PrivateStoreTest, RefusesEveryChangedByteAndEveryTruncation) {
  ASSERT_TRUE(save());
  const auto file = folder_ / "file";
  std::string content(fs::file_size(file), '\0');
  std::ifstream(file).read(content.data(), static_cast<std::streamsize>(content.size()));
  const auto put = [&](const std::string& bytes) { std::ofstream(file) << bytes; };
  for (std::size_t at = 0; at < content.size(); ++at) {
    auto changed = content;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    put(changed);
    ASSERT_FALSE(load()) << at;
    put(content.substr(0, at));
    ASSERT_FALSE(load()) << at;
  }
  put(content);
  EXPECT_TRUE(load());
}

TEST_F(PrivateStoreTest, RefusesAFolderThatIsALink) {
  ASSERT_TRUE(save());
  fs::rename(folder_, root_ / "elsewhere");
  fs::create_directory_symlink(root_ / "elsewhere", folder_);
  EXPECT_FALSE(load());
  EXPECT_FALSE(save());
}

TEST_F(PrivateStoreTest, RefusesAFolderThatOthersMayEnter) {
  ASSERT_TRUE(save());
  for (const ::mode_t mode : {0710U, 0701U, 0770U, 0777U}) {
    ASSERT_EQ(::chmod(folder_.c_str(), mode), 0);
    EXPECT_FALSE(load());
    EXPECT_FALSE(save());
  }
  ASSERT_EQ(::chmod(folder_.c_str(), 0700), 0);
  EXPECT_TRUE(load());
}

TEST_F(PrivateStoreTest, RefusesAFileOfAnotherMode) {
  ASSERT_TRUE(save());
  for (const ::mode_t mode : {0644U, 0660U, 0700U, 0400U}) {
    ASSERT_EQ(::chmod((folder_ / "file").c_str(), mode), 0);
    EXPECT_FALSE(load());
  }
}

TEST_F(PrivateStoreTest, RefusesLinksAndFifosInTheFilesPlace) {
  ASSERT_TRUE(save());
  const auto file = folder_ / "file";
  fs::create_hard_link(file, folder_ / "second");
  EXPECT_FALSE(load());
  fs::remove(file);
  fs::create_symlink(folder_ / "second", file);
  EXPECT_FALSE(load());
  fs::remove(file);
  ASSERT_EQ(::mkfifo(file.c_str(), 0600), 0);
  EXPECT_FALSE(load());
}

TEST_F(PrivateStoreTest, RefusesAFolderOfAnotherOwner) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can give a folder away";
  ASSERT_TRUE(save());
  ASSERT_EQ(::chown(folder_.c_str(), 65534, 65534), 0);
  EXPECT_FALSE(load());
  EXPECT_FALSE(save());
}

TEST(PrivateStore, WithoutAFolderKeepsNothing) {
  EXPECT_FALSE(PrivateStore("").save("file", "key", "payload"));
  EXPECT_FALSE(PrivateStore("").load("file", "key"));
}

}  // namespace
}  // namespace assay
