// What the program says of itself: help with examples, man page, completions.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "command.h"

namespace assay::test {
namespace {

using testing::HasSubstr;

std::set<std::string> long_options(const std::string& text) {
  std::set<std::string> names;
  const std::regex option("--[a-z][a-z-]+");
  for (std::sregex_iterator match(text.begin(), text.end(), option), end; match != end; ++match)
    names.insert(match->str());
  return names;
}

TEST(Help, EveryCommandHasHelpWithExamples) {
  for (const std::vector<std::string>& command : {std::vector<std::string>{},
                                                  {"scan"},
                                                  {"assess"},
                                                  {"explain"},
                                                  {"list"},
                                                  {"context", "init"},
                                                  {"context", "ask"},
                                                  {"signatures", "check"},
                                                  {"completion"}}) {
    auto words = command;
    words.emplace_back("--help");
    const auto outcome = assay(words);
    EXPECT_EQ(outcome.exit, 0);
    EXPECT_THAT(outcome.out, HasSubstr("Examples:\n  assay "));
  }
}

TEST(Help, TheManPageNamesEveryOption) {
  std::ifstream file(ASSAY_SOURCE_DIR "/docs/assay.1");
  std::ostringstream page;
  page << file.rdbuf();
  const auto plain = std::regex_replace(page.str(), std::regex(R"(\\-)"), "-");
  for (const std::vector<std::string>& command : {std::vector<std::string>{"scan"},
                                                  {"assess"},
                                                  {"context", "init"},
                                                  {"context", "ask"},
                                                  {"explain"},
                                                  {"list"}}) {
    auto words = command;
    words.emplace_back("--help");
    for (const auto& option : long_options(assay(words).out)) {
      if (option == "--help") continue;
      EXPECT_THAT(plain, HasSubstr(option)) << command.back();
    }
  }
}

TEST(Help, CompletionsKnowTheOptionsAndAreValidShell) {
  const auto bash = assay({"completion", "bash"});
  EXPECT_THAT(bash.out,
              testing::AllOf(HasSubstr("--as-of"), HasSubstr("assess"), HasSubstr("--max-opaque")));
  const Folder folder;
  EXPECT_EQ(run({"bash", "-n", folder.write("c", bash.out).string()}).exit, 0);
  EXPECT_THAT(assay({"completion", "zsh"}).out, HasSubstr("#compdef assay"));
  EXPECT_THAT(assay({"completion", "fish"}).out, HasSubstr("-l as-of"));
  EXPECT_EQ(assay({"completion", "tcsh"}).exit, 2);
}

TEST(Output, GoesWhereItIsSentInTheFormAskedFor) {
  const Folder folder;
  const auto file = folder.write("a.txt", "hello\n").string();
  const auto json = (folder.path() / "r.json").string(), other = (folder.path() / "r.out").string();
  const auto read = [](const std::string& name) {
    std::ostringstream text;
    text << std::ifstream(name).rdbuf();
    return text.str();
  };
  EXPECT_EQ(assay({"scan", "-o", json, "-o", "text:" + other, file}).out, "");
  EXPECT_THAT(read(json), HasSubstr("\"assay-report/1\""));
  EXPECT_THAT(read(other), HasSubstr("ENCRYPTION"));
  EXPECT_EQ(assay({"scan", "--format", "json", "-o", other, file}).out, "");
  EXPECT_EQ(read(other), read(json));
  EXPECT_THAT(assay({"scan", "-o", json, "-o", "text:-", file}).out, HasSubstr("ENCRYPTION"));
  EXPECT_THAT(assay({"scan", "-o", "r.pdf", file}).err, HasSubstr("tells no form"));
  EXPECT_EQ(assay({"scan", "-o", "/no/such/folder/r.json", file}).exit, 2);
}

TEST(Help, VersionIsPrinted) { EXPECT_THAT(assay({"--version"}).out, HasSubstr("assay 0.")); }

}  // namespace
}  // namespace assay::test
