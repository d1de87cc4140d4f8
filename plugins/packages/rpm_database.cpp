#include "rpm_database.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <string>

#include "rpm_header.h"

namespace packages {
namespace {

using assay::Bytes;
using assay::Malformed;

constexpr std::uint64_t kMostBytes = std::uint64_t{512} << 20;
constexpr int kStepsBetweenLooks = 100000;
constexpr int kMostLooks =
    2000;  // 200 million steps of SQLite's machine: far beyond any real table

struct Closer {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, Closer>;
using Statement = std::unique_ptr<sqlite3_stmt, Closer>;

int count_looks(void* looks) { return ++*static_cast<int*>(looks) > kMostLooks; }

[[noreturn]] void fail(sqlite3* database) {
  throw Malformed(std::string("the rpm database cannot be read: ") + sqlite3_errmsg(database));
}

// The file is data from outside: no schema of it is trusted, no write is possible, work is bounded.
Database open_copy(Bytes bytes, int& looks) {
  sqlite3* raw = nullptr;
  const int opened = sqlite3_open_v2(":memory:", &raw, SQLITE_OPEN_READWRITE, nullptr);
  Database database(raw);
  if (opened != SQLITE_OK) fail(raw);
  auto* copy = static_cast<unsigned char*>(sqlite3_malloc64(bytes.size()));
  if (!copy) throw Malformed("no memory for a copy of the rpm database");
  std::memcpy(copy, bytes.data(), bytes.size());
  copy[18] = copy[19] = 1;  // rpm leaves the write-ahead mode on; a copy in memory has no log
  const auto size = static_cast<sqlite3_int64>(bytes.size());
  if (sqlite3_deserialize(raw, "main", copy, size, size,
                          SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY) !=
      SQLITE_OK)
    fail(raw);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_progress_handler(raw, kStepsBetweenLooks, count_looks, &looks);
  return database;
}

Statement prepare(sqlite3* database, const char* query) {
  sqlite3_stmt* raw = nullptr;
  if (sqlite3_prepare_v2(database, query, -1, &raw, nullptr) != SQLITE_OK) fail(database);
  return Statement(raw);
}

}  // namespace

bool is_rpm_sqlite(Bytes bytes) {
  const auto head = assay::as_text(bytes.first(std::min<std::size_t>(bytes.size(), 65536)));
  return head.starts_with(std::string_view("SQLite format 3\0", 16)) && bytes.size() >= 512 &&
         head.find("'Packages'") != std::string_view::npos &&
         head.find("hnum INTEGER PRIMARY KEY") != std::string_view::npos;
}

std::vector<Package> read_rpm_sqlite(Bytes bytes) {
  if (bytes.size() > kMostBytes) throw Malformed("the rpm database is too large to be read");
  int looks = 0;
  const auto database = open_copy(bytes, looks);
  const auto tables =
      prepare(database.get(), "SELECT 1 FROM sqlite_master WHERE type='table' AND name='Packages'");
  if (sqlite3_step(tables.get()) != SQLITE_ROW) return {};
  const auto rows = prepare(database.get(), "SELECT blob FROM Packages ORDER BY hnum");
  std::vector<Package> packages;
  int state = SQLITE_ROW;
  while ((state = sqlite3_step(rows.get())) == SQLITE_ROW) {
    const auto* blob = static_cast<const std::uint8_t*>(sqlite3_column_blob(rows.get(), 0));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(rows.get(), 0));
    if (!blob || size == 0) continue;
    auto package = read_rpm_header({blob, size}, 0);
    package.length = 0;
    package.listed = true;
    packages.push_back(std::move(package));
  }
  if (state != SQLITE_DONE) fail(database.get());
  return packages;
}

bool is_rpm_ndb(Bytes bytes) {
  return bytes.size() >= 4096 && assay::as_text(bytes.first(4)) == "RpmP";
}

std::vector<Package> read_rpm_ndb(Bytes bytes) {
  constexpr std::uint64_t kUnit = 16;
  const assay::Reader reader(bytes);
  std::vector<Package> packages;
  for (std::uint64_t at = 0; at + kUnit < reader.size();) {
    // A stored header: "BlbS", package number, generation, length; its end is marked "BlbE".
    const std::uint64_t length = reader.holds(at, "BlbS") ? reader.u32(at + 12) : 0;
    if (length < kUnit || length > reader.size() - at - kUnit) {
      at += kUnit;
      continue;
    }
    auto package = read_rpm_header(reader.slice(at + kUnit, length), 0);
    package.offset = at + kUnit;
    package.listed = true;
    packages.push_back(std::move(package));
    at += kUnit + (length + kUnit - 1) / kUnit * kUnit;
  }
  return packages;
}

}  // namespace packages
