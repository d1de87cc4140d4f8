#include "formats/structure.h"

#include <algorithm>

namespace assay {
namespace {

bool has(Bytes bytes, std::uint64_t size) { return bytes.size() >= size; }

bool all_digits(Bytes bytes, std::uint64_t from, std::uint64_t to, bool hexadecimal) {
  return has(bytes, to) &&
         std::all_of(bytes.begin() + static_cast<std::ptrdiff_t>(from),
                     bytes.begin() + static_cast<std::ptrdiff_t>(to), [&](std::uint8_t c) {
                       if (!hexadecimal) return c >= '0' && c <= '7';
                       return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') ||
                              (c >= 'A' && c <= 'F');
                     });
}

}  // namespace

bool is_gzip(Bytes bytes) { return has(bytes, 18) && (bytes[3] & 0xe0) == 0; }

bool is_bzip2(Bytes bytes) {
  const Reader reader(bytes);
  return has(bytes, 14) && bytes[3] >= '1' && bytes[3] <= '9' &&
         (reader.holds(4, "1AY&SY") || reader.holds(4, "\x17\x72\x45\x38\x50\x90"));
}

bool is_zstd_skippable(Bytes bytes) {
  if (!has(bytes, 12)) return false;
  const Reader reader(bytes);
  return (reader.u32(0) & 0xfffffff0u) == 0x184d2a50u &&
         reader.holds(8ULL + reader.u32(4), "\x28\xb5\x2f\xfd");
}

bool is_lz4_legacy(Bytes bytes) {
  constexpr std::uint32_t kLargestBlock = 8U << 20;
  return has(bytes, 9) && Reader(bytes).u32(4) <= kLargestBlock + kLargestBlock / 255 + 16;
}

bool is_lzip(Bytes bytes) {
  return has(bytes, 26) && bytes[4] <= 1 && (bytes[5] & 0x1f) >= 12 && (bytes[5] & 0x1f) <= 29;
}

bool is_compress(Bytes bytes) {
  return has(bytes, 5) && (bytes[2] & 0x60) == 0 && (bytes[2] & 0x1f) >= 9 &&
         (bytes[2] & 0x1f) <= 16;
}

bool is_lzma_alone(Bytes bytes) {
  // No magic: 13 bytes of header of which the usual encoders use few values, then a range coder
  // whose first byte is 0.
  if (!has(bytes, 24) || bytes[0] != 0x5d || bytes[13] != 0) return false;
  const Reader reader(bytes);
  const auto dictionary = reader.u32(1);
  const auto size = reader.u64(5);
  const bool usual = std::has_single_bit(dictionary) || std::has_single_bit(dictionary / 3 * 2);
  return usual && dictionary >= 4096 && (size == ~0ULL || (size != 0 && size < (1ULL << 38)));
}

bool is_zlib(Bytes bytes) {
  constexpr std::uint8_t kLevels[] = {0x01, 0x5e, 0x9c, 0xda};
  return has(bytes, 8) &&
         std::find(std::begin(kLevels), std::end(kLevels), bytes[1]) != std::end(kLevels) &&
         (bytes[2] & 0x06) != 0x06 && (bytes[2] & 0x07) != 0x00;
}

bool is_text_cpio(Bytes bytes) {
  return bytes[5] == '7' ? all_digits(bytes, 6, 76, false) : all_digits(bytes, 6, 110, true);
}

bool is_binary_cpio(Bytes bytes) {
  if (!has(bytes, 28)) return false;
  const auto order = Reader(bytes).u16(0) == 070707 ? ByteOrder::little : ByteOrder::big;
  const Reader reader(bytes, order);
  const auto name_size = reader.u16(20);
  const auto type = reader.u16(6) >> 12;  // of the mode: FIFO, device, folder, file, link, socket
  return reader.u16(0) == 070707 &&
         (type == 8 || type == 4 || type == 10 || type == 1 || type == 2 || type == 6 ||
          type == 12) &&
         name_size >= 2 && name_size <= 4096 && has(bytes, 26ULL + name_size) &&
         bytes[25ULL + name_size] == 0 && bytes[26] != 0;
}

bool is_tar(Bytes bytes) {
  if (!has(bytes, 512) || bytes[0] == 0) return false;
  std::uint32_t stated = 0, sum = 8 * ' ';
  std::size_t at = 148;
  while (at < 156 && bytes[at] == ' ') ++at;
  const auto first = at;
  for (; at < 156 && bytes[at] >= '0' && bytes[at] <= '7'; ++at)
    stated = stated * 8 + bytes[at] - '0';
  if (at == first || (at < 156 && bytes[at] != 0 && bytes[at] != ' ')) return false;
  for (std::size_t i = 0; i < 512; ++i)
    if (i < 148 || i >= 156) sum += bytes[i];
  return sum == stated;
}

bool is_lha(Bytes bytes) {
  if (!has(bytes, 24) || bytes[6] != '-' || (bytes[4] != 'h' && bytes[4] != 'z')) return false;
  const bool method = (bytes[5] >= '0' && bytes[5] <= '9') || bytes[5] == 's' || bytes[5] == 'd';
  return method && bytes[20] <= 3;
}

bool is_uu(Bytes bytes) {
  const auto head = as_text(bytes.first(std::min<std::size_t>(bytes.size(), 512)));
  if (!all_digits(bytes, 6, 9, false) || head.size() < 12 || head[9] != ' ') return false;
  auto start = head.find('\n');
  if (start == std::string_view::npos || ++start >= head.size()) return false;
  const auto length = static_cast<std::size_t>((head[start] - ' ') & 63);
  const auto end = head.find_first_of("\r\n", start);
  return end != std::string_view::npos && end - start >= 1 + (length + 2) / 3 * 4 &&
         end - start <= 3 + (length + 2) / 3 * 4 && head[start] >= ' ' && head[start] <= '`';
}

bool is_jffs2(Bytes bytes) {
  constexpr std::uint16_t kNodes[] = {0xe001, 0xe002, 0x2003, 0x2004, 0x2006, 0xe008, 0xe009};
  return has(bytes, 12) &&
         std::find(std::begin(kNodes), std::end(kNodes), Reader(bytes).u16(2)) != std::end(kNodes);
}

bool is_ext(Bytes bytes) {
  if (!has(bytes, 2048)) return false;
  const Reader reader(bytes.subspan(1024));
  return reader.u32(0) != 0 && reader.u32(4) != 0 && reader.u32(24) <= 6 && reader.u32(76) <= 1;
}

bool is_pe(Bytes bytes) {
  return has(bytes, 64) &&
         Reader(bytes).holds(Reader(bytes).u32(60), std::string_view("PE\0\0", 4));
}

bool is_coff(Bytes bytes) {
  constexpr std::uint16_t kMachines[] = {0x14c, 0x1c0, 0x1c4, 0x8664, 0xaa64};
  const auto known = [&](std::uint16_t machine) {
    return std::find(std::begin(kMachines), std::end(kMachines), machine) != std::end(kMachines);
  };
  if (!has(bytes, 60)) return false;
  const Reader reader(bytes);
  if (reader.u16(0) == 0) {  // an import library's member, or an object with very many sections
    if (reader.u16(2) != 0xffff || !known(reader.u16(6))) return false;
    return reader.u16(4) == 0 ? reader.u32(12) + 20ULL <= bytes.size() : reader.u16(4) == 2;
  }
  const std::uint64_t sections = reader.u16(2), symbols = reader.u32(8), count = reader.u32(12);
  return known(reader.u16(0)) && sections != 0 && sections < 4096 && reader.u16(16) == 0 &&
         20 + 40 * sections <= bytes.size() && count != 0 && symbols >= 20 + 40 * sections &&
         symbols + 18 * count + 4 <= bytes.size();
}

bool is_dos_exe(Bytes bytes) {
  if (!has(bytes, 32)) return false;
  const Reader reader(bytes);
  return reader.u16(2) < 512 && reader.u16(4) != 0 && reader.u16(8) * 16ULL <= bytes.size() &&
         reader.u16(8) != 0;
}

bool is_fat_mach_o(Bytes bytes) {
  return has(bytes, 8) && Reader(bytes, ByteOrder::big).u32(4) < 45 &&
         Reader(bytes, ByteOrder::big).u32(4) > 0;
}

bool is_python_bytecode(Bytes bytes) {
  if (!has(bytes, 17)) return false;
  const auto version = Reader(bytes).u16(0);
  const bool marshalled =
      (bytes[16] & 0x7f) == 'c' || (bytes[8] & 0x7f) == 'c' || (bytes[12] & 0x7f) == 'c';
  return ((version >= 3000 && version < 3800) || (version >= 60202 && version <= 62300)) &&
         marshalled;
}

bool is_riff(Bytes bytes) {
  return has(bytes, 12) && std::all_of(bytes.begin() + 8, bytes.begin() + 12,
                                       [](std::uint8_t c) { return c >= ' ' && c < 0x7f; });
}

bool is_bmp(Bytes bytes) {
  return has(bytes, 26) && Reader(bytes).u32(6) == 0 && Reader(bytes).u32(14) >= 12 &&
         Reader(bytes).u32(14) <= 124;
}

bool is_ico(Bytes bytes) {
  if (!has(bytes, 22)) return false;
  const Reader reader(bytes);
  return reader.u16(4) != 0 && reader.u16(4) < 256 && bytes[9] == 0 &&
         reader.u32(18) >= 6 + 16U * reader.u16(4) && reader.u32(18) < bytes.size();
}

bool is_sfnt(Bytes bytes) {
  return has(bytes, 28) && bytes[5] != 0 && bytes[5] < 64 &&
         std::all_of(bytes.begin() + 12, bytes.begin() + 16,
                     [](std::uint8_t c) { return c >= ' ' && c < 0x7f; });
}

bool is_terminfo(Bytes bytes) {
  return has(bytes, 12) && Reader(bytes).u16(2) != 0 && Reader(bytes).u16(2) < 1024 &&
         Reader(bytes).u16(4) < 128 && Reader(bytes).u16(6) < 1024;
}

bool is_pgp(Bytes bytes) {
  if (!has(bytes, 16) || bytes[0] < 0x84) return false;
  const bool fresh = (bytes[0] & 0x40) != 0;
  const unsigned tag = fresh ? bytes[0] & 0x3f : (bytes[0] >> 2) & 0x0f;
  const Reader reader(bytes, ByteOrder::big);
  std::uint64_t start = 2, length = bytes[1];
  if (fresh && bytes[1] >= 192) return false;
  if (!fresh && (bytes[0] & 3) == 3) return false;
  if (!fresh && (bytes[0] & 3) == 1) start = 3, length = reader.u16(1);
  if (!fresh && (bytes[0] & 3) == 2) start = 5, length = reader.u32(1);
  if (length < 8 || length > bytes.size() - start) return false;
  const auto version = bytes[start];
  if (tag == 1) return version == 3 && length > 11;                      // session key
  if (tag == 2) return (version == 3 || version == 4) && length < 4096;  // signature
  return (tag == 5 || tag == 6) && version == 4 && length < 16384;       // secret or public key
}

bool is_der(Bytes bytes) {
  if (!has(bytes, 16)) return false;
  std::uint64_t length = bytes[1], start = 2;
  if (length == 0x80 || length > 0x84) return false;
  if (length > 0x80) {
    const auto octets = length & 0x7f;
    start += octets;
    length = 0;
    for (std::uint64_t i = 0; i < octets; ++i) length = length << 8 | bytes[2 + i];
  }
  const auto inner = bytes[start];
  return length == bytes.size() - start &&
         (inner == 0x30 || inner == 0x02 || inner == 0x06 || inner == 0x31);
}

bool is_script(Bytes bytes) {
  const auto head = as_text(bytes.first(std::min<std::size_t>(bytes.size(), 256)));
  const auto line = head.substr(2, head.find('\n') - 2);
  return line.find('/') != std::string_view::npos &&
         std::all_of(line.begin(), line.end(),
                     [](char c) { return c == '\t' || c == '\r' || (c >= ' ' && c < 0x7f); });
}

bool is_text(Bytes bytes) {
  const auto head = bytes.first(std::min<std::size_t>(bytes.size(), 4096));
  if (has(head, 2) &&
      ((head[0] == 0xff && head[1] == 0xfe) || (head[0] == 0xfe && head[1] == 0xff)))
    return true;
  std::size_t control = 0, high = 0;
  for (const auto c : head) {
    if (c == 0) return false;
    const bool layout = c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x1b || c == '\b';
    control += c < 32 && !layout;
    high += c >= 0x80;
  }
  return control * 100 <= head.size() && high * 2 <= head.size() + 2 * (head.size() / 4);
}

}  // namespace assay
