#include "formats/identify.h"

#include <algorithm>
#include <array>

#include "formats/structure.h"

namespace assay {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view format;
  std::uint64_t offset;
  std::string_view bytes;
  bool (*holds)(Bytes) = nullptr;  ///< what must be true besides, where the magic is short
};

// Order matters where one form lies inside another: the first that holds names the format.
constexpr Magic kMagics[] = {
    {"elf", 0,
     "\x7f"
     "ELF"sv},
    {"deb", 0, "!<arch>\ndebian-binary"sv},
    {"ar", 0, "!<arch>\n"sv},
    {"gzip", 0, "\x1f\x8b\x08"sv, is_gzip},
    {"xz", 0,
     "\xfd"
     "7zXZ\0"sv},
    {"bzip2", 0, "BZh"sv, is_bzip2},
    {"zstd", 0, "\x28\xb5\x2f\xfd"sv},
    {"zstd", 0, ""sv, is_zstd_skippable},
    {"lz4", 0, "\x04\x22\x4d\x18"sv},
    {"lz4", 0, "\x02\x21\x4c\x18"sv, is_lz4_legacy},
    {"lzip", 0, "LZIP"sv, is_lzip},
    {"compress", 0, "\x1f\x9d"sv, is_compress},
    {"lzop", 0, "\x89LZO\0\r\n\x1a\n"sv},
    {"zip", 0, "PK\3\4"sv},
    {"zip", 0, "PK\5\6"sv},
    {"zip", 0, "PK00PK\3\4"sv},
    {"7z", 0, "7z\xbc\xaf\x27\x1c"sv},
    {"rar", 0, "Rar!\x1a\x07"sv},
    {"cab", 0, "MSCF\0\0\0\0"sv},
    {"xar", 0, "xar!"sv},
    {"rpm", 0, "\xed\xab\xee\xdb"sv},
    {"cpio", 0, "070701"sv, is_text_cpio},
    {"cpio", 0, "070702"sv, is_text_cpio},
    {"cpio", 0, "070707"sv, is_text_cpio},
    {"cpio", 0, ""sv, is_binary_cpio},
    {"warc", 0, "WARC/1."sv},
    {"warc", 0, "WARC/0."sv},
    {"lha", 2, "-l"sv, is_lha},
    {"uu", 0, "begin "sv, is_uu},
    {"squashfs", 0, "hsqs"sv},
    {"squashfs", 0, "sqsh"sv},
    {"cramfs", 0, "\x45\x3d\xcd\x28"sv},
    {"rom-fs", 0, "-rom1fs-"sv},
    {"ubi", 0, "UBI#"sv},
    {"ubifs", 0, "\x31\x18\x10\x06"sv},
    {"jffs2", 0, "\x85\x19"sv, is_jffs2},
    {"qcow2", 0, "QFI\xfb"sv},
    {"vmdk", 0, "KDMV"sv},
    {"luks", 0, "LUKS\xba\xbe"sv},
    {"ntfs", 3, "NTFS    "sv},
    {"android-boot", 0, "ANDROID!"sv},
    {"uimage", 0, "\x27\x05\x19\x56"sv},
    {"dtb", 0, "\xd0\x0d\xfe\xed"sv},
    {"pe", 0, "MZ"sv, is_pe},
    {"dos-exe", 0, "MZ"sv, is_dos_exe},
    {"mach-o", 0, "\xca\xfe\xba\xbe"sv, is_fat_mach_o},
    {"mach-o", 0, "\xca\xfe\xba\xbf"sv, is_fat_mach_o},
    {"java-class", 0, "\xca\xfe\xba\xbe"sv},
    {"mach-o", 0, "\xfe\xed\xfa\xce"sv},
    {"mach-o", 0, "\xfe\xed\xfa\xcf"sv},
    {"mach-o", 0, "\xce\xfa\xed\xfe"sv},
    {"mach-o", 0, "\xcf\xfa\xed\xfe"sv},
    {"dex", 0, "dex\n0"sv},
    {"wasm", 0, "\0asm"sv},
    {"llvm-bitcode", 0, "BC\xc0\xde"sv},
    {"lua-bytecode", 0, "\x1bLua"sv},
    {"lua-bytecode", 0, "\x1bLJ"sv},
    {"python-bytecode", 2, "\r\n"sv, is_python_bytecode},
    {"png", 0, "\x89PNG\r\n\x1a\n"sv},
    {"jpeg", 0, "\xff\xd8\xff"sv},
    {"gif", 0, "GIF87a"sv},
    {"gif", 0, "GIF89a"sv},
    {"webp", 8, "WEBPVP8"sv},
    {"wav", 8, "WAVEfmt"sv},
    {"avi", 8, "AVI LIST"sv},
    {"riff", 0, "RIFF"sv, is_riff},
    {"tiff", 0, "II*\0"sv},
    {"tiff", 0, "MM\0*"sv},
    {"bmp", 0, "BM"sv, is_bmp},
    {"ico", 0, "\0\0\1\0"sv, is_ico},
    {"pdf", 0, "%PDF-"sv},
    {"postscript", 0, "%!PS"sv},
    {"mp4", 4, "ftyp"sv},
    {"ogg", 0, "OggS"sv},
    {"flac", 0, "fLaC"sv},
    {"mp3", 0, "ID3"sv},
    {"matroska", 0, "\x1a\x45\xdf\xa3"sv},
    {"ttf", 0, "\0\1\0\0\0"sv, is_sfnt},
    {"ttf", 0, "ttcf\0"sv},
    {"otf", 0, "OTTO\0"sv},
    {"woff", 0, "wOFF"sv},
    {"woff2", 0, "wOF2"sv},
    {"pcf", 0, "\1fcp"sv},
    {"psf", 0, "\x72\xb5\x4a\x86"sv},
    {"sqlite", 0, "SQLite format 3\0"sv},
    {"ole", 0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv},
    {"pcapng", 0, "\x0a\x0d\x0d\x0a"sv},
    {"gettext-mo", 0, "\xde\x12\x04\x95\0"sv},
    {"gettext-mo", 0, "\x95\x04\x12\xde\0"sv},
    {"terminfo", 0, "\x1a\x01"sv, is_terminfo},
    {"terminfo", 0, "\x1e\x02"sv, is_terminfo},
    {"tzif", 0, "TZif"sv},
    {"keystore", 0, "\xfe\xed\xfe\xed\0\0\0"sv},
    {"pem", 0, "-----BEGIN "sv},
    {"pgp", 0, ""sv, is_pgp},
    {"der", 0, "\x30"sv, is_der},
    {"script", 0, "#!"sv, is_script},
    {"tar", 0, ""sv, is_tar},
    {"iso9660", 32769, "CD001"sv},
    {"ext", 1080, "\x53\xef"sv, is_ext},
    {"coff", 0, ""sv, is_coff},
    {"lzma", 0, ""sv, is_lzma_alone},
    {"zlib", 0, "\x78"sv, is_zlib},
};

bool matches(const Magic& magic, Bytes bytes) {
  return Reader(bytes).holds(magic.offset, magic.bytes) && (!magic.holds || magic.holds(bytes));
}

bool starts_with_nocase(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() &&
         std::equal(prefix.begin(), prefix.end(), text.begin(),
                    [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + 32 : b); });
}

std::string text_format(std::string_view head) {
  if (head.starts_with("\xef\xbb\xbf")) head.remove_prefix(3);
  head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
  if (head.starts_with("-----BEGIN ")) return "pem";
  if (starts_with_nocase(head, "<!doctype html") || starts_with_nocase(head, "<html"))
    return "html";
  if (head.starts_with("<?xml ") || head.starts_with("<svg")) return "xml";
  return "text";
}

}  // namespace

std::string identify(Bytes bytes) {
  if (bytes.empty()) return "empty";
  const auto* const found = std::find_if(std::begin(kMagics), std::end(kMagics),
                                         [&](const Magic& magic) { return matches(magic, bytes); });
  if (found != std::end(kMagics)) return std::string(found->format);
  if (!is_text(bytes)) return "data";
  return text_format(as_text(bytes.first(std::min<std::size_t>(bytes.size(), 256))));
}

bool is_guess(std::string_view format, Bytes bytes) {
  if (format == "cpio") return !bytes.empty() && bytes[0] != '0';  // the binary form: two bytes
  return format == "lzma" || format == "compress" || format == "lha" || format == "uu";
}

bool ends_in_zip(Bytes bytes) {
  constexpr std::uint64_t kEndRecord = 22;  // APPNOTE 4.3.16, without a comment
  if (bytes.size() < kEndRecord + 30) return false;
  const Reader reader(bytes);
  const std::uint64_t end = bytes.size() - kEndRecord;
  if (!reader.holds(end, "PK\5\6") || reader.u16(end + 20) != 0) return false;
  const std::uint64_t directory_size = reader.u32(end + 12);
  return directory_size != 0 && directory_size <= end &&
         reader.holds(end - directory_size, "PK\1\2");
}

}  // namespace assay
