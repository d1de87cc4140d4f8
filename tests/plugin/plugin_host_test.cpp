#include "host/plugin_host.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "data/error.h"

namespace assay {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;

const fs::path kPlugins = ASSAY_TEST_PLUGINS;

class PluginHostTest : public testing::Test {
 protected:
  PluginHostTest() {
    fs::create_directories(folder_);
    setenv("ASSAY_TEST_MARK", mark_.c_str(), 1);
  }
  ~PluginHostTest() override {
    unsetenv("ASSAY_TEST_MARK");
    fs::remove_all(folder_);
  }

  PluginHost host(const std::vector<fs::path>& folders) const { return {folders, catalogue_}; }
  std::string refusal(const fs::path& folder) const {
    try {
      host({folder});
    } catch (const ConfigError& why) {
      return why.what();
    }
    return "accepted";
  }
  bool code_ran() const { return fs::exists(mark_); }

  Catalogue catalogue_;
  fs::path folder_ = fs::path(testing::TempDir()) /
                     ("plugins-" + std::to_string(testing::UnitTest::GetInstance()->random_seed()) +
                      testing::UnitTest::GetInstance()->current_test_info()->name());
  fs::path mark_ = folder_ / "code-ran";
};

TEST_F(PluginHostTest, LoadsAPluginAndNamesIt) {
  const auto loaded = host({kPlugins / "good"});
  ASSERT_EQ(loaded.plugins().size(), 1u);
  EXPECT_EQ(loaded.plugins()[0].id, "echo");
  EXPECT_EQ(loaded.plugins()[0].version, "1.2.3");
  EXPECT_THAT(loaded.plugins()[0].digest, testing::MatchesRegex("sha256:[0-9a-f]{64}"));
  EXPECT_TRUE(code_ran()) << "otherwise the tests of refusal prove nothing";
}

TEST_F(PluginHostTest, RefusesAnotherAbiBeforeItsCodeRuns) {
  EXPECT_THAT(refusal(kPlugins / "other-abi"),
              AllOf(HasSubstr("other-abi.so: "), HasSubstr("plugin ABI 2"), HasSubstr("wants 1"),
                    HasSubstr("rebuild")));
  EXPECT_FALSE(code_ran());
}

TEST_F(PluginHostTest, RefusesAnotherLayoutBeforeItsCodeRuns) {
  EXPECT_THAT(
      refusal(kPlugins / "other-layout"),
      AllOf(HasSubstr("other-layout.so: "), HasSubstr("another layout"), HasSubstr("rebuild")));
  EXPECT_FALSE(code_ran());
}

TEST_F(PluginHostTest, RefusesALibraryWithoutANote) {
  EXPECT_THAT(refusal(kPlugins / "unmarked"), HasSubstr("carries no Assay note"));
}

TEST_F(PluginHostTest, RefusesWhatIsNoElfFileOrABrokenOne) {
  std::ofstream(folder_ / "x.so") << "hello";
  EXPECT_THAT(refusal(folder_), AllOf(HasSubstr("x.so: not a plugin"), HasSubstr("ELF")));
  std::ifstream good(kPlugins / "good" / "good.so", std::ios::binary);
  std::string head(100, '\0');
  good.read(head.data(), 100);
  std::ofstream(folder_ / "x.so", std::ios::binary) << head;
  EXPECT_THAT(refusal(folder_), HasSubstr("x.so: not a plugin"));
}

TEST_F(PluginHostTest, RefusesTwoPluginsOfOneIdAndNamesBoth) {
  try {
    host({kPlugins / "good", kPlugins / "twin"});
    FAIL();
  } catch (const ConfigError& why) {
    EXPECT_THAT(why.what(),
                AllOf(HasSubstr("good.so"), HasSubstr("twin.so"), HasSubstr("\"echo\"")));
  }
}

TEST_F(PluginHostTest, RefusesAFolderThatIsNotThere) {
  EXPECT_THAT(refusal(folder_ / "nowhere"), HasSubstr("the plugin folder cannot be read"));
}

TEST_F(PluginHostTest, CallsInspectAndRelate) {
  const auto loaded = host({kPlugins / "good"});
  const BlobFacts facts{.digest = "d", .size = 0, .format = "png"};
  std::vector<Problem> problems;
  const auto inspected = loaded.inspect({facts, {}}, {}, problems);
  ASSERT_EQ(inspected.size(), 1u);
  EXPECT_EQ(inspected[0].subject, "echo:png");
  EXPECT_EQ(inspected[0].blob, "d");
  EXPECT_EQ(inspected[0].evidence[0].plugin, "echo");
  const auto related = loaded.relate({.root = "r"}, problems);
  ASSERT_EQ(related.size(), 1u);
  EXPECT_EQ(related[0].blob, "r");
  EXPECT_TRUE(problems.empty());
}

TEST_F(PluginHostTest, TurnsWhatAPluginThrowsIntoAProblem) {
  const auto loaded = host({kPlugins / "throwing"});
  const BlobFacts facts{.digest = "d", .size = 0, .format = "png"};
  std::vector<Problem> problems;
  EXPECT_TRUE(loaded.inspect({facts, {}}, {}, problems).empty());
  EXPECT_TRUE(loaded.relate({}, problems).empty());
  ASSERT_EQ(problems.size(), 2u);
  EXPECT_EQ(problems[0].plugin, "echo");
  EXPECT_EQ(problems[0].message, "cannot bear png");
  EXPECT_TRUE(problems[0].loses_bytes) << "what it would have found is missing";
  EXPECT_THAT(problems[1].message, HasSubstr("no exception"));
}

TEST_F(PluginHostTest, LoadsUnpackers) {
  const auto loaded = host({kPlugins / "unpacker"});
  ASSERT_EQ(loaded.unpackers().size(), 1u);
  EXPECT_EQ(loaded.unpackers()[0]->format(), "bundle");
  EXPECT_TRUE(loaded.classifiers().empty());
}

}  // namespace
}  // namespace assay
