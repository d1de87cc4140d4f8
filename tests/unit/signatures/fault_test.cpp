// Every fault that a signature can have, and the sentence that tells it.
#include <gtest/gtest.h>

#include "data/json.h"
#include "unit/signatures/data_folder.h"

namespace assay {
namespace {

constexpr std::string_view kPlace = "s.json#/signatures/0";
constexpr std::string_view kHex = "637c777bf26b6fc53001672bfed7ab76";

Object named_term(std::string id, std::string form, Value value, Object more = {}) {
  more["id"] = std::move(id);
  more[std::move(form)] = std::move(value);
  more.try_emplace("source", "FIPS 197");
  more.try_emplace("examples", Object{{"match", List{Object{{"hex", "00"}}}},
                                      {"miss", List{Object{{"hex", "00"}}}}});
  return more;
}

Object bytes_term(Object more = {}) {
  return named_term("sbox", "bytes", std::string(kHex), std::move(more));
}

Object signature(List terms, Value when = "sbox") {
  return {
      {"id", "aes"},
      {"kind", "algorithm"},
      {"subject", "AES"},
      {"title", "AES"},
      {"terms", std::move(terms)},
      {"claims",
       List{Object{{"role", "implements"}, {"strength", "strong"}, {"when", std::move(when)}}}}};
}

std::string refusal_of(const Value& made) {
  DataFolder folder;
  folder.put_signatures("s.json", to_json(List{made}));
  auto sentence = folder.refusal();
  if (sentence.starts_with(kPlace)) sentence.erase(0, kPlace.size());
  return sentence;
}

std::string with_member(std::string_view key, Value value) {
  auto made = signature({bytes_term()});
  made[std::string(key)] = std::move(value);
  return refusal_of(made);
}

std::string without_member(std::string_view key) {
  auto made = signature({bytes_term()});
  made.erase(made.find(key));
  return refusal_of(made);
}

std::string with_term(Object term) {
  const auto id = term.at("id");
  return refusal_of(signature({std::move(term)}, id));
}

std::string with_claim(std::string_view key, Value value) {
  auto made = signature({bytes_term()});
  std::get<Object>(std::get<List>(made["claims"].held)[0].held)[std::string(key)] =
      std::move(value);
  return refusal_of(made);
}

std::string with_when(Value when) { return refusal_of(signature({bytes_term()}, std::move(when))); }

TEST(SignatureFault, NoneIsAccepted) {
  EXPECT_EQ(refusal_of(signature({bytes_term()})), "accepted");
}

TEST(SignatureFault, UnknownMember) {
  EXPECT_EQ(with_member("colour", "red"), "/colour: this member is not known");
  EXPECT_EQ(with_term(bytes_term({{"colour", "red"}})),
            "/terms/0/colour: this member is not known");
  EXPECT_EQ(with_claim("colour", "red"), "/claims/0/colour: this member is not known");
}

TEST(SignatureFault, MissingMember) {
  EXPECT_EQ(without_member("title"), ": the member \"title\" is missing");
  EXPECT_EQ(without_member("claims"), ": the member \"claims\" is missing");
  EXPECT_EQ(with_member("claims", List{}), "/claims: at least one claim is wanted here");
  EXPECT_EQ(with_member("terms", List{}), "/terms: at least one term is wanted here");
}

TEST(SignatureFault, WrongForm) {
  EXPECT_EQ(with_member("title", 7), "/title: a string is wanted here");
  EXPECT_EQ(with_member("parameters", List{}), "/parameters: an object is wanted here");
  EXPECT_EQ(with_member("extra", "x"), "/extra: an object is wanted here");
  EXPECT_EQ(with_member("kind", "algorythm"), "/kind: there is no kind \"algorythm\"");
  EXPECT_EQ(with_member("purposes", List{"fun"}), "/purposes/0: there is no purpose \"fun\"");
  EXPECT_EQ(with_claim("role", "eats"), "/claims/0/role: there is no role \"eats\"");
  EXPECT_EQ(with_claim("strength", "big"), "/claims/0/strength: there is no strength \"big\"");
}

TEST(SignatureFault, IdThatCannotStandInAReport) {
  EXPECT_EQ(with_member("id", "a.b"), "/id: an id of a-z, 0-9, '-', '_' and '+' is wanted here");
  EXPECT_EQ(with_term(named_term("S Box", "bytes", std::string(kHex))),
            "/terms/0/id: an id of a-z, 0-9, '-', '_' and '+' is wanted here");
}

TEST(SignatureFault, SubjectOutsideTheVocabularyOfItsKind) {
  EXPECT_EQ(with_member("subject", "aes"),
            "/subject: \"aes\" is not in the vocabulary for kind algorithm");
  EXPECT_EQ(with_member("subject", "openssl"),
            "/subject: \"openssl\" is not in the vocabulary for kind algorithm");
}

TEST(SignatureFault, NoSource) {
  auto term = bytes_term();
  term.erase("source");
  EXPECT_EQ(with_term(term),
            "/terms/0: a source is wanted, here or for the whole signature: a standard and its "
            "section, or the library's own interface");
}

TEST(SignatureFault, NoExamples) {
  auto term = bytes_term();
  term.erase("examples");
  EXPECT_EQ(with_term(term), "/terms/0: the member \"examples\" is missing");
  EXPECT_EQ(with_term(bytes_term({{"examples", Object{{"match", List{Object{{"self", "u8"}}}}}}})),
            "/terms/0/examples: the member \"miss\" is missing");
  EXPECT_EQ(with_term(bytes_term({{"examples", Object{{"match", List{}}, {"miss", List{}}}}})),
            "/terms/0/examples/match: at least one example is wanted here");
}

std::string with_example(Value example) {
  return with_term(bytes_term({{"examples", Object{{"match", List{std::move(example)}},
                                                   {"miss", List{Object{{"hex", ""}}}}}}}));
}

TEST(SignatureFault, ExampleThatMeansNothing) {
  EXPECT_EQ(with_example(Object{{"self", "le"}}),
            "/terms/0/examples/match/0/self: this value has no layout \"le\"");
  EXPECT_EQ(with_example(Object{{"self", "u8"}, {"flip", 16}}),
            "/terms/0/examples/match/0/flip: a byte from 0 to 15 is wanted here");
  EXPECT_EQ(with_example(Object{{"hex", "0x"}}),
            "/terms/0/examples/match/0/hex: hex digits are wanted here, not 'x'");
  EXPECT_EQ(with_example(Object{{"hex", "00"}, {"text", "a"}}),
            "/terms/0/examples/match/0/text: this member is not known");
  EXPECT_EQ(with_example(Object{}), "/terms/0/examples/match/0: the member \"text\" is missing");
  EXPECT_EQ(with_example("name"), "/terms/0/examples/match/0: an object is wanted here");
  EXPECT_EQ(with_term(named_term("imports", "imports", List{"AES_*"})),
            "/terms/0/examples/match/0: a string is wanted here");
}

TEST(SignatureFault, TermThatSaysNothingOrTooMuch) {
  const std::string sentence =
      "/terms/0: exactly one of bytes, words, number, text, regex, imports, exports, needed, "
      "symbol_versions, sonames, paths, findings, immediates, instructions is wanted here";
  EXPECT_EQ(with_term(bytes_term({{"regex", "AES"}})), sentence);
  auto term = bytes_term();
  term.erase("bytes");
  EXPECT_EQ(with_term(term), sentence);
}

TEST(SignatureFault, MemberOfAnotherFormOfTerm) {
  const std::string sentence = ": this member means nothing in this form of term";
  EXPECT_EQ(with_term(bytes_term({{"bits", 32}})), "/terms/0/bits" + sentence);
  EXPECT_EQ(with_term(bytes_term({{"nocase", true}})), "/terms/0/nocase" + sentence);
  EXPECT_EQ(with_term(named_term("n", "needed", List{"x"}, {{"where", "code"}})),
            "/terms/0/where" + sentence);
  EXPECT_EQ(with_term(named_term("n", "regex", "abcdef", {{"layouts", List{"u8"}}})),
            "/terms/0/layouts" + sentence);
}

TEST(SignatureFault, ValueThatIsNoHex) {
  EXPECT_EQ(with_term(named_term("t", "bytes", "63zz")),
            "/terms/0/bytes: hex digits are wanted here, not 'z'");
  EXPECT_EQ(with_term(named_term("t", "bytes", "637")),
            "/terms/0/bytes: an even number of hex digits is wanted here");
  EXPECT_EQ(with_term(named_term("t", "bytes", "")), "/terms/0/bytes: a value is wanted here");
}

TEST(SignatureFault, WordsOfAnotherWidth) {
  EXPECT_EQ(with_term(named_term("t", "words", "01020304", {{"bits", 24}})),
            "/terms/0/bits: 16, 32 or 64 is wanted here");
  EXPECT_EQ(with_term(named_term("t", "words", "01020304 0506", {{"bits", 32}})),
            "/terms/0/words: the word \"0506\" has 4 hex digits, its \"bits\" want 8");
  EXPECT_EQ(with_term(named_term("t", "words", List{"0102030g"}, {{"bits", 32}})),
            "/terms/0/words: the word \"0102030g\" is not hex");
  EXPECT_EQ(with_term(named_term("t", "words", List{7}, {{"bits", 32}})),
            "/terms/0/words: words are wanted here, each a string of hex digits");
  EXPECT_EQ(with_term(named_term("t", "words", 7, {{"bits", 32}})),
            "/terms/0/words: a string or a list of hex words is wanted here");
  EXPECT_EQ(with_term(named_term("t", "words", "0102")),
            "/terms/0: the member \"bits\" is missing");
}

TEST(SignatureFault, LayoutThatIsNotOneOfTheForm) {
  EXPECT_EQ(with_term(bytes_term({{"layouts", List{"le"}}})),
            "/terms/0/layouts/0: there is no layout \"le\" for this form of value; there are: u8, "
            "u16le, u16be, u32le, u32be, u64le, u64be, splat32, hexupper, hexlower");
  EXPECT_EQ(with_term(bytes_term({{"layouts", List{}}})),
            "/terms/0/layouts: at least one layout is wanted here");
  EXPECT_EQ(with_term(named_term("t", "words", "c66363a5 f87c7c84 ee777799",
                                 {{"bits", 32}, {"layouts", List{"le64"}}})),
            "/terms/0/layouts/0: this value cannot stand in the layout \"le64\"");
}

TEST(SignatureFault, LiteralThatCannotBeSearchedFor) {
  const std::string sentence =
      "it is too uniform to search for: 8 bytes in a row with 5 distinct values and at most 2 "
      "zeros and 2 FF are wanted";
  EXPECT_EQ(with_term(named_term("t", "bytes", "637c777b")),
            "/terms/0/bytes: it is only 4 bytes long, at least 8 are needed to search for it");
  EXPECT_EQ(with_term(named_term("t", "bytes", "00000000ffffffff0000000000000000")),
            "/terms/0/bytes: " + sentence);
  EXPECT_EQ(
      with_term(named_term("t", "bytes", "0102030405060708", {{"layouts", List{"u8", "u16le"}}})),
      "/terms/0/layouts/1: in the layout \"u16le\" " + sentence);
  EXPECT_EQ(with_term(named_term("t", "text", "AaBbAaBb", {{"nocase", true}})),
            "/terms/0/text: " + sentence);
}

TEST(SignatureFault, WideTableCanBeSearchedFor) {
  EXPECT_EQ(with_term(bytes_term({{"layouts", List{"u8", "u16le", "u32le", "u32be", "splat32"}}})),
            "accepted");
}

TEST(SignatureFault, DefaultLayoutThatCannotBeSearchedForIsLeftOut) {
  DataFolder folder;
  // A number of 8 bytes has limbs that differ only in their order, and no 64-bit limbs but itself.
  folder.put_signatures(
      "s.json", to_json(List{signature({named_term("sbox", "number", "0102030405060708")})}));
  const auto catalogue = Catalogue::load(folder.path());
  std::vector<std::string> layouts;
  for (const auto& literal : catalogue.all()[0].terms[0].literals)
    layouts.push_back(literal.layout);
  EXPECT_THAT(layouts, testing::ElementsAre("be", "le", "be32lsf", "hexupper"));
}

TEST(SignatureFault, NameThatMatchesNothingOrEverything) {
  const Object examples{{"match", List{"x"}}, {"miss", List{"y"}}};
  EXPECT_EQ(with_term(named_term("t", "imports", List{}, {{"examples", examples}})),
            "/terms/0/imports: at least one name is wanted here");
  EXPECT_EQ(with_term(named_term("t", "imports", List{"a", ""}, {{"examples", examples}})),
            "/terms/0/imports/1: a name is wanted here, an empty one matches nothing");
  EXPECT_EQ(with_term(named_term("t", "imports", List{"**"}, {{"examples", examples}})),
            "/terms/0/imports/0: the name \"**\" matches everything");
}

TEST(SignatureFault, RegexThatIsEmptyOrNotAscii) {
  EXPECT_EQ(with_term(named_term("t", "regex", "")),
            "/terms/0/regex: a regular expression is wanted here");
  EXPECT_EQ(
      with_term(named_term("t", "regex", "caf\xc3\xa9")),
      "/terms/0/regex: a regular expression matches bytes: write \\xHH for what is not ASCII");
}

TEST(SignatureFault, CountOrPlaceThatIsNone) {
  EXPECT_EQ(with_term(bytes_term({{"at_least", 0}})),
            "/terms/0/at_least: a number from 1 is wanted here");
  EXPECT_EQ(with_term(bytes_term({{"where", "here"}})),
            "/terms/0/where: anywhere, start, code, data or text is wanted here");
}

TEST(SignatureFault, TermThatStandsTwice) {
  EXPECT_EQ(refusal_of(signature({bytes_term(), bytes_term()})),
            "/terms/1/id: this signature has a term \"sbox\" already");
}

TEST(SignatureFault, TermThatNoClaimUses) {
  EXPECT_EQ(refusal_of(signature({bytes_term(), named_term("te0", "bytes", std::string(kHex))})),
            "/terms/1: no claim uses this term, so nothing would follow from it");
}

TEST(SignatureFault, ConditionOverATermThatIsNotThere) {
  EXPECT_EQ(with_when("box"), "/claims/0/when: this signature has no term \"box\"");
  EXPECT_EQ(with_when(Object{{"any", List{"sbox", Object{{"all", List{"box"}}}}}}),
            "/claims/0/when/any/1/all/0: this signature has no term \"box\"");
}

TEST(SignatureFault, ConditionThatIsNone) {
  const std::string sentence =
      "/claims/0/when: one of \"all\", \"any\", \"none\" or \"at_least\" with \"of\" is wanted "
      "here";
  EXPECT_EQ(with_when(Object{}), sentence);
  EXPECT_EQ(with_when(Object{{"all", List{"sbox"}}, {"any", List{"sbox"}}}), sentence);
  EXPECT_EQ(with_when(Object{{"of", List{"sbox"}}}), sentence);
  EXPECT_EQ(with_when(Object{{"both", List{"sbox"}}}),
            "/claims/0/when/both: this member is not known");
  EXPECT_EQ(with_when(Object{{"all", List{}}}),
            "/claims/0/when/all: at least one condition is wanted here");
  EXPECT_EQ(with_when(7), "/claims/0/when: an object is wanted here");
}

TEST(SignatureFault, CountThatCannotBeMet) {
  EXPECT_EQ(
      with_when(Object{{"at_least", 2}, {"of", List{"sbox"}}}),
      "/claims/0/when/at_least: a number from 1 to 1 is wanted here, as many as \"of\" holds");
}

TEST(SignatureFault, ClaimThatFollowsFromNothing) {
  EXPECT_EQ(with_when(Object{{"none", List{"sbox"}}}),
            "/claims/0/when: this condition holds where nothing was found");
}

TEST(SignatureFault, ClaimWithoutEffect) {
  auto made = signature({bytes_term()});
  auto& claims = std::get<List>(made["claims"].held);
  claims.push_back(claims[0]);
  EXPECT_EQ(
      refusal_of(made),
      "/claims/1: an earlier claim of the same role and condition leaves this one without effect");
}

TEST(SignatureFault, VersionTermThatCapturesNone) {
  EXPECT_EQ(with_claim("version_term", "v"),
            "/claims/0/version_term: this signature has no term \"v\"");
  EXPECT_EQ(with_claim("version_term", "sbox"),
            "/claims/0/version_term: the term \"sbox\" is no regex with a group, so it captures no "
            "version");
  auto made = signature({bytes_term(), named_term("v", "regex", "AES [(](?:\\d)\\(")});
  std::get<Object>(std::get<List>(made["claims"].held)[0].held)["version_term"] = "v";
  EXPECT_EQ(
      refusal_of(made),
      "/claims/0/version_term: the term \"v\" is no regex with a group, so it captures no version");
}

TEST(SignatureFault, KeyThatStandsTwiceInTheFile) {
  DataFolder folder;
  folder.put_signatures("s.json", R"([{"id":"a","id":"b"}])");
  EXPECT_EQ(folder.refusal(), "s.json#/signatures/0/id: the key stands twice");
}

TEST(SignatureFault, FileThatIsNoSignatureFile) {
  DataFolder folder;
  folder.put("s.json", R"({"schema":"assay-signatures/1","plugin":"algorithms"})");
  EXPECT_EQ(folder.refusal(), "s.json#: the member \"signatures\" is missing");
  folder.put("s.json",
             R"({"schema":"assay-signatures/1","plugin":"algorithms","signatures":[],"x":1})");
  EXPECT_EQ(folder.refusal(), "s.json#/x: this member is not known");
}

}  // namespace
}  // namespace assay
