#include "unpack/unpack.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>

#include "data/digest.h"
#include "data/error.h"
#include "recipes.h"

namespace assay {
namespace {

using namespace recipe;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

UnpackOptions with_threads(unsigned threads) {
  UnpackOptions options;
  options.threads = threads;
  return options;
}

TEST(Unpack, OpensATarXzInsideAZipInsideAFolder) {
  const Folder folder;
  const auto inner =
      pack("pax", "xz", {{"./usr/lib/libx.so", "library"}, {"./etc/x.conf", "conf"}});
  folder.write("delivery/all.zip", pack("zip", "none", {{"rootfs.tar.xz", inner}}));
  folder.write("README", "read me");
  const auto result = run(folder.path());
  EXPECT_EQ(result.at("delivery/all.zip!/rootfs.tar.xz!/usr/lib/libx.so"), "library");
  EXPECT_EQ(result.at("delivery/all.zip!/rootfs.tar.xz!/etc/x.conf"), "conf");
  EXPECT_EQ(result.at("README"), "read me");
  EXPECT_EQ(result.tree.artefact.format, "folder");
  EXPECT_EQ(result.node("delivery/all.zip!/rootfs.tar.xz")->format, "tar.xz");
  EXPECT_THAT(result.tree.problems, IsEmpty());
}

TEST(Unpack, OpensADebToItsFiles) {
  const auto result = run_bytes(deb({{"./usr/bin/x", "program"}, {"./usr/bin/y", "", "x"}}));
  EXPECT_EQ(result.tree.artefact.format, "deb");
  EXPECT_EQ(result.at("data.tar.xz!/usr/bin/x"), "program");
  EXPECT_EQ(result.at("control.tar.xz!/control"), "Package: x\n");
  EXPECT_THAT(result.tree.links, ElementsAre("data.tar.xz!/usr/bin/y"));
}

TEST(Unpack, OpensEveryFormatAndCompressionItCanBeGiven) {
  const std::vector<File> files{{"a.txt", "first"}, {"b/c.bin", noise(3000)}};
  for (const std::string format : {"ustar", "pax", "gnutar", "v7tar", "cpio", "newc", "odc", "bin",
                                   "zip", "7zip", "iso9660", "xar"}) {
    const auto result = run_bytes(pack(format, "none", files));
    EXPECT_EQ(result.at("a.txt"), "first") << format;
    EXPECT_TRUE(result.at("b/c.bin") == files[1].bytes) << format << describe(result.tree);
    EXPECT_THAT(result.tree.problems, IsEmpty()) << format;
  }
  for (const std::string filter :
       {"gzip", "bzip2", "xz", "lzma", "lzip", "zstd", "lz4", "compress", "uuencode"}) {
    const auto archive = run_bytes(pack("ustar", filter, files));
    EXPECT_TRUE(archive.at("b/c.bin") == files[1].bytes) << filter << describe(archive.tree);
    const auto stream = run_bytes(compress(filter, files[1].bytes));
    EXPECT_TRUE(stream.at("content") == files[1].bytes) << filter;
    EXPECT_THAT(stream.tree.problems, IsEmpty()) << filter;
  }
}

TEST(Unpack, ReadsACompressedRunOfZerosAsAStreamAndNotAsAnEmptyTar) {
  const std::string zeros(100'000, '\0');
  EXPECT_TRUE(run_bytes(compress("gzip", zeros)).at("content") == zeros);
}

TEST(Unpack, OpensAnIsoMadeByXorriso) {
  if (std::system("xorriso --version >/dev/null 2>&1") != 0)
    GTEST_SKIP() << "xorriso is not installed";
  const Folder folder;
  folder.write("tree/pool/x.deb", deb({{"./usr/bin/x", "program"}}));
  const auto iso = folder.path() / "disc.iso";
  const auto command = "xorriso -as mkisofs -quiet -R -o " + iso.string() + " " +
                       (folder.path() / "tree").string() + " >/dev/null 2>&1";
  ASSERT_EQ(std::system(command.c_str()), 0);
  const auto result = run(iso);
  EXPECT_EQ(result.tree.artefact.format, "iso9660");
  EXPECT_EQ(result.at("pool/x.deb!/data.tar.xz!/usr/bin/x"), "program");
  EXPECT_NE(result.tree.edges.front().length + result.tree.edges.back().length, 0u);
}

TEST(Unpack, NamesPackagesByWhatLiesInThem) {
  const auto format = [](const std::string& bytes) {
    return run_bytes(bytes).tree.artefact.format;
  };
  EXPECT_EQ(format(pack("zip", "none", {{"META-INF/MANIFEST.MF", "x"}})), "jar");
  EXPECT_EQ(format(pack("zip", "none", {{"x-1.0.dist-info/WHEEL", "x"}})), "whl");
  EXPECT_EQ(format(pack("ustar", "none", {{"manifest.json", "[]"}, {"ab/layer.tar", "x"}})),
            "docker-archive");
  EXPECT_EQ(format(pack("ustar", "none", {{"oci-layout", "{}"}, {"index.json", "{}"}})),
            "oci-layout");
  EXPECT_EQ(format(pack("zip", "none", {{"a", "x"}})), "zip");
}

TEST(Unpack, BorrowsWhatLiesUncompressedInItsContainer) {
  const auto big = noise(3'000'000);
  const auto tar = pack("ustar", "none", {{"big", big}, {"empty", ""}});
  const auto result = run_bytes(tar);
  EXPECT_TRUE(result.at("big") == big);
  const auto& edge = result.tree.edges[0];
  EXPECT_EQ(edge.name, "big");
  EXPECT_EQ(edge.length, big.size());
  EXPECT_TRUE(tar.substr(edge.offset, edge.length) == big);
  const auto stored = run_bytes(pack("zip", "none", {{"big", big}}, "zip:compression=store"));
  EXPECT_EQ(stored.tree.edges[0].length, big.size());
  const auto packed = run_bytes(pack("ustar", "gzip", {{"big", big}}));
  EXPECT_EQ(packed.tree.edges[0].length, 0u);
  EXPECT_TRUE(packed.at("big") == big);  // over the memory limit, so through the spool
}

TEST(Unpack, VisitsIdenticalBlobsOnceAndKnowsEveryPath) {
  const auto inner = pack("zip", "none", {{"same", "twice"}});
  const auto result =
      run_bytes(pack("ustar", "none", {{"a.zip", inner}, {"b.zip", inner}, {"c", "twice"}}));
  const auto* const same = result.node("c");
  EXPECT_EQ(result.seen.at(same->digest).times, 1);
  EXPECT_THAT(result.paths(), ElementsAre("", "a.zip", "a.zip!/same", "b.zip", "b.zip!/same", "c"));
}

TEST(Unpack, GivesEveryHardLinkItsBytes) {
  const auto tar = run_bytes(pack("ustar", "none", {{"a", "linked"}, {"b", "", "", "a"}}));
  EXPECT_EQ(tar.at("a"), "linked");
  EXPECT_EQ(tar.at("b"), "linked");
  EXPECT_THAT(tar.tree.links, IsEmpty());
}

TEST(Unpack, OpensWhatStandsBehindTheEndOfAnArchive) {
  const auto first = pack("newc", "none", {{"kernel/x.bin", "microcode"}});
  const auto result = run_bytes(first + pack("newc", "gzip", {{"init", "#!/bin/sh"}}));
  EXPECT_EQ(result.at("kernel/x.bin"), "microcode");
  EXPECT_EQ(result.at("trailing-bytes!/init"), "#!/bin/sh");
}

TEST(Unpack, OpensTheArchiveBehindAProgramAndStillCallsItAProgram) {
  const std::string program = "#!/bin/sh\nexec unzip $0\n";
  const auto result = run_bytes(program + pack("zip", "none", {{"payload", "inside"}}));
  EXPECT_EQ(result.at("payload"), "inside");
  EXPECT_EQ(result.tree.artefact.format, "script");
  EXPECT_FALSE(result.node("")->opened);
}

TEST(Unpack, KeepsHostileNamesAsData) {
  const auto result = run_bytes(pack("ustar", "none",
                                     {{"/etc/passwd", "1"},
                                      {"../../up", "2"},
                                      {"./a", "3"},
                                      {"a", "4"},
                                      {"a!/b%", "5"},
                                      {"bad\xff\x01name", "6"},
                                      {"na\xc3\xafve", "7"}}));
  EXPECT_EQ(result.at("etc/passwd"), "1");
  EXPECT_EQ(result.at("../../up"), "2");
  EXPECT_EQ(result.at("a"), "3");
  EXPECT_EQ(result.at("a#2"), "4");
  EXPECT_EQ(result.at("a%21/b%25"), "5");
  EXPECT_EQ(result.at("bad%FF%01name"), "6");
  EXPECT_EQ(result.at("na\xc3\xafve"), "7");
}

TEST(Unpack, RecordsLinksAndDevicesOfAFolderAndOpensNone) {
  const Folder folder;
  folder.write("file", "plain");
  folder.write("sub/file", "other");
  std::filesystem::create_symlink("..", folder.path() / "sub/loop");
  std::filesystem::create_symlink("nowhere", folder.path() / "dangling");
  ASSERT_EQ(::mkfifo((folder.path() / "pipe").c_str(), 0600), 0);
  const auto result = run(folder.path());
  EXPECT_THAT(result.paths(), ElementsAre("", "file", "sub/file"));
  EXPECT_THAT(result.tree.links, ElementsAre("dangling", "pipe", "sub/loop"));
  EXPECT_THAT(result.tree.problems, IsEmpty());
}

TEST(Unpack, SaysWhichFileOfAFolderCannotBeRead) {
  if (::geteuid() == 0) GTEST_SKIP() << "root can read everything";
  const Folder folder;
  folder.write("good", "x");
  ::chmod(folder.write("bad", "y").c_str(), 0);
  const auto result = run(folder.path());
  EXPECT_THAT(result.problems("bad"), ElementsAre(HasSubstr("Permission denied")));
  EXPECT_EQ(result.at("good"), "x");
}

TEST(Unpack, DigestsAFolderByNamesKindsAndContents) {
  const Folder a, b;
  for (const auto* folder : {&a, &b}) {
    folder->write("x", "1");
    folder->write("y/z", "2");
  }
  EXPECT_EQ(run(a.path()).tree.artefact.sha256,
            run(b.path(), with_threads(4)).tree.artefact.sha256);
  b.write("y/z", "3");
  EXPECT_NE(run(a.path()).tree.artefact.sha256, run(b.path()).tree.artefact.sha256);
  b.write("y/z", "2");
  std::filesystem::create_symlink("x", b.path() / "l");
  EXPECT_NE(run(a.path()).tree.artefact.sha256, run(b.path()).tree.artefact.sha256);
}

TEST(Unpack, TakesEmptyFilesAndEmptyArchives) {
  const auto file = run_bytes("");
  EXPECT_EQ(file.tree.artefact.format, "empty");
  EXPECT_EQ(file.tree.artefact.sha256, sha256_hex({}));
  EXPECT_EQ(file.seen.size(), 1u);
  const auto zip = run_bytes(pack("zip", "none", {}));
  EXPECT_EQ(zip.tree.artefact.format, "zip");
  EXPECT_TRUE(zip.node("")->opened);
  EXPECT_THAT(zip.tree.problems, IsEmpty());
  const auto gzip = run_bytes(compress("gzip", ""));
  EXPECT_THAT(gzip.tree.problems, IsEmpty());
  const Folder folder;
  EXPECT_THAT(run(folder.path()).paths(), ElementsAre(""));
}

TEST(Unpack, RefusesAPathItCannotReadInOneSentence) {
  const Folder folder;
  EXPECT_THROW(run(folder.path() / "missing"), ConfigError);
  EXPECT_THROW(run("/dev/null"), ConfigError);
  ASSERT_EQ(::mkfifo((folder.path() / "pipe").c_str(), 0600), 0);
  EXPECT_THROW(run(folder.path() / "pipe"), ConfigError);
}

TEST(Unpack, PassesOnWhatAVisitThrows) {
  const Folder folder;
  const auto file = folder.write("a.tar", pack("ustar", "none", {{"a", "1"}, {"b", "2"}}));
  for (const unsigned threads : {1u, 4u})
    EXPECT_THROW(unpack(file, with_threads(threads),
                        [](const BlobNode&, const Blob&) { throw std::logic_error("a bug"); }),
                 std::logic_error);
}

TEST(Unpack, GivesTheSameTreeWithAnyNumberOfThreads) {
  const Folder folder;
  for (unsigned i = 0; i < 6; ++i) {
    const auto name = std::to_string(i);
    folder.write(name + ".deb", deb({{"./usr/bin/" + name, noise(40'000, i)},
                                     {"./usr/bin/same", noise(30'000)},
                                     {"./doc/" + name + ".gz", compress("gzip", "page " + name)}}));
    folder.write("nested/" + name,
                 pack("zip", "none", {{"t", pack("ustar", "gzip", {{"x", noise(1'200'000, i)}})}}));
  }
  const auto one = run(folder.path());
  for (const unsigned threads : {2u, 8u}) {
    const auto many = run(folder.path(), with_threads(threads));
    EXPECT_EQ(describe(one.tree), describe(many.tree));
    EXPECT_EQ(many.restarts, 0);
    EXPECT_EQ(one.seen.size(), many.seen.size());
    for (const auto& [digest, seen] : many.seen) EXPECT_EQ(seen.times, 1);
  }
  EXPECT_THAT(one.tree.problems, IsEmpty());
}

}  // namespace
}  // namespace assay
