#include "unpack/engine.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "artefact/mapping.h"
#include "data/error.h"
#include "formats/archive.h"
#include "formats/identify.h"
#include "formats/structure.h"

namespace assay {
namespace {

// More than this of members in memory at once, waiting: what comes then waits in the spool.
constexpr std::uint64_t kMemoryInFlight = 48U << 20;

std::string number(std::uint64_t value) { return std::to_string(value); }

}  // namespace

Engine::Engine(const UnpackOptions& options, const Visit& visit, unsigned threads)
    : options_(options),
      visit_(visit),
      spool_(options.spool_folder, options.limits.spool_bytes),
      meter_(std::make_shared<std::atomic<std::uint64_t>>(0)),
      budget_(options.limits, threads > 1),
      pool_(threads) {
  for (const auto& unpacker : options.unpackers) magics_.push_back(unpacker->magics());
}

std::optional<Tree> Engine::run(const std::filesystem::path& path) {
  const bool folder = std::filesystem::is_directory(path);
  const auto root = folder ? run_folder(path) : run_file(path);
  // In another order a container might have lain deeper, or more have been in the spool at once.
  const auto deepest = graph_.straighten(root, folder ? 0 : 1);
  if (deepest > options_.limits.depth || spool_.written() > spool_.limit()) budget_.overrun();
  if (budget_.is_void()) return std::nullopt;
  Tree tree = graph_.take_tree(root, options_.limits.members);
  const auto& node = tree.blobs[tree.root];
  auto name = std::filesystem::weakly_canonical(path).filename().string();
  tree.artefact = {
      printable(path.has_filename() && path.filename() != "." ? path.filename().string() : name),
      node.size, node.digest, node.format};
  return tree;
}

std::uint32_t Engine::run_file(const std::filesystem::path& path) {
  FolderFile file;
  try {
    Containers later;
    const Blob blob = map_file(path, true);
    file.index = found({blob, sha256_hex(blob.bytes())}, path.filename().string(), 1, later);
    hand_over(later);
  } catch (const std::system_error& error) {
    throw ConfigError("cannot read '" + path.string() + "': " + error.code().message());
  }
  pool_.run();
  return *file.index;
}

std::uint32_t Engine::run_folder(const std::filesystem::path& path) {
  const auto root = graph_.claim_unnamed();
  const auto entries = list_folder(path);
  if (!entries.empty() && entries.front().name.empty())
    throw ConfigError("cannot list '" + path.string() + "': " + entries.front().note);
  std::vector<FolderFile> files(entries.size());
  for (std::size_t i = entries.size(); i-- > 0;) {
    if (entries[i].kind != EntryKind::file) continue;
    pool_.push([this, &path, &entry = entries[i], &file = files[i]] {
      if (!budget_.is_void()) read_file(path / entry.name, entry.name, file);
    });
  }
  pool_.run();
  if (!budget_.is_void()) fill_folder(root, entries, files);
  return root;
}

void Engine::read_file(const std::filesystem::path& path, const std::string& name,
                       FolderFile& file) {
  Containers later;
  try {
    const Blob blob = map_file(path, false);
    file.digest = sha256_hex(blob.bytes());
    file.index = found({blob, file.digest}, name, 1, later);
  } catch (const std::system_error& error) {
    file.error = error.code().message();
  }
  hand_over(later);
}

void Engine::fill_folder(std::uint32_t root, const std::vector<FolderEntry>& entries,
                         const std::vector<FolderFile>& files) {
  GraphNode folder{.blob = {.format = "folder", .opened = true}};
  NameBook names;
  Sha256 digest;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto& entry = entries[i];
    const auto name = names.add(entry.name);
    auto kind = entry.kind;
    std::string content = kind == EntryKind::file   ? files[i].digest
                          : kind == EntryKind::link ? sha256_hex(as_bytes(entry.note))
                                                    : "-";
    const auto& error = kind == EntryKind::file ? files[i].error : entry.note;
    if (files[i].index) {
      folder.opened.members.push_back({root, *files[i].index, name});
    } else if (kind == EntryKind::file || kind == EntryKind::unreadable) {
      kind = EntryKind::unreadable;
      content = "-";
      folder.opened.problems.push_back({name, "", "could not be read: " + error});
    } else if (kind != EntryKind::folder) {
      folder.opened.links.push_back(name);
    }
    for (const std::string_view part :
         {std::string_view(name), name_of(kind), std::string_view(content)}) {
      digest.add(part);
      digest.add("\n");
    }
  }
  folder.blob.digest = digest.hex();
  visit_(folder.blob, {});
  graph_.set(root, std::move(folder));
}

std::uint32_t Engine::found(const Member& member, std::string_view name, std::uint64_t level,
                            Containers& later) {
  const auto [index, first] = graph_.claim(member.digest);
  if (!first) return index;
  const Bytes bytes = member.blob.bytes();
  const BlobNode node{member.digest, bytes.size(), identify(bytes)};
  if (is_archive_format(node.format) || ends_in_zip(bytes) || any_wants(bytes)) {
    later.push_back({index, node, kept(member), level, std::string(name)});
    if (pool_.parallel()) hand_over(later);
    return index;
  }
  if (pool_.parallel() && *meter_ < kMemoryInFlight) {
    WorkPool::Task task = [this, at = index, node, blob = member.blob, label = std::string(name)] {
      if (!budget_.is_void()) do_visit(at, node, blob, label);
    };
    if (pool_.offer(task)) return index;
  }
  do_visit(index, node, member.blob, name);
  return index;
}

void Engine::do_visit(std::uint32_t index, const BlobNode& node, const Blob& blob,
                      std::string_view name) {
  visit_(node, blob);
  graph_.set(index, {.blob = node});
  done_ += node.size;
  if (options_.progress.report) options_.progress.report(done_, name);
}

Blob Engine::kept(const Member& member) {
  if (!member.in_memory || *meter_ < kMemoryInFlight) return member.blob;
  return spool_.store(member.blob.bytes());
}

// The pool takes the last first, so the first must come last.
void Engine::hand_over(Containers& later) {
  std::reverse(later.begin(), later.end());
  for (auto& container : later)
    pool_.push([this, held = std::move(container)] {
      if (!budget_.is_void()) open(held);
    });
  later.clear();
}

bool Engine::may_open(const Container& container, Opened& opened) {
  const auto& limits = options_.limits;
  std::string why;
  if (container.level > limits.depth)
    why =
        "was not opened: it lies deeper than the limit of " + number(limits.depth) + " containers";
  else if (!budget_.bytes_left())
    why = "was not opened: the limit of " + number(limits.unpacked_bytes) +
          " unpacked bytes in the whole artefact was met before";
  else if (!budget_.members_left())
    why = "was not opened: the limit of " + number(limits.members) +
          " members in the whole artefact was met before";
  if (why.empty()) return true;
  if (!budget_.overrun()) opened.problems.push_back({"", "", why});
  return false;
}

void Engine::open(const Container& container) {
  GraphNode result{.blob = container.node, .container = true};
  if (may_open(container, result.opened)) {
    Containers later;
    ContainerPass pass({options_.limits, budget_, spool_, meter_}, container.blob,
                       [&](const Member& member, std::string_view name) {
                         return found(member, name, container.level + 1, later);
                       });
    if (!open_by_plugin(container, pass, result.blob))
      open_by_archive(container, pass, result.blob);
    result.opened = pass.take();
    hand_over(later);
  }
  if (budget_.is_void()) return;
  visit_(result.blob, container.blob);
  done_ += container.node.size;
  if (options_.progress.report) options_.progress.report(done_, container.name);
  graph_.set(container.index, std::move(result));
}

void Engine::open_by_archive(const Container& container, ContainerPass& pass, BlobNode& node) {
  const auto bytes = container.blob.bytes();
  if (is_archive_format(node.format)) {
    const auto outcome = read_archive(bytes, node.format, pass);
    pass.end();
    if (!outcome.opened && is_guess(node.format, bytes)) {
      pass.forget_problems();
      node.format = is_text(bytes) ? "text" : "data";
      return;
    }
    node.opened = outcome.opened;
    node.encrypted = outcome.encrypted || pass.all_encrypted();
    node.format = pass.refined(outcome.format);
  } else if (ends_in_zip(bytes)) {
    // A program with an archive behind it: the members are looked at, and so is the program.
    read_archive(bytes, "zip", pass);
  }
}

bool Engine::wants(std::size_t unpacker, Bytes bytes) const {
  const Reader reader(bytes);
  return std::any_of(magics_[unpacker].begin(), magics_[unpacker].end(),
                     [&](const auto& magic) { return reader.holds(magic.offset, magic.bytes); });
}

bool Engine::any_wants(Bytes bytes) const {
  for (std::size_t i = 0; i < magics_.size(); ++i)
    if (wants(i, bytes)) return true;
  return false;
}

bool Engine::open_by_plugin(const Container& container, ContainerPass& pass, BlobNode& node) {
  const auto bytes = container.blob.bytes();
  const Unpacker* best = nullptr;
  unsigned highest = 0;
  for (std::size_t i = 0; i < magics_.size(); ++i) {
    if (!wants(i, bytes)) continue;
    const auto& unpacker = options_.unpackers[i];
    pass.speak_for(unpacker->format());
    try {
      const auto bid = unpacker->bid(bytes);
      if (bid > highest) best = unpacker.get(), highest = bid;
    } catch (const std::exception& error) {
      pass.problem("", std::string("the plugin failed to judge these bytes: ") + error.what());
    }
  }
  if (best) {
    pass.speak_for(best->format());
    node.opened = true;
    try {
      best->open(bytes, pass);
    } catch (const std::exception& error) {
      pass.end();
      pass.problem("", std::string("the plugin stopped: ") + error.what());
      node.opened = pass.members_seen() != 0;
    }
    pass.end();
    node.format = pass.refined(std::string(best->format()));
  }
  pass.speak_for("");
  return best && node.opened;
}

}  // namespace assay
