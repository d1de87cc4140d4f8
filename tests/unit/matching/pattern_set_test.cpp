#include "matching/pattern_set.h"

#include <gmock/gmock.h>
#include <re2/re2.h>
#include <unistd.h>

#include <random>
#include <thread>

#include "data/error.h"
#include "matching/database.h"
#include "unit/matching/catalogue_recipe.h"

namespace assay {
namespace {

using test::data_of;
using test::literal_term;
using test::regex_term;
using test::signature_of;
using Data = std::vector<std::uint8_t>;

/// One hit in a form that compares and prints.
struct Seen {
  std::uint32_t signature, term, literal;
  std::uint64_t offset, length;
  std::string captured;
  auto operator<=>(const Seen&) const = default;
};

void PrintTo(const Seen& seen, std::ostream* out) {
  *out << seen.signature << '.' << seen.term << '[' << seen.literal << "] at " << seen.offset << '+'
       << seen.length << " '" << seen.captured << "'";
}

std::vector<Seen> flat(const std::vector<TermHits>& terms, Bytes bytes) {
  std::vector<Seen> all;
  for (const auto& term : terms)
    for (const auto& hit : term.hits)
      all.push_back({term.signature, term.term, hit.literal, hit.offset, hit.length,
                     std::string(as_text(bytes.subspan(hit.capture_offset, hit.capture_length)))});
  return all;
}

std::vector<TermHits> scan(const std::vector<Signature>& signatures, Bytes bytes,
                           const BlobFacts& facts = {}, std::uint64_t cap = 1U << 20) {
  const PatternSet set(signatures, {.cache_folder = {}, .digest = "", .hits_per_term = cap});
  PatternSet::Scratch scratch(set);
  return set.scan(bytes, facts, scratch);
}

std::vector<std::uint64_t> offsets(const std::vector<TermHits>& terms) {
  std::vector<std::uint64_t> all;
  for (const auto& term : terms)
    for (const auto& hit : term.hits) all.push_back(hit.offset);
  return all;
}

/// The same by looking everywhere.
std::vector<Seen> oracle(const std::vector<Signature>& signatures, Bytes bytes) {
  std::vector<Seen> all;
  const auto text = as_text(bytes);
  for (std::uint32_t s = 0; s < signatures.size(); ++s)
    for (std::uint32_t t = 0; t < signatures[s].terms.size(); ++t) {
      const auto& term = signatures[s].terms[t];
      for (std::uint32_t l = 0; l < term.literals.size(); ++l) {
        const auto wanted = as_text(term.literals[l].bytes);
        for (auto at = text.find(wanted); at != text.npos; at = text.find(wanted, at + 1))
          all.push_back({s, t, l, at, wanted.size(), ""});
      }
      for (const auto& name : term.names) {
        re2::RE2::Options options(re2::RE2::Latin1);
        options.set_dot_nl(true);
        options.set_case_sensitive(!term.nocase);
        const re2::RE2 regex(name, options);
        re2::StringPiece found[2];
        for (std::size_t at = 0;
             regex.Match({text.data(), text.size()}, at, text.size(), re2::RE2::UNANCHORED, found,
                         1 + regex.NumberOfCapturingGroups());) {
          const auto offset = static_cast<std::size_t>(found[0].data() - text.data());
          all.push_back({s, t, 0, offset, found[0].size(), std::string(found[1])});
          at = offset + found[0].size();
        }
      }
    }
  std::sort(all.begin(), all.end(), [](const Seen& left, const Seen& right) {
    return std::tie(left.signature, left.term, left.offset, left.literal) <
           std::tie(right.signature, right.term, right.offset, right.literal);
  });
  return all;
}

void plant(Data& data, std::size_t at, std::string_view text) {
  const auto bytes = as_bytes(text);
  std::copy(bytes.begin(), bytes.end(), data.begin() + static_cast<std::ptrdiff_t>(at));
}

std::string random_text(std::mt19937_64& random, std::size_t size) {
  std::string text(size, '\0');
  for (auto& character : text) character = static_cast<char>(random());
  return text;
}

std::vector<Signature> mixed_catalogue(std::mt19937_64& random) {
  const auto table = random_text(random, 256);
  const auto head = table.substr(0, 40);
  return {
      signature_of("one", {literal_term("table", {table, head, random_text(random, 8)}),
                           literal_term("again", {head})}),
      signature_of("two", {regex_term("version", R"(OpenThing (\d\.\d+)[ -])"),
                           regex_term("either", R"((?:Foolish|Barrels)-(x+))")}),
      signature_of("three", {regex_term("loud", R"(LoudWord=(\w*);)", Where::anywhere, true),
                             literal_term("text", {"SharedAnchorText-", "-SharedAnchorText-"})})};
}

TEST(PatternSet, FindsWhatLookingEverywhereFindsAcrossWindowBorders) {
  std::mt19937_64 random(3);
  const auto catalogue = mixed_catalogue(random);
  std::vector<std::string> plants{"OpenThing 3.17 ", "OpenThing x",       "Foolish-xxx",
                                  "BARRELS-x",       "Barrels-xxxx",      "loudWORD=abc;",
                                  "LoudWord=;",      "-SharedAnchorText-"};
  for (const auto& signature : catalogue)
    for (const auto& term : signature.terms)
      for (const auto& literal : term.literals) plants.emplace_back(as_text(literal.bytes));
  for (int round = 0; round < 6; ++round) {
    Data data(3 * Database::kWindow + 17);
    for (auto& byte : data) byte = static_cast<std::uint8_t>(random());
    for (int count = 0; count < 400; ++count) {
      const auto& text = plants[random() % plants.size()];
      const auto border = (random() % 4) * Database::kWindow;
      auto at = random() % 2 ? random() % data.size() : border + random() % 600;
      if (random() % 2 && at >= 300) at -= 300;
      if (at + text.size() <= data.size()) plant(data, at, text);
    }
    EXPECT_EQ(flat(scan(catalogue, data), data), oracle(catalogue, data));
  }
}

TEST(PatternSet, CountsEveryPositionAroundABorderOnce) {
  const std::vector catalogue{signature_of("s", {literal_term("t", {"0aQ7zX!kPw#m2R~v"})})};
  for (std::size_t shift = 0; shift <= 40; ++shift) {
    Data data(2 * Database::kWindow, 0x5a);
    const auto at = Database::kWindow - 20 + shift;
    plant(data, at, "0aQ7zX!kPw#m2R~v");
    ASSERT_THAT(offsets(scan(catalogue, data)), testing::ElementsAre(at));
  }
}

TEST(PatternSet, ComparesTheWholeLiteralAndStaysInside) {
  std::mt19937_64 random(5);
  const auto table = random_text(random, 256);
  const std::vector catalogue{signature_of("s", {literal_term("t", {table})})};
  for (const std::size_t flip : {std::size_t{0}, std::size_t{100}, std::size_t{255}}) {
    auto changed = data_of(table);
    changed[flip] ^= 1;
    EXPECT_TRUE(scan(catalogue, changed).empty()) << flip;
  }
  for (std::size_t cut = 0; cut < 256; ++cut) {
    EXPECT_TRUE(scan(catalogue, data_of(table.substr(0, cut))).empty());
    EXPECT_TRUE(scan(catalogue, data_of(table.substr(256 - cut))).empty());
  }
  EXPECT_THAT(offsets(scan(catalogue, data_of(table))), testing::ElementsAre(0));
}

TEST(PatternSet, SharesOneAnchorBetweenSignatures) {
  const std::vector catalogue{
      signature_of("a", {literal_term("t", {"xKq9#Lm2!Vw7"}), literal_term("u", {"xKq9#Lm2!Vw7"})}),
      signature_of("b", {literal_term("t", {"xKq9#Lm2!Vw7", "xKq9#Lm2!Vw7"})})};
  const PatternSet set(catalogue, {});
  EXPECT_EQ(set.patterns(), 1u);
  EXPECT_EQ(set.literals(), 3u);
  const auto found = scan(catalogue, data_of("..xKq9#Lm2!Vw7"));
  ASSERT_EQ(found.size(), 3u);
  EXPECT_THAT(offsets(found), testing::ElementsAre(2, 2, 2));
}

TEST(PatternSet, HonoursWhere) {
  const auto term = [](Where where) { return literal_term("t", {"xKq9#Lm2!Vw7"}, where); };
  const auto found = [&](Where where, const BlobFacts& facts) {
    const std::vector catalogue{signature_of("s", {term(where)})};
    Data data(400, 0);
    for (const std::size_t at : {0, 100, 200, 300}) plant(data, at, "xKq9#Lm2!Vw7");
    return offsets(scan(catalogue, data, facts));
  };
  using testing::ElementsAre;
  BlobFacts plain;
  BlobFacts text;
  text.klass = BlobClass::text;
  BlobFacts object;
  object.klass = BlobClass::code;
  object.object.emplace();
  object.object->sections = {{".text", 90, 50, 0, true, false},
                             {".rodata", 190, 50, 0, false, false}};
  EXPECT_THAT(found(Where::anywhere, plain), ElementsAre(0, 100, 200, 300));
  EXPECT_THAT(found(Where::start, plain), ElementsAre(0));
  EXPECT_THAT(found(Where::text, plain), ElementsAre());
  EXPECT_THAT(found(Where::text, text), ElementsAre(0, 100, 200, 300));
  EXPECT_THAT(found(Where::code, plain), ElementsAre(0, 100, 200, 300));
  EXPECT_THAT(found(Where::data, plain), ElementsAre(0, 100, 200, 300));
  EXPECT_THAT(found(Where::code, object), ElementsAre(100));
  EXPECT_THAT(found(Where::data, object), ElementsAre(0, 200, 300));
}

TEST(PatternSet, MatchesLiteralsInAnyCaseOnlyWhenAsked) {
  const std::vector catalogue{
      signature_of("s", {literal_term("any", {"WireGuardian"}, Where::anywhere, true),
                         literal_term("exact", {"WireGuardian"})})};
  const auto found =
      scan(catalogue, data_of("wireguardian WIREGUARDIAN WireGuardian WireGuardiax"));
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].total, 3u);
  EXPECT_THAT(offsets({found[1]}), testing::ElementsAre(26));
}

TEST(PatternSet, FoldsLatin1LettersInCaselessRegexes) {
  const std::vector catalogue{
      signature_of("s", {regex_term("r", "Schl\xfcssel[0-9]", Where::anywhere, true)})};
  EXPECT_EQ(offsets(scan(catalogue, data_of("SCHL\xdcSSEL1 schl\xfcssel2 schl\xfbssel3"))),
            (std::vector<std::uint64_t>{0, 11}));
}

TEST(PatternSet, SeesTheBlobAsARegexContext) {
  const std::vector catalogue{
      signature_of("s", {regex_term("start", "^Preamble"), regex_term("end", "Trailing$"),
                         regex_term("word", R"(\bWholeWord\b)")})};
  std::string text = "Preamble Preamble XWholeWord WholeWord";
  text += std::string(1000, '.') + "Trailing" + std::string(600, '.') + "Trailing";
  const auto found = scan(catalogue, data_of(text));
  EXPECT_THAT(offsets(found), testing::ElementsAre(0, text.size() - 8, 29));
}

TEST(PatternSet, KeepsTheLowestHitsAndCountsAll) {
  std::vector<std::string> literals;
  std::string unit;
  for (int index = 0; index < 3; ++index) {
    // The later a literal in the list, the later its anchor in it, so hits come out of order.
    literals.push_back(std::string(static_cast<std::size_t>(index) * 20, '-') + "xKq9#Lm2!Vw" +
                       std::to_string(index));
    unit += literals.back() + "..";
  }
  std::string text;
  for (int round = 0; round < 500; ++round) text += unit;
  const std::vector catalogue{signature_of("s", {literal_term("t", literals)})};
  const auto all = scan(catalogue, data_of(text));
  const auto some = scan(catalogue, data_of(text), {}, 10);
  ASSERT_EQ(some.size(), 1u);
  EXPECT_EQ(some[0].total, 1500u);
  auto lowest = offsets(all);
  ASSERT_EQ(lowest.size(), 1500u);
  EXPECT_TRUE(std::is_sorted(lowest.begin(), lowest.end()));
  lowest.resize(10);
  EXPECT_EQ(offsets(some), lowest);
}

TEST(PatternSet, BoundsTheWorkOfRegexesInAHostileBlob) {
  const std::vector catalogue{signature_of("s", {regex_term("r", R"(version (\d))")})};
  std::string text;
  while (text.size() < 6 * PatternSet::kRegexBudget / 2) text += "version 1" + std::string(91, ' ');
  const auto found = scan(catalogue, data_of(text), {}, 5);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].hits.size(), 5u);
  EXPECT_GT(found[0].total, PatternSet::kRegexBudget / 100 - 10);
  EXPECT_LE(found[0].total, PatternSet::kRegexBudget / 100 + 10);
}

TEST(PatternSet, ScansEmptyBytesAndEmptyCatalogues) {
  EXPECT_TRUE(scan({}, data_of("anything at all")).empty());
  const std::vector catalogue{signature_of("s", {literal_term("t", {"xKq9#Lm2!Vw7"})})};
  EXPECT_TRUE(scan(catalogue, {}).empty());
}

std::string refusal(const Term& term, const std::filesystem::path& cache = {}) {
  const std::vector catalogue{signature_of("sig", {term})};
  try {
    const PatternSet set(catalogue, {.cache_folder = cache, .digest = "", .hits_per_term = 1});
  } catch (const ConfigError& error) {
    return error.what();
  }
  return "accepted";
}

TEST(PatternSet, RefusesTermsThatCannotBeSearchedFor) {
  using testing::HasSubstr;
  EXPECT_THAT(refusal(literal_term("short", {"abc"})), HasSubstr("sig.short: the literal"));
  EXPECT_THAT(refusal(regex_term("loose", "[a-z]+")), HasSubstr("sig.loose: the regex can match"));
  EXPECT_THAT(refusal(regex_term("bad", "[a-z")), HasSubstr("sig.bad: RE2 refuses the regex"));
  EXPECT_THAT(refusal(regex_term("bad", "abcdefgh[")), HasSubstr("RE2 refuses the regex"));
}

TEST(PatternSet, GivesTwoThreadsWhatItGivesOne) {
  std::mt19937_64 random(11);
  const auto catalogue = mixed_catalogue(random);
  Data data(600000);
  for (auto& byte : data) byte = static_cast<std::uint8_t>(random());
  for (std::size_t at = 100; at + 300 < data.size(); at += 5000) {
    plant(data, at, "OpenThing 1.2 Foolish-xx LOUDWORD=y; -SharedAnchorText-");
  }
  const PatternSet set(catalogue, {});
  PatternSet::Scratch scratch(set);
  const auto expected = flat(set.scan(data, {}, scratch), data);
  std::vector<std::vector<Seen>> results(2);
  std::vector<std::thread> threads;
  const PatternSet fresh(catalogue, {});
  for (auto& result : results)
    threads.emplace_back([&] {
      PatternSet::Scratch own(fresh);
      for (int round = 0; round < 5; ++round) result = flat(fresh.scan(data, {}, own), data);
    });
  for (auto& thread : threads) thread.join();
  EXPECT_FALSE(expected.empty());
  EXPECT_EQ(results[0], expected);
  EXPECT_EQ(results[1], expected);
}

class PatternSetCache : public testing::Test {
 protected:
  PatternSetCache() {
    std::string pattern = std::filesystem::temp_directory_path() / "assay-patterns-XXXXXX";
    root_ = ::mkdtemp(pattern.data());
  }
  ~PatternSetCache() override { std::filesystem::remove_all(root_); }

  PatternSet make(const std::vector<Signature>& catalogue, const std::string& digest = "d") const {
    return {catalogue, {.cache_folder = root_ / "cache", .digest = digest, .hits_per_term = 64}};
  }

  std::filesystem::path root_;
};

TEST_F(PatternSetCache, ServesTheSameSetAndFindsTheSame) {
  std::mt19937_64 random(13);
  const auto catalogue = mixed_catalogue(random);
  const auto bytes = data_of("OpenThing 1.2 Foolish-xx LOUDWORD=y; -SharedAnchorText-");
  const auto first = make(catalogue);
  EXPECT_FALSE(first.from_cache());
  const auto second = make(catalogue);
  EXPECT_TRUE(second.from_cache());
  PatternSet::Scratch one(first);
  PatternSet::Scratch two(second);
  EXPECT_EQ(flat(first.scan(bytes, {}, one), bytes), flat(second.scan(bytes, {}, two), bytes));
  EXPECT_EQ(first.scan(bytes, {}, one).size(), 4u);
}

TEST_F(PatternSetCache, IsNotUsedForOtherData) {
  std::mt19937_64 random(13);
  const auto catalogue = mixed_catalogue(random);
  EXPECT_FALSE(make(catalogue).from_cache());
  EXPECT_FALSE(make(catalogue, "e").from_cache());
  const auto other = mixed_catalogue(random);
  EXPECT_FALSE(make(other).from_cache());
  auto regex = catalogue;
  regex[1].terms[0].names[0] += "?";
  EXPECT_FALSE(make(regex).from_cache());
}

TEST_F(PatternSetCache, IsRebuiltWhenTamperedWith) {
  std::mt19937_64 random(13);
  const auto catalogue = mixed_catalogue(random);
  EXPECT_FALSE(make(catalogue).from_cache());
  for (const auto& entry : std::filesystem::directory_iterator(root_ / "cache")) {
    std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(5000);
    file.put('?');
    file.put('!');
  }
  EXPECT_FALSE(make(catalogue).from_cache());
  EXPECT_TRUE(make(catalogue).from_cache());
}

TEST_F(PatternSetCache, NeverVouchesForARefusedRegex) {
  const auto bad = regex_term("bad", "abcdefgh[");
  EXPECT_NE(refusal(bad, root_ / "cache"), "accepted");
  EXPECT_NE(refusal(bad, root_ / "cache"), "accepted");
}

}  // namespace
}  // namespace assay
