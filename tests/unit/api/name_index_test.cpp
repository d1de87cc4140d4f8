#include <assay/name_index.h>
#include <gtest/gtest.h>

#include <set>

namespace assay {
namespace {

Term name_term(std::string id, TermForm form, std::vector<std::string> globs) {
  Term term;
  term.id = std::move(id);
  term.form = form;
  term.names = std::move(globs);
  return term;
}

Signature signature(std::string id, std::vector<Term> terms) {
  Signature made;
  made.id = std::move(id);
  made.terms = std::move(terms);
  return made;
}

Symbol symbol(std::string name) {
  Symbol made;
  made.name = std::move(name);
  return made;
}

std::vector<std::string> names_of(const NamedTerm& named) {
  std::vector<std::string> names;
  for (const auto& name : named.names) names.emplace_back(name.name);
  return names;
}

TEST(NameIndex, AsksEachFormOfNameWhereItStands) {
  const std::vector<Signature> signatures{
      signature("a", {name_term("imports", TermForm::import_symbol, {"EVP_*"}),
                      name_term("links", TermForm::needed, {"libcrypto.so*"})}),
      signature("b", {name_term("defs", TermForm::export_symbol, {"EVP_*"}),
                      name_term("versions", TermForm::symbol_version, {"OPENSSL_3*"}),
                      name_term("own", TermForm::soname, {"libcrypto.so.?"})})};
  ObjectFile object;
  object.needed = {"libc.so.6", "libcrypto.so.3"};
  object.versions_needed = {"libcrypto.so.3:OPENSSL_3.0.0", "libc.so.6:GLIBC_2.34"};
  object.imports = {symbol("EVP_sha256"), symbol("malloc")};
  const auto user = NameIndex(signatures).match(object);
  ASSERT_EQ(user.size(), 3U);
  EXPECT_EQ(names_of(user[0]), std::vector<std::string>{"EVP_sha256"});
  EXPECT_EQ(user[0].names[0].symbol, &object.imports[0]);
  EXPECT_EQ(names_of(user[1]), std::vector<std::string>{"libcrypto.so.3"});
  EXPECT_EQ(user[2].signature, 1U);
  EXPECT_EQ(names_of(user[2]), std::vector<std::string>{"OPENSSL_3.0.0"});

  ObjectFile library;
  library.soname = "libcrypto.so.3";
  library.exports = {symbol("EVP_sha256")};
  const auto own = NameIndex(signatures).match(library);
  ASSERT_EQ(own.size(), 2U);
  EXPECT_EQ(own[0].term, 0U);
  EXPECT_EQ(own[1].term, 2U);
}

TEST(NameIndex, CountsDistinctNamesAndKeepsTheFirstSixteen) {
  const std::vector<Signature> signatures{
      signature("a", {name_term("defs", TermForm::export_symbol, {"wc_*", "*_Aes*"})})};
  ObjectFile object;
  for (int i = 99; i >= 0; --i) {
    object.exports.push_back(symbol("wc_Aes" + std::to_string(i)));
    object.exports.push_back(symbol("wc_Aes" + std::to_string(i)));  // .dynsym and .symtab
  }
  const auto named = NameIndex(signatures).match(object);
  ASSERT_EQ(named.size(), 1U);
  EXPECT_EQ(named[0].total, 100U);
  ASSERT_EQ(named[0].names.size(), NameIndex::kNamesKept);
  EXPECT_EQ(named[0].names[0].name, "wc_Aes0");
  EXPECT_EQ(named[0].names[1].name, "wc_Aes1");
  EXPECT_EQ(named[0].names[2].name, "wc_Aes10");
}

TEST(NameIndex, KnowsWhetherObjectsMatterToIt) {
  const std::vector<Signature> none{signature("a", {name_term("p", TermForm::path, {"*/etc/*"})})};
  const std::vector<Signature> some{signature("a", {name_term("n", TermForm::needed, {"x"})})};
  EXPECT_FALSE(NameIndex(none).asks_objects());
  EXPECT_TRUE(NameIndex(some).asks_objects());
}

TEST(NameIndex, AnswersForPaths) {
  const std::vector<Signature> signatures{
      signature("a", {}),
      signature("b", {name_term("tree", TermForm::path, {"*/etc/suricata/*"})})};
  std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
  NameIndex(signatures).match(TermForm::path, "data.tar!/etc/suricata/x", [&](auto s, auto t) {
    found.emplace_back(s, t);
  });
  EXPECT_THAT(found, testing::ElementsAre(testing::Pair(1, 0)));
}

TEST(NameIndex, HandlesALibraryOfFiftyThousandSymbolsAndFiveHundredGlobs) {
  std::vector<Signature> signatures;
  for (int i = 0; i < 500; ++i)
    signatures.push_back(
        signature("s" + std::to_string(i),
                  {name_term("defs", TermForm::export_symbol,
                             {"_ZN4llvm" + std::to_string(i) + "*", "f" + std::to_string(i)})}));
  ObjectFile object;
  for (int i = 0; i < 50000; ++i)
    object.exports.push_back(symbol("_ZN4llvm" + std::to_string(i) + "passEv"));
  std::set<std::uint32_t> wanted;
  for (std::uint32_t i = 0; i < 500; ++i) wanted.insert(i);
  std::set<std::uint32_t> found;
  std::uint64_t total = 0;
  for (const auto& named : NameIndex(signatures).match(object)) {
    found.insert(named.signature);
    total += named.total;
  }
  EXPECT_EQ(found, wanted);
  // Every number has each of its own leading digits as a prefix, if that is below 500.
  std::uint64_t oracle = 0;
  for (int i = 0; i < 50000; ++i)
    for (int n = i; n > 0 || i == 0; n /= 10) {
      if (n < 500) ++oracle;
      if (i == 0) break;
    }
  EXPECT_EQ(total, oracle);
}

}  // namespace
}  // namespace assay
