// Reads the ELF note of a plugin without letting the file's code run: program headers, then PT_NOTE
// segments (ELF Generic ABI 4.1, "Note Section"). Only the host's own kind of ELF file can be
// loaded, so only that is read.
#include <elf.h>

#include <cstring>
#include <fstream>
#include <iterator>

#include "data/digest.h"
#include "data/error.h"
#include "host/plugin_host.h"

namespace assay {
namespace {

constexpr std::uint64_t kHeadSize = offsetof(PluginNote, abi);

std::string chars(Bytes bytes) {
  const auto text = as_text(bytes);
  return std::string(text.substr(0, text.find('\0')));
}

// The note's whole record, or nothing.
std::optional<PluginNote> note_in(const Reader& file, std::uint64_t begin, std::uint64_t size) {
  const Reader notes(file.slice(begin, size));
  std::uint64_t at = 0;
  while (at + 12 <= notes.size()) {
    const std::uint64_t name_size = notes.u32(at), descriptor_size = notes.u32(at + 4);
    const std::uint64_t name = at + 12, descriptor = name + (name_size + 3) / 4 * 4;
    if (notes.holds(name, std::string_view("Assay\0", 6)) && name_size == 6 &&
        notes.u32(at + 8) == 1) {
      // An older or newer ABI may have a shorter or longer descriptor; the ABI number always leads
      // it.
      PluginNote note;
      note.abi = notes.u32(descriptor);
      note.layout_low = note.layout_high = 0;
      if (descriptor_size == sizeof(PluginNote) - kHeadSize)
        std::memcpy(&note.abi, notes.slice(descriptor, descriptor_size).data(), descriptor_size);
      return note;
    }
    at = descriptor + (descriptor_size + 3) / 4 * 4;
  }
  return std::nullopt;
}

std::optional<PluginNote> find_note(const Reader& file) {
  if (!file.holds(0, ELFMAG) || file.u8(EI_CLASS) != ELFCLASS64 || file.u8(EI_DATA) != ELFDATA2LSB)
    throw Malformed("it is no 64-bit little-endian ELF file");
  const auto table = file.u64(offsetof(Elf64_Ehdr, e_phoff));
  const auto entry = file.u16(offsetof(Elf64_Ehdr, e_phentsize));
  const auto count = file.u16(offsetof(Elf64_Ehdr, e_phnum));
  for (std::uint64_t i = 0; i < count; ++i) {
    const auto header = table + i * entry;
    if (file.u32(header + offsetof(Elf64_Phdr, p_type)) != PT_NOTE) continue;
    if (auto note = note_in(file, file.u64(header + offsetof(Elf64_Phdr, p_offset)),
                            file.u64(header + offsetof(Elf64_Phdr, p_filesz))))
      return note;
  }
  return std::nullopt;
}

void check(const PluginNote& note, const std::string& file) {
  const auto rebuild = "; rebuild it against the headers of this version";
  if (note.abi != kPluginAbi)
    throw ConfigError(file + ": the plugin was built for plugin ABI " + std::to_string(note.abi) +
                      ", this program wants " + std::to_string(kPluginAbi) + rebuild);
  const auto layout = (std::uint64_t{note.layout_high} << 32) | note.layout_low;
  if (layout != kPluginLayout)
    throw ConfigError(
        file + ": the plugin was built with another layout of the plugin API (found " +
        to_hex(as_bytes({reinterpret_cast<const char*>(&layout), 8})) + ", wanted " +
        to_hex(as_bytes({reinterpret_cast<const char*>(&kPluginLayout), 8})) + ")" + rebuild);
  if (note.kind != static_cast<std::uint32_t>(PluginKind::classifier) &&
      note.kind != static_cast<std::uint32_t>(PluginKind::unpacker))
    throw ConfigError(file + ": the plugin is of kind " + std::to_string(note.kind) +
                      ", this program knows classifiers (1) and unpackers (2)");
}

}  // namespace

PluginInfo read_plugin_note(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::vector<char> content{std::istreambuf_iterator<char>(in), {}};
  if (!in) throw ConfigError(file.string() + ": the plugin cannot be read");
  const Bytes bytes = as_bytes({content.data(), content.size()});
  std::optional<PluginNote> note;
  try {
    note = find_note(Reader(bytes));
  } catch (const Malformed& why) {
    throw ConfigError(file.string() + ": not a plugin: " + why.what());
  }
  if (!note) throw ConfigError(file.string() + ": not a plugin: it carries no Assay note");
  check(*note, file.string());
  PluginInfo info;
  info.file = file;
  info.id = chars({reinterpret_cast<const std::uint8_t*>(note->id), sizeof note->id});
  info.version =
      chars({reinterpret_cast<const std::uint8_t*>(note->version), sizeof note->version});
  info.kind = static_cast<PluginKind>(note->kind);
  info.digest = "sha256:" + sha256_hex(bytes);
  if (info.id.empty()) throw ConfigError(file.string() + ": the plugin has no id");
  return info;
}

}  // namespace assay
