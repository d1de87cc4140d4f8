#include "artefact/folder.h"

#include <algorithm>
#include <string_view>
#include <system_error>

namespace assay {
namespace {

namespace fs = std::filesystem;

EntryKind kind_of(fs::file_type type) {
  switch (type) {
    case fs::file_type::regular:
      return EntryKind::file;
    case fs::file_type::directory:
      return EntryKind::folder;
    case fs::file_type::symlink:
      return EntryKind::link;
    case fs::file_type::fifo:
      return EntryKind::fifo;
    case fs::file_type::socket:
      return EntryKind::socket;
    case fs::file_type::block:
    case fs::file_type::character:
      return EntryKind::device;
    default:
      return EntryKind::unreadable;
  }
}

FolderEntry describe(const fs::directory_entry& entry, const std::string& name) {
  std::error_code error;
  FolderEntry described{name, kind_of(entry.symlink_status(error).type()), {}};
  if (described.kind == EntryKind::link) described.note = fs::read_symlink(entry, error).string();
  if (error) described.note = error.message();
  return described;
}

}  // namespace

std::vector<FolderEntry> list_folder(const fs::path& root) {
  std::vector<FolderEntry> entries;
  std::vector<std::string> waiting{""};
  while (!waiting.empty()) {
    const std::string folder = std::move(waiting.back());
    waiting.pop_back();
    std::error_code error;
    fs::directory_iterator at(folder.empty() ? root : root / folder, error);
    while (!error && at != fs::directory_iterator()) {
      const auto leaf = at->path().filename().string();
      auto name = folder;
      if (!name.empty()) name += '/';
      auto entry = describe(*at, name += leaf);
      if (entry.kind == EntryKind::folder) waiting.push_back(entry.name);
      entries.push_back(std::move(entry));
      at.increment(error);
    }
    if (error) entries.push_back({folder, EntryKind::unreadable, error.message()});
  }
  std::sort(entries.begin(), entries.end());
  return entries;
}

std::string_view name_of(EntryKind kind) {
  switch (kind) {
    case EntryKind::file:
      return "file";
    case EntryKind::folder:
      return "folder";
    case EntryKind::link:
      return "link";
    case EntryKind::fifo:
      return "fifo";
    case EntryKind::socket:
      return "socket";
    case EntryKind::device:
      return "device";
    case EntryKind::unreadable:
      break;
  }
  return "unreadable";
}

}  // namespace assay
