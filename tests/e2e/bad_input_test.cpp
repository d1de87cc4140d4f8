// What is broken, hostile or mistyped ends in a clear sentence or a Problem, and loses nothing
// else.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "command.h"
#include "data/json.h"

namespace assay::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

TEST(BadInput, AMissingFileIsSaidAndTheOthersAreScanned) {
  const Folder folder;
  const auto good = folder.write("good.txt", "hello\n").string();
  const auto outcome = assay({"scan", "--format", "json", "/no/such/file", good});
  EXPECT_EQ(outcome.exit, 2);
  EXPECT_THAT(outcome.err, HasSubstr("/no/such/file"));
  EXPECT_EQ(text(at(parse_json(outcome.out, "r"), "artefact"), "name"), "good.txt");
}

TEST(BadInput, AnUnreadableFileIsSaid) {
  const Folder folder;
  const auto file = folder.write("secret", "x");
  fs::permissions(file, fs::perms::none);
  if (std::ifstream(file)) GTEST_SKIP() << "this user may read everything";
  const auto outcome = assay({"scan", file.string()});
  EXPECT_EQ(outcome.exit, 2);
  EXPECT_THAT(outcome.err, HasSubstr("secret"));
}

TEST(BadInput, ADirectoryLoopIsRecordedAndNotFollowed) {
  const Folder folder;
  folder.write("a/file.txt", "hello\n");
  fs::create_directory_symlink("..", folder.path() / "a/loop");
  const auto report = scan_json({folder.path().string()});
  EXPECT_EQ(at(report, "blobs").list()->size(), 2u) << "the folder and its one file";
}

TEST(BadInput, AnEmptyFileIsComplete) {
  const Folder folder;
  const auto report = scan_json({folder.write("empty", "").string()});
  EXPECT_EQ(text(at(report, "encryption"), "verdict"), "none");
}

TEST(BadInput, RandomBytesAreOpaqueAndNotCleared) {
  std::mt19937_64 random(7);  // NOLINT(cert-msc51-cpp): the same bytes each time
  std::string bytes;
  while (bytes.size() < (4u << 20)) bytes += static_cast<char>(random());
  const Folder folder;
  const auto report = scan_json({folder.write("blob.bin", bytes).string()}, 3);
  EXPECT_EQ(text(at(report, "encryption"), "verdict"), "undetermined");
  for (const auto& match : *at(report, "ccis").list())
    EXPECT_EQ(text(match, "verdict"), "undetermined");
}

TEST(BadInput, ATruncatedPackageKeepsWhatWasRead) {
  const auto deb = package("dropbear-bin");
  if (deb.empty()) GTEST_SKIP() << "offline: the package dropbear-bin cannot be fetched";
  std::ifstream in(deb, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  bytes.resize(bytes.size() * 2 / 3);
  const Folder folder;
  const auto report = scan_json({folder.write("cut.deb", bytes).string()}, 3);
  EXPECT_TRUE(at(report, "complete") == Value(false));
  EXPECT_TRUE(finds(report, "package", "dropbear-bin", {"implements"}))
      << "the control part was whole";
}

TEST(BadInput, ABombOfTenGigabytesIsCutAndSaid) {
  const Folder folder;
  // A gzip file may be a chain of gzip members (RFC 1952, 2.2): 160 times 64 MiB of zeros.
  const auto made = run({"sh", "-ec",
                         "cd '" + folder.path().string() +
                             "'\nhead -c 67108864 /dev/zero | gzip > one\n"
                             "for i in $(seq 160); do cat one; done > bomb.gz"});
  ASSERT_EQ(made.exit, 0) << made.err;
  folder.write("good.txt", "tested to GB/T 20281-2015\n");
  const auto report = scan_json({folder.path().string()}, 3);
  EXPECT_THAT(to_json(at(report, "problems")),
              testing::AllOf(HasSubstr("bomb.gz"), HasSubstr("--max-ratio")));
  EXPECT_TRUE(finds(report, "trait", "standard-citation", {"mentions"})) << "the rest is scanned";
}

TEST(BadInput, AContextWithAnUnknownKeyIsRefused) {
  const Folder folder;
  const auto artefact = folder.write("a.txt", "x").string();
  const auto context = folder.write("c.json", R"({"rolls":["maker"]})").string();
  const auto outcome = assay({"scan", "--context", context, artefact});
  EXPECT_EQ(outcome.exit, 2);
  EXPECT_THAT(outcome.err, HasSubstr("c.json#/rolls"));
  const auto setting = assay({"scan", "--set", "rolls=maker", artefact});
  EXPECT_EQ(setting.exit, 2);
  EXPECT_THAT(setting.err, HasSubstr("rolls"));
}

TEST(BadInput, AReportOfAnotherSchemaIsRefused) {
  const Folder folder;
  const auto outcome =
      assay({"assess", folder.write("r.json", R"({"schema":"assay-report/9"})").string()});
  EXPECT_EQ(outcome.exit, 2);
  EXPECT_THAT(outcome.err, testing::AllOf(HasSubstr("r.json"), HasSubstr("assay-report/9")));
}

TEST(BadInput, ADuplicateSignatureIdIsRefusedWithBothPlaces) {
  const Folder folder;
  fs::copy(fs::path(ASSAY_SOURCE_DIR) / "signatures", folder.path() / "signatures",
           fs::copy_options::recursive);
  fs::copy_file(folder.path() / "signatures/template/standards.json",
                folder.path() / "signatures/template/again.json");
  const auto artefact = folder.write("a.txt", "x").string();
  const auto outcome =
      assay({"scan", "--signatures", (folder.path() / "signatures").string(), artefact});
  EXPECT_EQ(outcome.exit, 2);
  EXPECT_THAT(outcome.err, testing::AllOf(HasSubstr("again.json"), HasSubstr("standards.json"),
                                          HasSubstr("gb-t-citation")));
}

TEST(BadInput, APluginThatThrowsIsAProblemAndTheRestIsFound) {
  const Folder folder;
  const auto file = folder.write("standard.txt", "tested to GB/T 20281-2015\n").string();
  const auto report = scan_json({"--plugins", ASSAY_BINARY_DIR "/test-plugins/throwing", file}, 3);
  EXPECT_THAT(to_json(at(report, "problems")), HasSubstr("cannot bear text"));
  EXPECT_TRUE(finds(report, "trait", "standard-citation", {"mentions"}));
}

TEST(BadInput, APluginOfAnotherAbiIsRefused) {
  const Folder folder;
  const auto outcome = assay({"scan", "--plugins", ASSAY_BINARY_DIR "/test-plugins/other-abi",
                              folder.write("a.txt", "x").string()});
  EXPECT_EQ(outcome.exit, 2);
  EXPECT_THAT(outcome.err, HasSubstr("plugin ABI 2"));
}

TEST(BadInput, AWrongOptionPointsToHelp) {
  const auto outcome = assay({"scan", "--nonsense"});
  EXPECT_EQ(outcome.exit, 2);
  EXPECT_THAT(outcome.err, HasSubstr("--help"));
}

TEST(BadInput, AGateThatTripsExitsOne) {
  const auto deb = package("dropbear-bin");
  if (deb.empty()) GTEST_SKIP() << "offline: the package dropbear-bin cannot be fetched";
  const auto outcome = assay({"scan", "--fail-on", "encryption", deb.string()});
  EXPECT_EQ(outcome.exit, 1);
  EXPECT_THAT(outcome.err, HasSubstr("gate \"encryption\""));
}

}  // namespace
}  // namespace assay::test
