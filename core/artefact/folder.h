// A folder as an artefact: what lies in it, without following a link or opening a device.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace assay {

enum class EntryKind : unsigned char { file, folder, link, fifo, socket, device, unreadable };

struct FolderEntry {
  std::string name;  ///< relative to the folder, "a/b/c", in the file system's own bytes
  EntryKind kind = EntryKind::file;
  std::string note;  ///< a link's target; why something is unreadable
  friend bool operator<(const FolderEntry& a, const FolderEntry& b) { return a.name < b.name; }
};

/// Everything below `root`, sorted by name. A folder that cannot be listed is an entry of kind
/// `unreadable`; links are named and not followed, so nothing is met twice.
std::vector<FolderEntry> list_folder(const std::filesystem::path& root);

/// "file", "folder", "link" …: the word in a folder's digest and in reports.
std::string_view name_of(EntryKind kind);

}  // namespace assay
