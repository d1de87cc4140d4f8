#include "signatures/signature_file.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <thread>

#include "data/error.h"
#include "data/json.h"

namespace assay {

SignatureFile read_signature_file(const DataFile& file, const Vocabulary& vocabulary) {
  SignatureFile read;
  const auto tolerating = [&](const auto& work) {
    try {
      work();
    } catch (const ConfigError& fault) {
      read.faults.emplace_back(fault.what());
    }
  };
  tolerating([&] {
    const auto value = parse_json(file.text, file.place);
    const Node node(value, file.place);
    node.only({"schema", "note", "plugin", "signatures"});
    const auto plugin = node.at("plugin").string();
    for (const auto& item : node.at("signatures").list()) {
      tolerating([&] {
        auto one = read_signature(item, plugin, vocabulary);
        one.origin.file = file.name;
        read.signatures.push_back(std::move(one));
      });
    }
  });
  return read;
}

std::vector<SignatureFile> read_signature_files(const std::vector<const DataFile*>& files,
                                                const Vocabulary& vocabulary) {
  constexpr std::size_t kMostThreads = 4;
  constexpr std::size_t kFilesPerThread = 8;  // fewer are read before a thread has started
  std::vector<SignatureFile> read(files.size());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (auto i = next++; i < files.size(); i = next++)
      read[i] = read_signature_file(*files[i], vocabulary);
  };
  const auto threads = std::min({kMostThreads, files.size() / kFilesPerThread,
                                 static_cast<std::size_t>(std::thread::hardware_concurrency())});
  std::vector<std::future<void>> others;
  for (std::size_t i = 1; i < threads; ++i) others.push_back(std::async(std::launch::async, work));
  work();
  for (auto& other : others) other.get();
  return read;
}

}  // namespace assay
