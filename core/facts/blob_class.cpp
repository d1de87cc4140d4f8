// The class of a blob from samples of it: at most 32 pieces of 4 KiB at even distances, so that the
// cost does not grow with the blob and the answer is always the same.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <string_view>

#include "facts/facts.h"

namespace assay {
namespace {

constexpr std::uint64_t kPieces = 32, kPiece = 4096;
// Bits per byte. Compressed and encrypted data lies above 7.9, machine code below 6.8, and small
// samples cannot reach 8, so they are not judged at all.
constexpr double kOpaqueEntropy = 7.9;
constexpr std::uint64_t kLeastOpaque = 4096;

template <typename Use>
void for_each_piece(Bytes bytes, Use use) {
  if (bytes.size() <= kPieces * kPiece) {
    use(bytes);
    return;
  }
  const auto stride = (bytes.size() - kPiece) / (kPieces - 1);
  for (std::uint64_t i = 0; i < kPieces; ++i) use(bytes.subspan(i * stride, kPiece));
}

struct Sample {
  std::array<std::uint64_t, 256> counts{};
  std::uint64_t total = 0;
  std::uint64_t wide_characters = 0;  ///< UTF-8 sequences of two to four bytes that hold
};

/// Length of the UTF-8 sequence at `at`, or 0 where the bytes are not one.
std::size_t sequence_length(Bytes bytes, std::size_t at) {
  const auto lead = bytes[at];
  const std::size_t length = lead >= 0xf0 && lead < 0xf5   ? 4
                             : lead >= 0xe0 && lead < 0xf0 ? 3
                             : lead >= 0xc2 && lead < 0xe0 ? 2
                                                           : 0;
  if (length == 0 || length > bytes.size() - at) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((bytes[at + i] & 0xc0) != 0x80) return 0;
  return length;
}

void count(Bytes bytes, Sample& sample) {
  // Four tables, so that equal neighbours do not wait for each other.
  std::array<std::array<std::uint32_t, 256>, 4> lanes{};
  std::size_t i = 0;
  for (; i + 4 <= bytes.size(); i += 4)
    for (std::size_t lane = 0; lane < 4; ++lane) ++lanes[lane][bytes[i + lane]];
  for (; i < bytes.size(); ++i) ++lanes[0][bytes[i]];
  std::uint64_t high = 0;
  for (std::size_t byte = 0; byte < 256; ++byte) {
    const std::uint64_t times =
        std::uint64_t{lanes[0][byte]} + lanes[1][byte] + lanes[2][byte] + lanes[3][byte];
    sample.counts[byte] += times;
    if (byte >= 0x80) high += times;
  }
  sample.total += bytes.size();
  // What has NULs is no text, whatever its high bytes are.
  if (high == 0 || lanes[0][0] * 100ULL > bytes.size()) return;
  for (i = 0; i < bytes.size(); ++i) {
    if (bytes[i] < 0x80) continue;
    if (const auto length = sequence_length(bytes, i)) {
      sample.wide_characters += length;
      i += length - 1;
    }
  }
}

double entropy(const Sample& sample) {
  double bits = 0;
  for (const auto count : sample.counts) {
    if (count == 0) continue;
    const auto share = static_cast<double>(count) / static_cast<double>(sample.total);
    bits -= share * std::log2(share);
  }
  return bits;
}

/// Mostly printable in ASCII, UTF-8 or Latin-1, with next to no control characters.
bool is_text(const Sample& sample) {
  std::uint64_t controls = 0, high = 0, plain = 0;
  for (unsigned byte = 0; byte < 256; ++byte) {
    const bool blank = (byte >= 9 && byte <= 13) || byte == 27;
    if ((byte < 32 && !blank) || byte == 127)
      controls += sample.counts[byte];
    else if (byte >= 128)
      high += sample.counts[byte];
    else
      plain += sample.counts[byte];
  }
  if (controls * 200 > sample.total) return false;
  if (high == 0 || sample.wide_characters * 20 >= high * 19) return true;
  return high * 4 <= plain;  // an 8-bit character set: letters among ASCII
}

bool is_padding(Bytes bytes, const Sample& sample) {
  if (bytes.empty() || sample.counts[bytes[0]] != sample.total) return false;
  return std::memcmp(bytes.data(), bytes.data() + 1, bytes.size() - 1) == 0;
}

bool one_of(std::string_view format, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), format) != names.end();
}

}  // namespace

BlobClass classify_bytes(Bytes bytes, const std::string& format) {
  if (one_of(format, {"elf", "pe", "dos-exe", "lua-bytecode", "mach-o", "macho", "macho-fat",
                      "java-class", "class", "dex", "wasm", "pyc", "luac", "coff", "uimage",
                      "linux-kernel", "llvm-bitcode"}))
    return BlobClass::code;
  if (one_of(format,
             {"text", "script", "xml", "html", "json", "svg", "source", "pem", "postscript"}))
    return BlobClass::text;
  if (!format.empty() && format != "data") return BlobClass::data;
  if (bytes.empty()) return BlobClass::data;
  Sample sample;
  for_each_piece(bytes, [&](Bytes piece) { count(piece, sample); });
  if (is_padding(bytes, sample)) return BlobClass::padding;
  if (is_text(sample)) return BlobClass::text;
  if (bytes.size() >= kLeastOpaque && entropy(sample) >= kOpaqueEntropy) return BlobClass::opaque;
  return BlobClass::data;
}

}  // namespace assay
