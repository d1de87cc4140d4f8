// Database: all patterns compiled into one Vectorscan block database.
//
// Looks at each byte once, over windows that overlap by the longest pattern (hs_scan takes 32-bit
// lengths), and says where a pattern ends. The compiled form is kept in a PrivateStore, keyed by
// library version, processor and the patterns themselves.
#pragma once

#include <assay/bytes.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "matching/gate.h"

namespace assay {

class Database {
 public:
  /// Takes the compiled form from the cache, or compiles. `vouched` is whatever else the caller has
  /// found valid before it saves; another text is another key. An empty `cache_folder` keeps
  /// nothing on disk.
  Database(const std::vector<Pattern>& patterns, const std::filesystem::path& cache_folder,
           std::string_view vouched);
  ~Database();
  Database(Database&&) noexcept;

  /// True where the compiled form came from the cache.
  bool from_cache() const;
  /// Puts the compiled form into the cache; a disk that refuses is no error.
  void save() const;

  /// Working memory of one thread.
  class Scratch {
   public:
    explicit Scratch(const Database& database);
    ~Scratch();
    Scratch(Scratch&&) noexcept;

   private:
    friend class Database;
    struct State;
    std::unique_ptr<State> state_;
  };

  /// Called with a pattern's index and the offset just after it; offsets never fall.
  using Sink = std::function<void(std::uint32_t pattern, std::uint64_t end)>;
  void scan(Bytes bytes, Scratch& scratch, const Sink& sink) const;

  /// New bytes looked at per call of the library. A power of two that stays in the second-level
  /// cache together with the database.
  static constexpr std::size_t kWindow = std::size_t{256} << 10;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace assay
