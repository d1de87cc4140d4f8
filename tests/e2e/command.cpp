#include "command.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <fstream>

#include "data/json.h"

namespace assay::test {
namespace {

namespace fs = std::filesystem;

// Reads both pipes to their ends, so that neither can fill up and block the child.
void drain(std::array<int, 2> pipes, Outcome& outcome) {
  std::array<pollfd, 2> waiting{pollfd{pipes[0], POLLIN, 0}, pollfd{pipes[1], POLLIN, 0}};
  std::array<std::string*, 2> texts{&outcome.out, &outcome.err};
  for (int open = 2; open > 0;) {
    poll(waiting.data(), waiting.size(), -1);
    for (std::size_t i = 0; i < 2; ++i) {
      if (waiting[i].fd < 0 || !waiting[i].revents) continue;
      std::array<char, 65536> buffer;
      const auto count = read(waiting[i].fd, buffer.data(), buffer.size());
      if (count > 0) {
        texts[i]->append(buffer.data(), static_cast<std::size_t>(count));
        continue;
      }
      close(waiting[i].fd);
      waiting[i].fd = -1;
      --open;
    }
  }
}

}  // namespace

Outcome run(const std::vector<std::string>& argv, const std::string& input) {
  Outcome outcome;
  std::array<int, 2> out{}, err{};
  if (pipe2(out.data(), O_CLOEXEC) || pipe2(err.data(), O_CLOEXEC)) return outcome;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, input.c_str(), O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, out[1], 1);
  posix_spawn_file_actions_adddup2(&actions, err[1], 2);
  std::vector<char*> words;
  for (const auto& word : argv) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  pid_t child = -1;
  const int failure = posix_spawnp(&child, words[0], &actions, nullptr, words.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(out[1]);
  close(err[1]);
  drain({out[0], err[0]}, outcome);
  if (failure) return outcome;
  int status = 0;
  waitpid(child, &status, 0);
  outcome.exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return outcome;
}

Outcome assay(const std::vector<std::string>& arguments, const std::string& input) {
  std::vector<std::string> argv{ASSAY_BINARY_DIR "/bin/assay"};
  argv.insert(argv.end(), arguments.begin(), arguments.end());
  return run(argv, input);
}

Value scan_json(const std::vector<std::string>& arguments, int expected_exit) {
  std::vector<std::string> all{"scan", "--format", "json"};
  all.insert(all.end(), arguments.begin(), arguments.end());
  const auto outcome = assay(all);
  EXPECT_EQ(outcome.exit, expected_exit) << outcome.err;
  if (outcome.out.empty()) {
    ADD_FAILURE() << "no report: " << outcome.err;
    return Object{};
  }
  return parse_json(outcome.out, "report");
}

Folder::Folder() {
  std::string name = testing::TempDir() + "/assay-XXXXXX";
  path_ = mkdtemp(name.data());
}

Folder::~Folder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

fs::path Folder::write(const std::string& name, const std::string& content) const {
  const auto file = path_ / name;
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << content;
  return file;
}

namespace {

fs::path package_cache() {
  const char* chosen = std::getenv("ASSAY_PACKAGE_CACHE");
  fs::path cache = chosen ? fs::path(chosen) : fs::path(ASSAY_SOURCE_DIR) / "build" / "packages";
  fs::create_directories(cache);
  return cache;
}

fs::path cached_package(const std::string& name) {
  for (const auto& entry : fs::directory_iterator(package_cache()))
    if (entry.path().filename().string().starts_with(name + "_") &&
        entry.path().extension() == ".deb")
      return entry.path();
  return {};
}

/// Two test programs may fetch at once: apt writes to a folder of this process's own, then it is
/// moved over.
void download(const std::string& names) {
  const Folder own;
  run({"sh", "-c",
       "cd '" + own.path().string() + "' && timeout 100 apt-get download -qq " + names});
  for (const auto& entry : fs::directory_iterator(own.path()))
    if (entry.path().extension() == ".deb") {
      const auto part = package_cache() / (entry.path().filename().string() + "." +
                                           own.path().filename().string() + ".part");
      fs::copy_file(entry.path(), part, fs::copy_options::overwrite_existing);
      fs::rename(part, package_cache() / entry.path().filename());
    }
}

}  // namespace

void fetch_packages(const std::vector<std::string>& names) {
  std::string absent;
  for (const auto& name : names)
    if (cached_package(name).empty()) absent += " '" + name + "'";
  if (!absent.empty()) download(absent);
}

fs::path package(const std::string& name) {
  if (auto file = cached_package(name); !file.empty()) return file;
  download("'" + name + "'");
  return cached_package(name);
}

const Value& at(const Value& value, const std::string& key) {
  static const Value kNone;
  const auto* object = value.object();
  const auto member = object ? object->find(key) : Object::const_iterator{};
  if (object && member != object->end()) return member->second;
  ADD_FAILURE() << "no member " << key;
  return kNone;
}

std::string text(const Value& value, const std::string& key) {
  const auto& member = at(value, key);
  return member.string() ? *member.string() : "";
}

bool finds(const Value& report, const std::string& kind, const std::string& subject,
           const std::vector<std::string>& roles) {
  const auto* findings = at(report, "findings").list();
  return findings && std::any_of(findings->begin(), findings->end(), [&](const Value& finding) {
           return text(finding, "kind") == kind && text(finding, "subject") == subject &&
                  text(finding, "strength") != "weak" &&
                  std::find(roles.begin(), roles.end(), text(finding, "role")) != roles.end();
         });
}

std::string ccis_verdict(const Value& report, const std::string& type) {
  if (const auto* matches = at(report, "ccis").list())
    for (const auto& match : *matches)
      if (text(match, "type") == type) return text(match, "verdict");
  return "absent";
}

}  // namespace assay::test
