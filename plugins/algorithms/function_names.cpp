#include "function_names.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "name_words.h"

namespace {

using namespace assay;

enum Verb : std::uint32_t {
  kHash = 1,         ///< computes a digest or a tag
  kCipher = 2,       ///< encrypts
  kSign = 4,         ///< signs, verifies, agrees, makes keys
  kHelper = 8,       ///< goes with any of them
  kBookkeeping = 16  ///< only speaks about it
};

struct VerbWord {
  std::string_view word;
  std::uint32_t verbs;
};

constexpr std::array<VerbWord, 81> kVerbs{{
    {"absorb", kHash},
    {"auth", kHash},
    {"block", kHash | kHelper},
    {"blocks", kHash | kHelper},
    {"compress", kHash},
    {"digest", kHash},
    {"final", kHash},
    {"finalize", kHash},
    {"finish", kHash},
    {"hash", kHash},
    {"process", kHash | kHelper},
    {"squeeze", kHash},
    {"sum", kHash},
    {"transform", kHash},
    {"update", kHash},
    {"mac", kHash},
    {"permute", kHash},
    {"permutation", kHash},
    {"core", kHelper},
    {"generic", kHelper},
    {"encrypt", kCipher | kSign},
    {"decrypt", kCipher | kSign},
    {"enc", kCipher},
    {"dec", kCipher},
    {"crypt", kCipher},
    {"encipher", kCipher},
    {"decipher", kCipher},
    {"ecb", kCipher},
    {"cbc", kCipher},
    {"ctr", kCipher},
    {"cfb", kCipher},
    {"ofb", kCipher},
    {"keystream", kCipher},
    {"setkey", kCipher | kHash},
    {"keysetup", kCipher},
    {"ivsetup", kHelper},
    {"cipher", kCipher},
    {"xor", kCipher},
    {"policy", kCipher},
    {"expandkey", kCipher},
    {"schedule", kCipher},
    {"expand", kHelper},
    {"key", kHelper},
    {"stream", kHelper},
    {"init", kHelper},
    {"setup", kHelper},
    {"start", kHelper},
    {"starts", kHelper},
    {"operation", kHelper},
    {"add", kHelper},
    {"end", kHelper},
    {"compute", kHelper | kSign},
    {"sign", kSign},
    {"verify", kSign | kHash},
    {"keygen", kSign},
    {"genkey", kSign},
    {"keypair", kSign},
    {"derive", kSign},
    {"shared", kSign},
    {"agree", kSign},
    {"agreement", kSign},
    {"scalarmult", kSign},
    {"encapsulate", kSign},
    {"decapsulate", kSign},
    {"encaps", kSign},
    {"decaps", kSign},
    {"public", kHelper},
    {"private", kHelper},
    {"generate", kSign},
    {"exchange", kSign},
    // What only names, sets up or describes an algorithm.
    {"set", kBookkeeping},
    {"get", kBookkeeping},
    {"is", kBookkeeping},
    {"has", kBookkeeping},
    {"name", kBookkeeping},
    {"print", kBookkeeping},
    {"parse", kBookkeeping},
    {"supported", kBookkeeping},
    {"test", kBookkeeping},
    {"free", kBookkeeping},
    {"assist", kBookkeeping},
}};

constexpr std::array<std::string_view, 11> kClassNouns{
    "participant", "bytesgenerator", "engine", "digest", "signer",     "agreement",
    "cipher",      "generator",      "mac",    "core",   "permutation"};

// Standard library classes that do the work for a Java class whose own name only says so.
constexpr std::array<std::string_view, 3> kJavaServices{
    "javax/crypto/", "java/security/MessageDigest", "java/security/Signature"};

bool any_starts_with(std::string_view name, std::span<const std::string_view> prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](std::string_view prefix) { return name.starts_with(prefix); });
}

std::string_view text_of(const Object& object, std::string_view key) {
  const auto found = object.find(key);
  const auto* text = found == object.end() ? nullptr : found->second.string();
  if (!text) throw std::invalid_argument("extra.functions wants " + std::string(key));
  return *text;
}

}  // namespace

struct FunctionNames::Tally {
  static constexpr std::size_t kKept = 16;
  std::vector<const Symbol*> symbols;
  std::uint64_t computing = 0;  ///< with a verb of the algorithm's own kind
  std::uint64_t helping = 0;
  std::uint64_t packaged = 0;  ///< of a Go package or Java class of that name

  void note(const Symbol* symbol) {
    if (symbols.size() < kKept && (symbols.empty() || symbols.back() != symbol))
      symbols.push_back(symbol);
  }
};

FunctionNames::FunctionNames(std::span<const Signature> signatures) : rules_(signatures.size()) {
  constexpr std::array<std::string_view, 6> kRules{"hash", "cipher", "mac", "kdf", "sign", "class"};
  for (const auto& [word, verbs] : kVerbs) words_[std::string(word)].verbs = verbs;
  for (std::uint32_t i = 0; i < signatures.size(); ++i) {
    const auto member = signatures[i].extra.find("functions");
    if (member == signatures[i].extra.end()) continue;
    const auto* functions = member->second.object();
    if (!functions) throw std::invalid_argument(signatures[i].id + ": extra.functions");
    const auto rule = std::find(kRules.begin(), kRules.end(), text_of(*functions, "kind"));
    const auto words = functions->find("words");
    if (rule == kRules.end() || words == functions->end() || !words->second.list())
      throw std::invalid_argument(signatures[i].id + ": extra.functions wants kind and words");
    rules_[i] = static_cast<Rule>(rule - kRules.begin());
    for (const auto& word : *words->second.list())
      if (word.string()) add_word(i, *word.string());
  }
  for (const auto& [word, uses] : words_) longest_ = std::max(longest_, word.size());
}

void FunctionNames::add_word(std::uint32_t signature, const std::string& word) {
  words_[word].signatures.push_back(signature);
}

void FunctionNames::match_function(const Symbol& symbol, std::vector<Tally>& tallies) const {
  NameWords name;
  name.read(symbol.name);
  std::array<const Word*, NameWords::kMost> known{};
  std::size_t count = 0;
  std::uint32_t verbs = name.is_class_table() ? kHash | kCipher | kSign : 0;
  bool named = false;
  std::string key;
  for (const auto word : name) {
    if (word.size() > longest_ || word.size() < 2) continue;
    const auto found = words_.find(key.assign(word));
    if (found == words_.end()) continue;
    verbs |= found->second.verbs;
    named = named || !found->second.signatures.empty();
    known[count++] = &found->second;
  }
  if (!named || (verbs & kBookkeeping)) return;
  for (std::size_t i = 0; i < count; ++i)
    for (const auto signature : known[i]->signatures) {
      const auto rule = rules_[signature];
      if (rule == Rule::klass) continue;
      const std::uint32_t wanted = rule == Rule::cipher ? kCipher
                                   : rule == Rule::sign ? kSign
                                   : rule == Rule::kdf  ? ~0U
                                                        : kHash;
      auto& tally = tallies[signature];
      if (rule == Rule::kdf || (verbs & wanted))
        ++tally.computing;
      else if (verbs & kHelper)
        ++tally.helping;
      else
        continue;
      tally.note(&symbol);
    }
}

// Go: the package is what stands before the first '.' after the last '/'. The linker keeps only
// functions that are reached; init and what compares types come with a mere import.
void FunctionNames::match_package(const Symbol& symbol, std::vector<Tally>& tallies) const {
  const std::string_view name = symbol.name;
  if (name.starts_with("type")) return;
  const auto slash = name.rfind('/', std::min(name.find('('), name.size()));
  if (slash == std::string_view::npos) return;
  const auto dot = name.find('.', slash);
  if (dot == std::string_view::npos || name.substr(dot + 1).starts_with("init")) return;
  note_whole(name.substr(slash + 1, dot - slash - 1), &symbol, tallies);
}

bool FunctionNames::note_whole(std::string_view word, const Symbol* symbol,
                               std::vector<Tally>& tallies) const {
  const auto found = words_.find(std::string(word));
  if (found == words_.end()) return false;
  for (const auto signature : found->second.signatures) {
    ++tallies[signature].packaged;
    if (symbol) tallies[signature].note(symbol);
  }
  return !found->second.signatures.empty();
}

// Java: a class whose whole name is the algorithm's ("HMac", "SipHash"), or that has it beside the
// noun of what computes ("ElGamalEngine", "GOST3411_2012Digest").
void FunctionNames::match_class(const ObjectFile& object, std::vector<Tally>& tallies) const {
  const auto serves = [](const Symbol& symbol) {
    return any_starts_with(symbol.name, kJavaServices);
  };
  if (std::any_of(object.imports.begin(), object.imports.end(), serves)) return;
  const std::string_view whole = object.soname;
  NameWords name;
  name.read(whole.substr(whole.rfind('/') + 1));
  const std::vector<std::string_view> words(name.begin(), name.end());
  std::string all;
  bool works = false;
  for (const auto word : words) {
    all += word;
    works = works || std::find(kClassNouns.begin(), kClassNouns.end(), word) != kClassNouns.end();
  }
  if (note_whole(all, nullptr, tallies) || !works) return;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto pair = i + 1 < words.size() ? std::string(words[i]) + std::string(words[i + 1]) : "";
    if (note_whole(pair, nullptr, tallies))
      ++i;
    else
      note_whole(words[i], nullptr, tallies);
  }
}

// Rust: crates of cargo's, by their names without dashes ("md-5", "x25519-dalek").
void FunctionNames::match_crates(const ObjectFile& object, std::vector<Tally>& tallies) const {
  for (const auto& component : object.components) {
    if (component.ecosystem != "cargo") continue;
    std::string name = component.name;
    name.erase(
        std::remove_if(name.begin(), name.end(), [](char c) { return c == '-' || c == '_'; }),
        name.end());
    note_whole(name, nullptr, tallies);
  }
}

bool FunctionNames::enough(const Tally& tally, std::uint32_t signature) const {
  if (tally.packaged >= 1) return true;
  if (rules_[signature] == Rule::kdf) return tally.computing >= 1;
  return tally.computing >= 1 && tally.computing + tally.helping >= 2;
}

std::vector<FunctionNames::Seen> FunctionNames::match(const ObjectFile& object) const {
  std::vector<Tally> tallies(rules_.size());
  for (const auto& symbol : object.exports) {
    if (symbol.name.find('/') == std::string::npos)
      match_function(symbol, tallies);
    else
      match_package(symbol, tallies);
  }
  if (object.type == "bytecode") match_class(object, tallies);
  match_crates(object, tallies);
  std::vector<Seen> seen;
  for (std::uint32_t i = 0; i < tallies.size(); ++i)
    if (enough(tallies[i], i))
      seen.push_back({.signature = i,
                      .symbols = std::move(tallies[i].symbols),
                      .total = tallies[i].computing + tallies[i].helping + tallies[i].packaged,
                      .many = tallies[i].computing >= 3});
  return seen;
}
