#include "ssh.h"

#include <assay/evidence.h>

#include <algorithm>
#include <bit>
#include <optional>

#include "armour.h"
#include "digest.h"
#include "public_key.h"

namespace assay::keys {
namespace {

using namespace std::string_view_literals;

constexpr std::uint64_t kLongestString = 1 << 16;

/// Strings with their length before them (RFC 4251 5), from the start; throws Malformed.
class Strings {
 public:
  explicit Strings(Bytes bytes, std::uint64_t at = 0) : reader_(bytes, ByteOrder::big), at_(at) {}

  std::uint32_t number() { return reader_.u32((at_ += 4) - 4); }
  Bytes next() {
    const auto length = number();
    if (length > kLongestString) throw Malformed("a string too long for a key");
    at_ += length;
    return reader_.slice(at_ - length, length);
  }
  std::string text() { return std::string(as_text(next())); }
  std::uint64_t position() const { return at_; }

 private:
  Reader reader_;
  std::uint64_t at_;
};

std::int64_t bits_of_mpint(Bytes number) {
  while (!number.empty() && number[0] == 0) number = number.subspan(1);
  if (number.empty()) return 0;
  return static_cast<std::int64_t>(number.size() - 1) * 8 + std::bit_width(number[0]);
}

KeyType nist_curve(std::string_view name) {
  if (name == "nistp256") return {"EC", "P-256", 256};
  if (name == "nistp384") return {"EC", "P-384", 384};
  if (name == "nistp521") return {"EC", "P-521", 521};
  return {};
}

/// Reads the public parts behind the type's name, so that `strings` stands at what follows.
KeyType type_of(const std::string& name, Strings& strings) {
  if (name == "ssh-rsa") {
    strings.next();
    return {"RSA", {}, bits_of_mpint(strings.next())};
  }
  if (name == "ssh-dss") {
    const auto bits = bits_of_mpint(strings.next());
    for (int i = 0; i < 3; ++i) strings.next();
    return {"DSA", {}, bits};
  }
  if (name == "ssh-ed25519" || name == "sk-ssh-ed25519@openssh.com")
    return strings.next().size() == 32 ? KeyType{"Ed25519", "Ed25519", 253} : KeyType{};
  if (name == "ssh-ed448")
    return strings.next().size() == 57 ? KeyType{"Ed448", "Ed448", 448} : KeyType{};
  if (name.starts_with("ecdsa-sha2-nistp") || name == "sk-ecdsa-sha2-nistp256@openssh.com") {
    const auto curve = nist_curve(strings.text());
    strings.next();
    return curve;
  }
  return {};
}

/// The type of a certificate is that of the key in it, behind a nonce (PROTOCOL.certkeys).
KeyType read_type(Bytes blob, std::string& name) {
  Strings strings(blob);
  name = strings.text();
  const auto mark = name.find("-cert-v01@openssh.com");
  if (mark == std::string::npos) return type_of(name, strings);
  strings.next();
  auto plain = name.substr(0, mark);
  if (plain.starts_with("sk-")) plain += "@openssh.com";
  return type_of(plain, strings);
}

std::optional<Material> public_blob(Bytes blob, const char* what, const char* form) {
  std::string name;
  const auto type = read_type(blob, name);
  if (!type) return std::nullopt;
  auto material = key_material(type, what, form);
  material.purposes = {Purpose::authentication, Purpose::signature};
  material.parameters["ssh_type"] = name;
  set_digest(material, sha256_hex(blob));
  return material;
}

template <typename Read>
Materials unless_malformed(Read&& read) {
  try {
    return read();
  } catch (const Malformed&) {
    return {};
  }
}

/// The value of "Name: value" at the start of a line.
std::string_view field(std::string_view text, std::string_view name) {
  const auto at = text.find(name);
  if (at == std::string_view::npos) return {};
  text.remove_prefix(at + name.size());
  return text.substr(0, text.find_first_of("\r\n"));
}

}  // namespace

Materials read_openssh_key(Bytes bytes) {
  return unless_malformed([&]() -> Materials {
    constexpr auto kMagic = "openssh-key-v1\0"sv;
    if (!Reader(bytes).holds(0, kMagic)) return {};
    Strings strings(bytes, kMagic.size());
    const auto cipher = strings.text();
    const auto derivation = strings.text();
    strings.next();
    const auto count = strings.number();
    Materials found;
    for (std::uint32_t i = 0; i < std::min<std::uint32_t>(count, 16); ++i) {
      auto material = public_blob(strings.next(), "private key", "OpenSSH");
      if (!material) continue;
      const bool plain = cipher == "none" || cipher.size() > 40;
      material->parameters["encrypted"] = !plain;
      if (!plain) material->parameters["cipher"] = detail::printable(as_bytes(cipher));
      if (!plain && derivation == "bcrypt") material->parameters["derivation"] = "bcrypt";
      found.push_back(std::move(*material));
    }
    return found;
  });
}

Materials read_ssh_line(std::string_view text) {
  return unless_malformed([&]() -> Materials {
    const auto run = read_base64_run(text, 1 << 16);
    Materials found;
    if (auto material = public_blob(run.bytes, "public key", "OpenSSH")) {
      material->length = run.used;
      found.push_back(std::move(*material));
    }
    return found;
  });
}

Materials read_dropbear_key(Bytes bytes) {
  return unless_malformed([&]() -> Materials {
    if (bytes.size() > kLongestString) return {};
    Strings strings(bytes);
    const auto name = strings.text();
    const auto type = type_of(name, strings);
    if (!type) return {};
    const auto end = strings.position();
    const auto blob = bytes.first(static_cast<std::size_t>(end));
    auto material =
        public_blob(blob, bytes.size() > end ? "private key" : "public key", "dropbear");
    if (!material) return {};
    // Ed25519 is stored as one string of 64 bytes, which is refused above as no public key.
    if (material->secret) material->parameters["encrypted"] = false;
    return {std::move(*material)};
  });
}

Materials read_putty_key(std::string_view text) {
  return unless_malformed([&]() -> Materials {
    text = text.substr(0, 1 << 16);
    const auto cipher = field(text, "\nEncryption: ");
    const auto public_at = text.find("\nPublic-Lines: ");
    const auto private_at = text.find("\nPrivate-Lines: ");
    if (cipher.empty() || public_at > private_at || private_at == std::string_view::npos) return {};
    const auto lines = text.find('\n', public_at + 1);
    const auto blob = read_base64(text.substr(lines, private_at - lines));
    if (!blob) return {};
    auto material = public_blob(*blob, "private key", "PuTTY");
    if (!material) return {};
    material->parameters["encrypted"] = cipher != "none";
    if (cipher == "aes256-cbc") material->parameters["cipher"] = "AES-256-CBC";
    const auto mac = text.find("\nPrivate-MAC: ");
    material->length = mac == std::string_view::npos ? text.size() : mac;
    return {std::move(*material)};
  });
}

}  // namespace assay::keys
