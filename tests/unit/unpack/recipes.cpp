#include "recipes.h"

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <mutex>
#include <random>
#include <stdexcept>

namespace assay::recipe {
namespace {

la_ssize_t take(archive*, void* out, const void* bytes, std::size_t size) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

void check(archive* writer, int status) {
  if (status < ARCHIVE_WARN) throw std::runtime_error(archive_error_string(writer));
}

void add(archive* writer, const File& file) {
  const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(),
                                                                            archive_entry_free);
  archive_entry_copy_pathname(entry.get(), file.name.c_str());
  archive_entry_set_perm(entry.get(), 0644);
  archive_entry_set_mtime(entry.get(), 0, 0);
  if (!file.hard_link.empty()) {
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_copy_hardlink(entry.get(), file.hard_link.c_str());
  } else if (!file.link.empty()) {
    archive_entry_set_filetype(entry.get(), AE_IFLNK);
    archive_entry_copy_symlink(entry.get(), file.link.c_str());
  } else {
    archive_entry_set_filetype(entry.get(), file.name.ends_with('/') ? AE_IFDIR : AE_IFREG);
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(file.bytes.size()));
  }
  check(writer, archive_write_header(writer, entry.get()));
  if (!file.bytes.empty() && archive_write_data(writer, file.bytes.data(), file.bytes.size()) < 0)
    throw std::runtime_error(archive_error_string(writer));
}

}  // namespace

std::string pack(const std::string& format, const std::string& filter,
                 const std::vector<File>& files, const std::string& options) {
  const std::unique_ptr<archive, decltype(&archive_write_free)> writer(archive_write_new(),
                                                                       archive_write_free);
  check(writer.get(), archive_write_set_format_by_name(writer.get(), format.c_str()));
  if (filter != "none")
    check(writer.get(), archive_write_add_filter_by_name(writer.get(), filter.c_str()));
  archive_write_set_bytes_per_block(writer.get(), 1);
  if (!options.empty())
    check(writer.get(), archive_write_set_options(writer.get(), options.c_str()));
  archive_write_set_passphrase(writer.get(), "secret");
  std::string out;
  check(writer.get(), archive_write_open(writer.get(), &out, nullptr, take, nullptr));
  for (const auto& file : files) add(writer.get(), file);
  check(writer.get(), archive_write_close(writer.get()));
  return out;
}

std::string compress(const std::string& filter, const std::string& bytes) {
  return pack("raw", filter, {{"data", bytes}});
}

std::string deb(const std::vector<File>& files) {
  return pack("arbsd", "none",
              {{"debian-binary", "2.0\n"},
               {"control.tar.xz", pack("gnutar", "xz", {{"./control", "Package: x\n"}})},
               {"data.tar.xz", pack("gnutar", "xz", files)}});
}

std::string noise(std::size_t size, unsigned seed) {
  std::mt19937 engine(seed);
  std::string bytes(size, '\0');
  std::generate(bytes.begin(), bytes.end(), [&] { return static_cast<char>(engine() >> 24); });
  return bytes;
}

Folder::Folder() {
  std::string name = (std::filesystem::temp_directory_path() / "unpack-test-XXXXXX").string();
  if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
  path_ = name;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path Folder::write(const std::string& name, std::string_view bytes) const {
  const auto file = path_ / name;
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return file;
}

const BlobNode* Run::node(const std::string& path) const {
  for (std::size_t i = 0; i < tree.blobs.size(); ++i)
    if (std::binary_search(tree.paths[i].begin(), tree.paths[i].end(), path)) return &tree.blobs[i];
  return nullptr;
}

std::string Run::at(const std::string& path) const {
  const auto* const found = node(path);
  if (!found) {
    ADD_FAILURE() << "nothing at " << path << "; there is:\n" << describe(tree);
    return {};
  }
  return seen.at(found->digest).bytes;
}

std::vector<std::string> Run::problems(const std::string& path) const {
  std::vector<std::string> messages;
  for (const auto& problem : tree.problems)
    if (problem.path == path) messages.push_back(problem.message);
  return messages;
}

std::vector<std::string> Run::paths() const {
  std::vector<std::string> all;
  for (const auto& some : tree.paths) all.insert(all.end(), some.begin(), some.end());
  std::sort(all.begin(), all.end());
  return all;
}

Run run(const std::filesystem::path& path, UnpackOptions options) {
  Run result;
  std::mutex mutex;
  options.restart = [&] {
    ++result.restarts;
    result.seen.clear();
  };
  result.tree = unpack(path, options, [&](const BlobNode& node, const Blob& blob) {
    const std::lock_guard lock(mutex);
    auto& seen = result.seen[node.digest];
    ++seen.times;
    seen.opened = node.opened;
    // Bombs are not kept.
    seen.bytes =
        std::string(as_text(blob.bytes().first(std::min<std::size_t>(blob.size(), 4U << 20))));
  });
  return result;
}

Run run_bytes(std::string_view bytes, UnpackOptions options) {
  const Folder folder;
  return run(folder.write("artefact", bytes), std::move(options));
}

std::string describe(const Tree& tree) {
  std::string text =
      tree.artefact.name + " " + tree.artefact.format + " " + tree.artefact.sha256 + "\n";
  for (std::size_t i = 0; i < tree.blobs.size(); ++i) {
    const auto& blob = tree.blobs[i];
    text += blob.digest + " " + std::to_string(blob.size) + " " + blob.format +
            (blob.opened ? " opened" : "");
    for (const auto& path : tree.paths[i]) text += " [" + path + "]";
    text += "\n";
  }
  for (const auto& edge : tree.edges)
    text += std::to_string(edge.parent) + " " + std::to_string(edge.child) + " " + edge.name + " " +
            std::to_string(edge.offset) + " " + std::to_string(edge.length) + "\n";
  for (const auto& link : tree.links) text += "link " + link + "\n";
  for (const auto& problem : tree.problems)
    text += "problem " + problem.path + ": " + problem.message +
            (problem.loses_bytes ? " lost" : "") + "\n";
  return text + std::to_string(tree.unread_bytes) + " " + std::to_string(tree.encrypted_bytes) +
         "\n";
}

}  // namespace assay::recipe
