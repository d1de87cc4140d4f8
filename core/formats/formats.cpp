// The names. One line a format, sorted by name (a test holds the order).
#include <algorithm>
#include <array>

#include "formats/identify.h"

namespace assay {
namespace {

using enum FormatFamily;

constexpr FormatInfo kFormats[] = {
    {"7z", "7-Zip archive", archive},
    {"android-boot", "Android boot image", filesystem},
    {"android-package", "Android application package", archive},
    {"apk", "Alpine Linux package", archive},
    {"ar", "Unix ar archive, static library", archive},
    {"avi", "AVI video", media},
    {"bmp", "BMP picture", media},
    {"bzip2", "bzip2 stream", compressed},
    {"cab", "Microsoft cabinet", archive},
    {"coff", "COFF object, as made by Windows compilers", object},
    {"compress", "Unix compress (LZW) stream", compressed},
    {"cpio", "cpio archive", archive},
    {"cramfs", "compressed ROM file system", filesystem},
    {"data", "bytes of no known form", data},
    {"deb", "Debian package", archive},
    {"der", "DER (ASN.1) structure, such as a certificate", secret},
    {"dex", "Android Dalvik bytecode", object},
    {"docker-archive", "container image as written by docker save", archive},
    {"dos-exe", "MS-DOS program", object},
    {"dtb", "flattened device tree", data},
    {"ear", "Java enterprise archive", archive},
    {"egg", "Python egg", archive},
    {"elf", "ELF object, program or library", object},
    {"empty", "no bytes at all", data},
    {"epub", "EPUB book", archive},
    {"ext", "ext2/3/4 file system", filesystem},
    {"flac", "FLAC sound", media},
    {"folder", "folder on disk", archive},
    {"gem", "Ruby gem", archive},
    {"gettext-mo", "compiled message catalogue", text},
    {"gif", "GIF picture", media},
    {"gzip", "gzip stream", compressed},
    {"html", "HTML page", text},
    {"ico", "Windows icon", media},
    {"iso9660", "ISO 9660 disc image", archive},
    {"jar", "Java archive", archive},
    {"java-class", "Java bytecode", object},
    {"jffs2", "JFFS2 flash file system", filesystem},
    {"jpeg", "JPEG picture", media},
    {"keystore", "Java key store", secret},
    {"lha", "LHA archive", archive},
    {"llvm-bitcode", "LLVM bitcode", object},
    {"lua-bytecode", "compiled Lua", object},
    {"luks", "LUKS encrypted volume", secret},
    {"lz4", "LZ4 stream", compressed},
    {"lzip", "lzip stream", compressed},
    {"lzma", "LZMA-alone stream", compressed},
    {"lzop", "lzop stream", data},
    {"mach-o", "Mach-O object, program or library", object},
    {"matroska", "Matroska or WebM video", media},
    {"mp3", "MP3 sound", media},
    {"mp4", "MP4, QuickTime or HEIF", media},
    {"npm", "npm package", archive},
    {"ntfs", "NTFS file system", filesystem},
    {"nupkg", "NuGet package", archive},
    {"oci-layout", "container image in OCI layout", archive},
    {"odf", "OpenDocument", archive},
    {"ogg", "Ogg sound or video", media},
    {"ole", "OLE compound document, such as .msi or .doc", data},
    {"ooxml", "Office Open XML document", archive},
    {"otf", "OpenType font", media},
    {"pcapng", "pcapng capture", data},
    {"pcf", "X11 bitmap font", media},
    {"pdf", "PDF document", media},
    {"pe", "Windows program or library (PE)", object},
    {"pem", "PEM text, such as a key or certificate", secret},
    {"pgp", "OpenPGP message or key", secret},
    {"png", "PNG picture", media},
    {"postscript", "PostScript", text},
    {"psf", "console font", media},
    {"python-bytecode", "compiled Python", object},
    {"qcow2", "QEMU disk image", filesystem},
    {"rar", "RAR archive", archive},
    {"riff", "RIFF container", media},
    {"rom-fs", "romfs file system", filesystem},
    {"rpm", "RPM package", archive},
    {"script", "script with an interpreter line", text},
    {"sqlite", "SQLite database", data},
    {"squashfs", "squashfs file system", filesystem},
    {"tar", "tar archive", archive},
    {"terminfo", "compiled terminal description", data},
    {"text", "plain text", text},
    {"tiff", "TIFF picture", media},
    {"ttf", "TrueType font", media},
    {"tzif", "time zone data", data},
    {"ubi", "UBI flash volume", filesystem},
    {"ubifs", "UBIFS flash file system", filesystem},
    {"uimage", "U-Boot image", data},
    {"uu", "uuencoded file", compressed},
    {"vmdk", "VMware disk image", filesystem},
    {"war", "Java web archive", archive},
    {"warc", "WARC web archive", archive},
    {"wasm", "WebAssembly module", object},
    {"wav", "WAV sound", media},
    {"webp", "WebP picture", media},
    {"whl", "Python wheel", archive},
    {"woff", "WOFF font", media},
    {"woff2", "WOFF2 font", media},
    {"xar", "xar archive", archive},
    {"xml", "XML document", text},
    {"xz", "xz stream", compressed},
    {"zip", "ZIP archive", archive},
    {"zlib", "zlib stream", data},
    {"zstd", "Zstandard stream", compressed},
};

}  // namespace

std::span<const FormatInfo> formats() { return kFormats; }

FormatFamily family_of(std::string_view format) {
  const auto* const found = std::lower_bound(
      std::begin(kFormats), std::end(kFormats), format,
      [](const FormatInfo& info, std::string_view name) { return info.name < name; });
  if (found != std::end(kFormats) && found->name == format) return found->family;
  // "tar.xz": named after the archive, then the compression around it.
  const auto dot = format.find('.');
  return dot == std::string_view::npos ? data : family_of(format.substr(0, dot));
}

}  // namespace assay
