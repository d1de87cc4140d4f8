// The command on containers built from real files by the programs that make them in practice.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "command.h"
#include "data/digest.h"
#include "data/json.h"

namespace assay::test {
namespace {

namespace fs = std::filesystem;

bool missing(const std::string& program) {
  return run({"sh", "-c", "command -v " + program}).exit != 0;
}

std::string shell(const fs::path& folder, const std::string& script) {
  const auto outcome = run({"sh", "-ec", "cd '" + folder.string() + "'\n" + script});
  return outcome.exit == 0 ? "" : outcome.out + outcome.err;
}

// Is a blob's path one that holds all of these, in this order?
bool has_path(const Value& report, const std::vector<std::string>& parts) {
  for (const auto& blob : *at(report, "blobs").list())
    for (const auto& path : *at(blob, "paths").list()) {
      std::size_t from = 0;
      for (const auto& part : parts)
        from = from == std::string::npos ? from : path.string()->find(part, from);
      if (from != std::string::npos) return true;
    }
  return false;
}

TEST(Containers, AnIsoOfPackages) {
  if (missing("xorriso")) GTEST_SKIP() << "xorriso is not installed";
  const auto one = package("dropbear-bin"), other = package("cowsay");
  if (one.empty() || other.empty()) GTEST_SKIP() << "offline: packages cannot be fetched";
  const Folder folder;
  fs::create_directories(folder.path() / "tree/pool");
  fs::copy(one, folder.path() / "tree/pool");
  fs::copy(other, folder.path() / "tree/pool");
  ASSERT_EQ(shell(folder.path(), "xorriso -as mkisofs -quiet -R -J -o image.iso tree"), "");
  const auto report = scan_json({(folder.path() / "image.iso").string()});
  EXPECT_EQ(text(at(report, "artefact"), "format"), "iso9660");
  EXPECT_TRUE(has_path(report, {"pool/dropbear", ".deb!/data.tar.xz!/usr/sbin/dropbear"}));
  EXPECT_TRUE(finds(report, "library", "libtomcrypt", {"calls"}));
}

TEST(Containers, AnRpmOfRealFiles) {
  if (missing("rpmbuild")) GTEST_SKIP() << "rpmbuild is not installed";
  const Folder folder;
  folder.write(
      "x.spec",
      "Name: toolbox\nVersion: 4.2\nRelease: 7\nSummary: s\nLicense: MIT\nAutoReqProv: no\n"
      "%description\nd\n%install\nmkdir -p %{buildroot}/usr/bin\n"
      "cp $(readlink -f $(which openssl || echo /bin/true)) %{buildroot}/usr/bin/tool\n"
      "%files\n/usr/bin/tool\n");
  ASSERT_EQ(
      shell(folder.path(),
            "rpmbuild -bb --quiet --define '_topdir '$PWD/top --define '__os_install_post %{nil}' "
            "--define 'debug_package %{nil}' x.spec >log 2>&1 || { cat log; exit 1; }\n"
            "cp top/RPMS/*/*.rpm toolbox.rpm"),
      "");
  const auto report = scan_json({(folder.path() / "toolbox.rpm").string()});
  EXPECT_EQ(text(at(report, "artefact"), "format"), "rpm");
  EXPECT_TRUE(has_path(report, {"usr/bin/tool"}));
  EXPECT_TRUE(finds(report, "package", "toolbox", {"implements"}));
}

TEST(Containers, ADockerSaveTar) {
  const Folder folder;
  folder.write("root/etc/hostname", "box\n");
  fs::create_directories(folder.path() / "root/bin");
  fs::copy_file(fs::canonical("/bin/true"), folder.path() / "root/bin/true");
  ASSERT_EQ(
      shell(
          folder.path(),
          "mkdir -p image/abc\n"
          "tar -C root -cf image/abc/layer.tar .\n"
          "echo '{\"architecture\":\"amd64\",\"os\":\"linux\",\"rootfs\":{\"type\":\"layers\"}}' > "
          "image/cfg.json\n"
          "echo "
          "'[{\"Config\":\"cfg.json\",\"RepoTags\":[\"box:1\"],\"Layers\":[\"abc/layer.tar\"]}]' > "
          "image/manifest.json\n"
          "tar -C image -cf box.tar manifest.json cfg.json abc"),
      "");
  const auto report = scan_json({(folder.path() / "box.tar").string()});
  EXPECT_EQ(text(at(report, "artefact"), "format"), "docker-archive");
  EXPECT_TRUE(has_path(report, {"abc/layer.tar!/bin/true"}));
}

TEST(Containers, ATarXzInAZipInAFolder) {
  if (missing("zip")) GTEST_SKIP() << "zip is not installed";
  const Folder folder;
  folder.write("in/notes.txt", "hello\n");
  fs::copy_file(fs::canonical("/bin/true"), folder.path() / "in/true");
  ASSERT_EQ(
      shell(folder.path(), "mkdir release; tar -cJf x.tar.xz in; zip -q release/x.zip x.tar.xz"),
      "");
  const auto report = scan_json({(folder.path() / "release").string()});
  EXPECT_EQ(text(at(report, "artefact"), "format"), "folder");
  EXPECT_TRUE(has_path(report, {"x.zip!/x.tar.xz!/in/notes.txt"}));
}

}  // namespace
}  // namespace assay::test
