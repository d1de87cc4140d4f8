#include "formats/identify.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace assay {
namespace {

using namespace std::string_literals;

std::string identified(const std::string& bytes) { return identify(as_bytes(bytes)); }

std::string padded(std::string head, std::size_t size = 64) {
  head.resize(size, '\0');
  return head;
}

TEST(Identify, TellsContainersByTheirMagic) {
  EXPECT_EQ(identified(padded("PK\3\4"s)), "zip");
  EXPECT_EQ(identified(padded("\xfd"
                              "7zXZ\0"s)),
            "xz");
  EXPECT_EQ(identified(padded("\x1f\x8b\x08\0"s)), "gzip");
  EXPECT_EQ(identified(padded("BZh91AY&SY")), "bzip2");
  EXPECT_EQ(identified(padded("\x28\xb5\x2f\xfd"s)), "zstd");
  EXPECT_EQ(identified(padded("!<arch>\nfoo.o/")), "ar");
  EXPECT_EQ(identified(padded("!<arch>\ndebian-binary   ")), "deb");
  EXPECT_EQ(identified("070701" + std::string(104, '0') + "x"), "cpio");
  std::string disc(40000, '\0');
  disc.replace(32769, 5, "CD001");
  EXPECT_EQ(identified(disc), "iso9660");
}

TEST(Identify, BelievesShortMagicsOnlyWithTheirStructure) {
  EXPECT_EQ(identified(padded("\x1f\x8b\x08\xff"s)), "data");  // reserved gzip flags
  EXPECT_EQ(identified(padded("BZh9 is no stream\1\2"s)), "data");
  EXPECT_EQ(identified("070701 is a number in a text\n"), "text");
  EXPECT_EQ(identified("begin of a story\nthat is text\n"), "text");
  EXPECT_EQ(identified("MZ begins a text as well\n"), "text");
  EXPECT_EQ(identified(padded("\x5d\0\0\x80\0hello"s)), "data");
}

TEST(Identify, FindsTarByItsChecksum) {
  std::string header(1024, '\0');
  header.replace(0, 5, "a.txt");
  header.replace(148, 8, "        ");
  unsigned sum = 0;
  for (const auto c : header.substr(0, 512)) sum += static_cast<unsigned char>(c);
  char digits[8];
  std::snprintf(digits, sizeof digits, "%06o", sum);
  header.replace(148, 7, digits, 7);
  EXPECT_EQ(identified(header), "tar");
  header[0] = 'b';
  EXPECT_EQ(identified(header), "data");
}

TEST(Identify, TellsJavaClassesFromFatMachO) {
  EXPECT_EQ(identified(padded("\xca\xfe\xba\xbe\0\0\0\x34"s)), "java-class");
  EXPECT_EQ(identified(padded("\xca\xfe\xba\xbe\0\0\0\2"s)), "mach-o");
}

TEST(Identify, TellsTextsApart) {
  EXPECT_EQ(identified("#!/bin/sh\nexit 0\n"), "script");
  EXPECT_EQ(identified("\n<?xml version='1.0'?><a/>"), "xml");
  EXPECT_EQ(identified("<!DOCTYPE HTML><p>x"), "html");
  EXPECT_EQ(identified("-----BEGIN CERTIFICATE-----\nMII"), "pem");
  EXPECT_EQ(identified("plain words\n"), "text");
  EXPECT_EQ(identified(""), "empty");
  EXPECT_EQ(identified("\1\2\3\4\5\6\7\0\1\2"s), "data");
}

TEST(Identify, KnowsAProgramOfThisMachine) {
  std::ifstream file("/proc/self/exe", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ(identified(bytes), "elf");
  EXPECT_FALSE(ends_in_zip(as_bytes(bytes)));
}

TEST(Identify, NeverReadsPastShortBytes) {
  for (const auto& head : {"MZ"s, "\x1f\x8b"s, "BZ"s, "-l"s, "begin "s, "0"s, "\xca\xfe\xba\xbe"s,
                           "PK\5\6"s, "07070"s, "\x99"s, "\x5d"s})
    for (std::size_t length = 0; length <= head.size(); ++length)
      EXPECT_FALSE(identified(head.substr(0, length)).empty());
}

TEST(Formats, AreSortedAndEachNameHasAFamily) {
  const auto all = formats();
  EXPECT_TRUE(std::is_sorted(all.begin(), all.end(),
                             [](const auto& a, const auto& b) { return a.name < b.name; }));
  EXPECT_EQ(family_of("zip"), FormatFamily::archive);
  EXPECT_EQ(family_of("tar.xz"), FormatFamily::archive);
  EXPECT_EQ(family_of("xz"), FormatFamily::compressed);
  EXPECT_EQ(family_of("elf"), FormatFamily::object);
  EXPECT_EQ(family_of("no such format"), FormatFamily::data);
}

}  // namespace
}  // namespace assay
