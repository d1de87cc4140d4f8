#include "matching/database.h"

#include <hs/hs.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

#include "data/digest.h"
#include "data/private_store.h"

namespace assay {
namespace {

constexpr std::string_view kFormat = "assay-patterns/1\n";

void check(hs_error_t error, const char* what) {
  if (error != HS_SUCCESS)
    throw std::runtime_error(std::string("vectorscan: ") + what + " failed with code " +
                             std::to_string(error));
}

void append_hex(std::string& text, unsigned byte) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  text += "\\x";
  text += kDigits[byte >> 4];
  text += kDigits[byte & 15];
}

/// Two bytes that next to never stand side by side in code or text. Their hits mean nothing: their
/// presence makes the library look at every position. Up to 5000 longer patterns it would look at
/// every second one only, which lets so much through that it is slower: 634 literals scan real
/// binaries at 1.0 GB/s without, at 2.8 GB/s with.
const Pattern kEveryPosition{"\xf5\xc1", false};

/// Every byte escaped: the library's own literal interface refuses a leading NUL.
std::string expression(const Pattern& pattern) {
  std::string text;
  text.reserve(pattern.bytes.size() * 4);
  for (const char character : pattern.bytes) {
    const unsigned byte = static_cast<unsigned char>(character);
    const unsigned folded = byte | 0x20U;
    // Caseless means ASCII to the library, Latin-1 to RE2.
    if (pattern.nocase && folded >= 0xe0 && folded != 0xf7 && folded != 0xff) {
      text += '[';
      append_hex(text, folded);
      append_hex(text, folded & ~0x20U);
      text += ']';
    } else {
      append_hex(text, byte);
    }
  }
  return text;
}

unsigned flags_of(const Pattern& pattern) {
  return HS_FLAG_DOTALL | (pattern.nocase ? HS_FLAG_CASELESS : 0U);
}

struct DatabaseDeleter {
  void operator()(hs_database_t* database) const { hs_free_database(database); }
};
using DatabaseHandle = std::unique_ptr<hs_database_t, DatabaseDeleter>;

struct ScratchDeleter {
  void operator()(hs_scratch_t* scratch) const { hs_free_scratch(scratch); }
};
using ScratchHandle = std::unique_ptr<hs_scratch_t, ScratchDeleter>;

std::string cache_key(const std::vector<std::string>& expressions,
                      const std::vector<unsigned>& flags, std::string_view vouched) {
  hs_platform_info_t platform{};
  check(hs_populate_platform(&platform), "naming the processor");
  Sha256 hash;
  hash.add(kFormat);
  hash.add(std::string(hs_version()) + "\n" + std::to_string(platform.tune) + " " +
           std::to_string(platform.cpu_features) + "\n");
  hash.add(std::to_string(vouched.size()) + "\n");
  hash.add(vouched);
  for (std::size_t index = 0; index < expressions.size(); ++index)
    hash.add(std::to_string(flags[index]) + " " + expressions[index] + "\n");
  return hash.hex();
}

DatabaseHandle compile(const std::vector<std::string>& expressions,
                       const std::vector<unsigned>& flags) {
  std::vector<const char*> texts;
  std::vector<unsigned> ids;
  for (const auto& text : expressions) {
    ids.push_back(static_cast<unsigned>(texts.size()));
    texts.push_back(text.c_str());
  }
  hs_database_t* database = nullptr;
  hs_compile_error_t* error = nullptr;
  if (hs_compile_multi(texts.data(), flags.data(), ids.data(), static_cast<unsigned>(texts.size()),
                       HS_MODE_BLOCK, nullptr, &database, &error) != HS_SUCCESS) {
    const std::string message = error ? error->message : "no reason given";
    hs_free_compile_error(error);
    throw std::runtime_error("vectorscan: compiling the patterns failed: " + message);
  }
  return DatabaseHandle(database);
}

DatabaseHandle thawed(const std::vector<char>& frozen) {
  hs_database_t* database = nullptr;
  if (hs_deserialize_database(frozen.data(), frozen.size(), &database) != HS_SUCCESS)
    return nullptr;
  return DatabaseHandle(database);
}

/// What the library's callback needs to know of the window that it is in.
struct Window {
  const Database::Sink* sink;
  std::uint32_t patterns;
  std::uint64_t start;  ///< offset of the window's first byte in the blob
  std::uint64_t seen;   ///< up to here the window before has told everything
};

int on_match(unsigned id, unsigned long long, unsigned long long to, unsigned, void* context) {
  const auto& window = *static_cast<const Window*>(context);
  const auto end = window.start + to;
  if (id < window.patterns && end > window.seen) (*window.sink)(id, end);
  return 0;
}

}  // namespace

struct Database::State {
  explicit State(const std::filesystem::path& cache_folder) : store(cache_folder) {}

  PrivateStore store;
  std::string name;  // of the file in the store
  std::string key;
  DatabaseHandle database;  // null where there is no pattern at all
  ScratchHandle prototype;
  std::size_t longest = 1;
  std::uint32_t patterns = 0;  // the caller's
  bool from_cache = false;
};

struct Database::Scratch::State {
  ScratchHandle scratch;
};

Database::Database(const std::vector<Pattern>& patterns, const std::filesystem::path& cache_folder,
                   std::string_view vouched)
    : state_(std::make_unique<State>(cache_folder)) {
  if (patterns.empty()) return;
  std::vector<std::string> expressions;
  std::vector<unsigned> flags;
  for (const auto& pattern : patterns) {
    expressions.push_back(expression(pattern));
    flags.push_back(flags_of(pattern));
    state_->longest = std::max(state_->longest, pattern.bytes.size());
  }
  state_->patterns = static_cast<std::uint32_t>(patterns.size());
  expressions.push_back(expression(kEveryPosition));
  flags.push_back(flags_of(kEveryPosition));
  state_->key = cache_key(expressions, flags, vouched);
  // Sixteen files at most, however many sets of signatures are tried.
  state_->name = "patterns-" + state_->key.substr(0, 1);
  if (const auto frozen = state_->store.load(state_->name, state_->key))
    state_->database = thawed(*frozen);
  state_->from_cache = state_->database != nullptr;
  if (!state_->database) state_->database = compile(expressions, flags);
  hs_scratch_t* scratch = nullptr;
  check(hs_alloc_scratch(state_->database.get(), &scratch), "allocating scratch memory");
  state_->prototype.reset(scratch);
}

Database::~Database() = default;
Database::Database(Database&&) noexcept = default;

bool Database::from_cache() const { return state_->from_cache; }

void Database::save() const {
  char* frozen = nullptr;
  std::size_t size = 0;
  if (!state_->database ||
      hs_serialize_database(state_->database.get(), &frozen, &size) != HS_SUCCESS)
    return;
  const std::unique_ptr<char, void (*)(void*)> owner(frozen, std::free);
  state_->store.save(state_->name, state_->key, {frozen, size});
}

Database::Scratch::Scratch(const Database& database) : state_(std::make_unique<State>()) {
  if (!database.state_->prototype) return;
  hs_scratch_t* scratch = nullptr;
  check(hs_clone_scratch(database.state_->prototype.get(), &scratch), "cloning scratch memory");
  state_->scratch.reset(scratch);
}

Database::Scratch::~Scratch() = default;
Database::Scratch::Scratch(Scratch&&) noexcept = default;

void Database::scan(Bytes bytes, Scratch& scratch, const Sink& sink) const {
  if (!state_->database) return;
  const std::uint64_t overlap = state_->longest - 1;
  for (std::uint64_t seen = 0; seen < bytes.size(); seen += kWindow) {
    const auto start = seen - std::min(seen, overlap);
    const auto end = std::min<std::uint64_t>(seen + kWindow, bytes.size());
    Window window{&sink, state_->patterns, start, seen};
    check(hs_scan(state_->database.get(), reinterpret_cast<const char*>(bytes.data() + start),
                  static_cast<unsigned>(end - start), 0, scratch.state_->scratch.get(), on_match,
                  &window),
          "scanning");
  }
}

}  // namespace assay
