// Artefacts that lie, break off or never end: each is a Problem with its place, and nothing else is
// lost.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "recipes.h"
#include "unpack/unpack.h"

namespace assay {
namespace {

using namespace recipe;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

UnpackOptions limited(const std::function<void(Limits&)>& set, unsigned threads = 1) {
  UnpackOptions options;
  options.threads = threads;
  set(options.limits);
  return options;
}

std::string cut(const std::string& bytes, double share) {
  return bytes.substr(0, static_cast<std::size_t>(static_cast<double>(bytes.size()) * share));
}

bool any_loss(const Tree& tree) {
  return std::any_of(tree.problems.begin(), tree.problems.end(),
                     [](const Problem& problem) { return problem.loses_bytes; });
}

TEST(Hostile, ATruncatedArchiveGivesWhatWasBeforeTheCut) {
  const std::vector<File> files{{"first", noise(200'000, 1)}, {"second", noise(200'000, 2)}};
  for (const std::string format : {"ustar", "newc", "zip"}) {
    const auto result = run_bytes(cut(pack(format, "none", files), 0.75));
    EXPECT_TRUE(result.at("first") == files[0].bytes) << format;
    EXPECT_TRUE(any_loss(result.tree)) << format;
    EXPECT_FALSE(result.at("second").empty()) << format;
    EXPECT_TRUE(files[1].bytes.starts_with(result.at("second"))) << format;
  }
  const auto gzip = run_bytes(cut(pack("ustar", "gzip", files), 0.75));
  EXPECT_TRUE(gzip.at("first") == files[0].bytes);
  EXPECT_TRUE(any_loss(gzip.tree));
  EXPECT_GT(gzip.tree.unread_bytes, 0u);
}

TEST(Hostile, ATruncatedStreamGivesWhatWasBeforeTheCut) {
  const auto bytes = noise(1'600'000);
  for (const std::string filter : {"gzip", "zstd", "bzip2"}) {
    const auto result = run_bytes(cut(compress(filter, bytes), 0.6));
    EXPECT_TRUE(any_loss(result.tree)) << filter;
    EXPECT_TRUE(bytes.starts_with(result.at("content"))) << filter;
  }
}

TEST(Hostile, ATruncatedDebNamesThePlaceAndKeepsTheRest) {
  const auto whole = deb({{"./usr/bin/x", noise(100'000)}});
  const auto result = run_bytes(cut(whole, 0.5));
  EXPECT_EQ(result.at("control.tar.xz!/control"), "Package: x\n");
  EXPECT_TRUE(any_loss(result.tree));
  EXPECT_THAT(result.problems("data.tar.xz"), Contains(HasSubstr("breaks off")));
}

TEST(Hostile, EncryptedMembersAreCountedAndTheOthersRead) {
  const auto result = run_bytes(pack("zip", "none", {{"locked", noise(1000)}},
                                     "zip:encryption=zipcrypt,zip:compression=store"));
  EXPECT_THAT(result.problems("locked"), ElementsAre(HasSubstr("encrypted")));
  EXPECT_EQ(result.tree.encrypted_bytes, 1000u);
  EXPECT_TRUE(result.node("")->encrypted);
}

TEST(Hostile, AMemberWithAWrongChecksumIsAProblem) {
  auto zip = pack("zip", "none", {{"x", "some stored text"}}, "zip:compression=store");
  zip[zip.find("stored")] = 'S';
  const auto result = run_bytes(zip);
  EXPECT_THAT(result.problems("x"), ElementsAre(HasSubstr("damaged")));
  EXPECT_EQ(result.at("x"), "some Stored text");
}

TEST(Hostile, RandomBytesBehindAMagicDoNoHarm) {
  for (const std::string& magic :
       {std::string("PK\3\4"), std::string("7z\xbc\xaf\x27\x1c"), std::string("Rar!\x1a\x07\1"),
        std::string("\xfd"
                    "7zXZ\0",
                    6),
        std::string("\x1f\x8b\x08\0", 4), std::string("!<arch>\n"), std::string("MSCF\0\0\0\0", 8),
        std::string("xar!"), std::string("\xed\xab\xee\xdb"), std::string("\x28\xb5\x2f\xfd"),
        std::string("BZh91AY&SY")}) {
    const auto bytes = magic + noise(5000, 7);
    const auto result = run_bytes(bytes);
    EXPECT_TRUE(result.at("") == bytes);
    EXPECT_TRUE(any_loss(result.tree)) << magic;
    EXPECT_FALSE(result.node("")->opened && result.tree.edges.empty()) << magic;
  }
}

TEST(Hostile, BytesThatOnlyLookLikeAWeakFormatAreNoLoss) {
  for (const std::string& head :
       {std::string("\x1f\x9d\x90\xff\xff\xff\xff\xff"),
        std::string("\x5d\0\0\x80\0\xff\xff\xff\xff\xff\xff\xff\xff\0\xff", 15),
        std::string("\xc7\x71") + std::string(18, '\1') +
            std::string("\6\0\0\0\0\0name\0\0", 12)}) {
    const auto result = run_bytes(head + std::string(100, '\xff'));
    EXPECT_FALSE(any_loss(result.tree)) << describe(result.tree);
  }
}

/// A zip whose one member is repeated `times` times, each with its own bytes in the file.
std::string repeated_zip(const std::string& zip, unsigned times) {
  const Reader reader(as_bytes(zip));
  const auto end = zip.rfind("PK\5\6");
  const auto put = [](std::string& at, std::size_t offset, std::uint64_t value, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) at[offset + i] = static_cast<char>(value >> (8 * i));
  };
  const std::string local = zip.substr(0, reader.u32(end + 16));
  std::string entry = zip.substr(local.size(), reader.u32(end + 12)), last = zip.substr(end), all,
              list;
  for (unsigned i = 0; i < times; ++i) {
    put(entry, 42, all.size(), 4);
    list += entry;
    all += local;
  }
  put(last, 8, times, 2);
  put(last, 10, times, 2);
  put(last, 12, list.size(), 4);
  put(last, 16, all.size(), 4);
  return all + list + last;
}

TEST(Hostile, ATenGigabyteBombEndsAtTheRatio) {
  const std::string zeros(64U << 20, '\0');
  const auto zip = repeated_zip(pack("zip", "none", {{"zeros", zeros}}), 160);
  const auto part = compress("gzip", zeros);
  std::string stream;
  for (int i = 0; i < 160; ++i) stream += part;
  for (const auto& bomb : {zip, stream}) {
    const auto result = run_bytes(pack("ustar", "none", {{"bomb", bomb}, {"good", "still read"}}));
    EXPECT_EQ(result.at("good"), "still read");
    ASSERT_THAT(result.tree.problems, SizeIs(1));
    EXPECT_THAT(result.tree.problems[0].message,
                HasSubstr("more than 1000 times the bytes it takes"));
    EXPECT_THAT(result.tree.problems[0].path, testing::StartsWith("bomb"));
    for (const auto& blob : result.tree.blobs) EXPECT_LE(blob.size, 65U << 20);
  }
}

TEST(Hostile, ASparseHoleCountsAgainstTheLimits) {
  // A GNU sparse header (old form): 8 GiB real size, no data.
  std::string header(512, '\0');
  header.replace(0, 4, "hole");
  header.replace(100, 8, std::string("0000644\0", 8));
  header.replace(124, 12, std::string("00000000000\0", 12));
  header.replace(156, 1, "S");
  header.replace(257, 8, "ustar  ");
  header.replace(483, 12, "100000000000");  // octal: 8 GiB
  header.replace(386, 12, "100000000000");
  header.replace(398, 12, std::string("00000000000\0", 12));
  header.replace(148, 8, "        ");
  unsigned sum = 0;
  for (const auto c : header) sum += static_cast<unsigned char>(c);
  char digits[8];
  std::snprintf(digits, sizeof digits, "%06o", sum);
  header.replace(148, 7, digits, 7);
  const auto result = run_bytes(header + std::string(1024, '\0'));
  EXPECT_THAT(result.problems("hole"), ElementsAre(HasSubstr("times the bytes it takes")));
}

/// Gives back the bytes it was given: the shortest quine.
class Mirror : public Unpacker {
 public:
  std::string_view format() const override { return "mirror"; }
  std::vector<Magic> magics() const override { return {{0, "MIRROR"}}; }
  unsigned bid(Bytes) const override { return 48; }
  void open(Bytes bytes, MemberSink& sink) const override {
    if (!sink.begin("self")) return;
    sink.append(bytes);
    sink.end();
  }
};

/// Gives back one byte more each time: never the same, never at an end.
class Growing : public Mirror {
 public:
  void open(Bytes bytes, MemberSink& sink) const override {
    if (!sink.begin("more")) return;
    sink.append(bytes);
    sink.append(as_bytes("+"));
    sink.end();
  }
};

class Throwing : public Mirror {
 public:
  void open(Bytes, MemberSink& sink) const override {
    sink.begin("before");
    sink.append(as_bytes("seen"));
    throw std::runtime_error("no more");
  }
};

template <typename Plugin>
Run run_with(const std::string& bytes, unsigned threads) {
  std::vector<std::unique_ptr<Unpacker>> unpackers;
  unpackers.push_back(std::make_unique<Plugin>());
  UnpackOptions options;
  options.threads = threads;
  options.unpackers = unpackers;
  return run_bytes(bytes, options);
}

TEST(Hostile, AContainerThatContainsItselfIsOpenedOnce) {
  const auto zip = pack("zip", "none", {{"m", "MIRROR"}, {"other", "read"}});
  const auto result = run_with<Mirror>(zip, 1);
  EXPECT_THAT(result.problems("m!/self"), ElementsAre(HasSubstr("contains itself")));
  EXPECT_EQ(result.at("other"), "read");
  EXPECT_EQ(result.node("m")->format, "mirror");
  EXPECT_EQ(describe(result.tree), describe(run_with<Mirror>(zip, 8).tree));
}

TEST(Hostile, EndlessNestingEndsAtTheDepthLimitInTheSamePlaceWithAnyThreads) {
  const auto zip = pack("zip", "none", {{"m", "MIRROR"}, {"other", "read"}});
  const auto one = run_with<Growing>(zip, 1);
  ASSERT_THAT(one.tree.problems, SizeIs(1));
  EXPECT_THAT(one.tree.problems[0].message, HasSubstr("deeper than the limit of 16"));
  EXPECT_EQ(one.at("other"), "read");
  const auto many = run_with<Growing>(zip, 8);
  EXPECT_EQ(describe(one.tree), describe(many.tree));
  EXPECT_EQ(many.restarts, 1);
}

TEST(Hostile, APluginThatThrowsIsAProblemAndKeepsWhatItGave) {
  const auto result =
      run_with<Throwing>(pack("zip", "none", {{"m", "MIRROR"}, {"other", "read"}}), 1);
  EXPECT_THAT(result.problems("m"), ElementsAre(HasSubstr("no more")));
  EXPECT_EQ(result.tree.problems[0].plugin, "mirror");
  EXPECT_EQ(result.at("m!/before"), "seen");
  EXPECT_EQ(result.at("other"), "read");
}

/// Runs with 1 and 4 threads, expects the same, and gives the first.
Run same_with_threads(const std::string& bytes, const std::function<void(Limits&)>& set) {
  const auto one = run_bytes(bytes, limited(set, 1));
  EXPECT_EQ(describe(one.tree), describe(run_bytes(bytes, limited(set, 4)).tree));
  return one;
}

std::string three_zips() {
  std::vector<File> zips;
  for (unsigned i = 0; i < 3; ++i)
    zips.push_back(
        {std::to_string(i) + ".zip",
         pack("zip", "none", {{"a", noise(1000, 2 * i)}, {"b", noise(1000, 2 * i + 1)}})});
  return pack("ustar", "none", zips);
}

TEST(Limits, DepthIsCountedInContainers) {
  const auto nested =
      pack("zip", "none",
           {{"b.zip", pack("zip", "none", {{"c.zip", pack("zip", "none", {{"x", "deep"}})}})}});
  const auto result = same_with_threads(nested, [](Limits& limits) { limits.depth = 2; });
  EXPECT_THAT(result.problems("b.zip!/c.zip"), ElementsAre(HasSubstr("limit of 2 containers")));
  EXPECT_FALSE(result.node("b.zip!/c.zip")->opened);
  EXPECT_TRUE(any_loss(result.tree));
  EXPECT_EQ(
      same_with_threads(nested, [](Limits& limits) { limits.depth = 3; }).at("b.zip!/c.zip!/x"),
      "deep");
}

TEST(Limits, MembersAreCountedOverAllContainers) {
  const auto result = same_with_threads(three_zips(), [](Limits& limits) { limits.members = 6; });
  EXPECT_EQ(result.at("0.zip!/b"), noise(1000, 1));
  EXPECT_EQ(result.node("2.zip!/b"), nullptr);
  EXPECT_THAT(result.tree.problems,
              Contains(testing::Field(&Problem::message, HasSubstr("limit of 6 members"))));
}

TEST(Limits, UnpackedBytesAreCountedOverAllContainers) {
  const auto bytes = three_zips();
  const auto result =
      same_with_threads(bytes, [](Limits& limits) { limits.unpacked_bytes = 9500; });
  EXPECT_EQ(result.at("0.zip!/a"), noise(1000, 0));
  EXPECT_EQ(result.node("2.zip!/b"), nullptr);
  EXPECT_TRUE(any_loss(result.tree));
}

TEST(Limits, OneMemberIsCutAndTheNextIsRead) {
  const auto big = noise(50'000);
  for (const std::string filter : {"none", "gzip"}) {
    const auto result = same_with_threads(pack("ustar", filter, {{"big", big}, {"next", "read"}}),
                                          [](Limits& limits) { limits.member_bytes = 10'000; });
    EXPECT_TRUE(result.at("big") == big.substr(0, 10'000));
    EXPECT_EQ(result.at("next"), "read");
    EXPECT_THAT(result.problems("big"),
                ElementsAre(HasSubstr("limit of 10000 bytes in one member")));
    EXPECT_EQ(result.tree.unread_bytes, 40'000u);
  }
}

TEST(Limits, TheSpoolIsCounted) {
  const auto big = noise(200'000);
  const auto result = same_with_threads(pack("ustar", "gzip", {{"big", big}, {"next", "read"}}),
                                        [](Limits& limits) {
                                          limits.memory_member_bytes = 1000;
                                          limits.spool_bytes = 100'000;
                                        });
  EXPECT_THAT(result.problems("big"), ElementsAre(HasSubstr("100000 bytes in the spool")));
  EXPECT_EQ(result.at("next"), "read");
  EXPECT_TRUE(big.starts_with(result.at("big")));
}

TEST(Limits, CopiesOfCopiesMakeNoEndlessListOfPaths) {
  std::string bytes = "leaf";
  for (int level = 0; level < 10; ++level) {
    std::vector<File> copies;
    for (int i = 0; i < 10; ++i) copies.push_back({std::to_string(i), bytes});
    bytes = pack("zip", "none", copies);
  }
  const auto result = same_with_threads(bytes, [](Limits& limits) { limits.members = 500; });
  EXPECT_EQ(result.seen.size(), 11u);
  EXPECT_LE(result.paths().size(), 520u);
  EXPECT_THAT(result.problems(""), ElementsAre(HasSubstr("more paths than the limit of 500")));
  EXPECT_FALSE(any_loss(result.tree));
}

TEST(Limits, ManyBadMembersMakeFewProblems) {
  std::vector<File> files;
  for (int i = 0; i < 300; ++i) files.push_back({std::to_string(i), "x"});
  const auto result = run_bytes(pack("zip", "none", files, "zip:encryption=zipcrypt"));
  EXPECT_THAT(result.tree.problems, SizeIs(101));
  EXPECT_THAT(result.problems(""), ElementsAre(HasSubstr("200 more problems")));
}

}  // namespace
}  // namespace assay
