#include "armour.h"

#include <algorithm>
#include <array>

#include "openpgp.h"
#include "public_key.h"
#include "ssh.h"
#include "structures.h"

namespace assay::keys {
namespace {

constexpr std::string_view kBegin = "-----BEGIN ", kEnd = "-----END ", kDashes = "-----";
constexpr std::size_t kLongestLabel = 40, kLongestBody = std::size_t{4} << 20;
constexpr std::size_t kLongestHeaders = 2048;

int digit_of(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+') return 62;
  return c == '/' ? 63 : -1;
}

class Collector {
 public:
  void add(int digit) {
    held_ = held_ << 6 | static_cast<unsigned>(digit);
    bits_ += 6;
    if (bits_ < 8) return;
    bits_ -= 8;
    bytes.push_back(static_cast<std::uint8_t>(held_ >> bits_));
  }
  std::vector<std::uint8_t> bytes;

 private:
  unsigned held_ = 0;
  int bits_ = 0;
};

bool is_between(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '"' || c == '\'' || c == ',';
}

/// "\n" and "\r" as two characters, the way string literals have them; "\\" before a line end too.
std::size_t escape_length(std::string_view text) {
  if (text.size() < 2 || text[0] != '\\') return 0;
  return text[1] == 'n' || text[1] == 'r' ? 2 : text[1] == '\n' || text[1] == '\r' ? 1 : 0;
}

/// Skips "Name: value" lines and the empty line after them; keeps the cipher of DEK-Info.
std::string_view without_headers(std::string_view text, std::string& cipher) {
  const auto colon = text.substr(0, kLongestHeaders).find(':');
  if (colon == std::string_view::npos) return text;
  const auto head = text.substr(0, kLongestHeaders);
  auto end = std::min({head.find("\n\n"), head.find("\r\n\r\n"), head.find("\\n\\n")});
  if (end == std::string_view::npos) return text;
  if (const auto info = head.substr(0, end).find("DEK-Info:"); info != std::string_view::npos) {
    auto name = head.substr(info + 9, end - info - 9);
    name.remove_prefix(std::min(name.find_first_not_of(' '), name.size()));
    cipher = name.substr(0, std::min<std::size_t>(name.find_first_of(",\r\n\\ "), 32));
    std::erase_if(cipher, [](char c) { return c < '-' || c > 'z'; });
  }
  return text.substr(end);
}

bool is_label(std::string_view label) {
  return !label.empty() && label.size() <= kLongestLabel &&
         std::all_of(label.begin(), label.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                  c == ' ' || c == '#' || c == '-' || c == '.';
         });
}

/// A plain key whose body is encrypted tells its type in its label only.
Material sealed_by_label(const Armour& armour) {
  const auto end = armour.label.find(" PRIVATE KEY");
  const auto name = armour.label.substr(0, end);
  const bool known = end != std::string::npos && (name == "RSA" || name == "DSA" || name == "EC");
  auto material =
      key_material(known ? KeyType{name, {}, 0} : KeyType{}, "private key", "PEM (RFC 1421)");
  material.parameters["encrypted"] = true;
  material.parameters["cipher"] = armour.cipher;
  return material;
}

Materials static_key() {
  auto material = key_material({}, "OpenVPN static key", "OpenVPN");
  material.parameters["bits"] = 2048;
  material.purposes = {Purpose::authentication, Purpose::confidentiality};
  return {material};
}

}  // namespace

Base64 read_base64_run(std::string_view text, std::size_t limit) {
  Collector collected;
  Base64 run;
  text = text.substr(0, limit);
  while (run.used < text.size() && digit_of(text[run.used]) >= 0)
    collected.add(digit_of(text[run.used++]));
  run.bytes = std::move(collected.bytes);
  return run;
}

std::optional<std::vector<std::uint8_t>> read_base64(std::string_view text) {
  Collector collected;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (const auto escape = escape_length(text.substr(i))) {
      i += escape - 1;
    } else if (const auto digit = digit_of(text[i]); digit >= 0) {
      collected.add(digit);
    } else if (text[i] == '=') {  // padding, and OpenPGP's checksum behind it
      break;
    } else if (!is_between(text[i])) {
      return std::nullopt;
    }
  }
  return std::move(collected.bytes);
}

std::optional<Armour> read_armour(std::string_view text) {
  if (!text.starts_with(kBegin)) return std::nullopt;
  text = text.substr(0, kLongestBody);
  const auto label_end = text.substr(0, kBegin.size() + kLongestLabel + 5).find(kDashes, 11);
  if (label_end == std::string_view::npos) return std::nullopt;
  Armour armour;
  armour.label = text.substr(kBegin.size(), label_end - kBegin.size());
  if (!is_label(armour.label)) return std::nullopt;
  const auto begin = label_end + kDashes.size();
  // The next five dashes end the block, or it is none: no search past them.
  const auto end = text.find(kDashes, begin);
  const auto tail = std::string(kEnd) + armour.label + std::string(kDashes);
  if (end == std::string_view::npos || text.substr(end, tail.size()) != tail) return std::nullopt;
  armour.length = end + tail.size();
  const auto body = without_headers(text.substr(begin, end - begin), armour.cipher);
  if (armour.label == "OpenVPN Static key V1") return armour;
  auto bytes = read_base64(body);
  if (!bytes || bytes->size() < 8) return std::nullopt;
  armour.body = std::move(*bytes);
  return armour;
}

Materials read_block(const Armour& armour) {
  if (armour.label == "OpenVPN Static key V1") return static_key();
  if (armour.label.starts_with("PGP ")) return read_packets(armour.body);
  if (!armour.cipher.empty()) return {sealed_by_label(armour)};
  if (armour.label == "OPENSSH PRIVATE KEY") return read_openssh_key(armour.body);
  if (armour.label.ends_with("PARAMETERS")) return {};
  return examine(first_element(armour.body));
}

}  // namespace assay::keys
