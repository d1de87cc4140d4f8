#include "openpgp.h"

#include <algorithm>
#include <optional>

#include "digest.h"
#include "public_key.h"
#include "words.h"

namespace assay::keys {
namespace {

constexpr int kMostPackets = 20000;

struct Packet {
  int tag = 0;
  Bytes body;
  bool partial = false;
};

/// Reads packet by packet; throws Malformed.
class Packets {
 public:
  explicit Packets(Bytes bytes) : reader_(bytes, ByteOrder::big) {}
  bool done() const { return at_ >= reader_.size(); }

  Packet next() {
    const auto head = reader_.u8(at_++);
    if (!(head & 0x80)) throw Malformed("no OpenPGP packet");
    Packet packet;
    const bool fresh = head & 0x40;
    packet.tag = fresh ? head & 0x3f : head >> 2 & 15;
    const auto length = fresh ? new_length(packet.partial) : old_length(head & 3);
    packet.body = reader_.slice(at_, length);
    at_ += length;
    if (packet.partial) at_ = reader_.size();  // only messages come in parts, and they end the file
    return packet;
  }

 private:
  std::uint64_t old_length(int type) {
    if (type == 3) return reader_.size() - at_;
    const auto size = 1U << type;
    std::uint64_t length = 0;
    for (unsigned i = 0; i < size; ++i) length = length << 8 | reader_.u8(at_++);
    return length;
  }
  std::uint64_t new_length(bool& partial) {
    const std::uint64_t first = reader_.u8(at_++);
    if (first < 192) return first;
    if (first < 224) return ((first - 192) << 8) + reader_.u8(at_++) + 192;
    partial = first < 255;
    if (partial) return std::uint64_t{1} << (first & 31);
    return reader_.u32((at_ += 4) - 4);
  }

  Reader reader_;
  std::uint64_t at_ = 0;
};

/// The public part of a key packet, and where it ends.
struct KeyBody {
  KeyType type;
  int version = 0;
  std::uint64_t end = 0;
};

class KeyReader {
 public:
  explicit KeyReader(Bytes body) : reader_(body, ByteOrder::big) {}

  KeyBody read() {
    KeyBody key;
    key.version = reader_.u8(0);
    if (key.version < 3 || key.version > 6) return key;
    at_ = key.version == 3 ? 7 : 5;
    const auto algorithm = reader_.u8(at_++);
    if (key.version >= 5) at_ += 4;
    key.type = material(algorithm);
    key.end = at_;
    return key;
  }

 private:
  std::int64_t number() {
    const std::int64_t bits = reader_.u16(at_);
    at_ += 2;
    reader_.slice(at_, static_cast<std::uint64_t>(bits + 7) / 8);
    at_ += static_cast<std::uint64_t>(bits + 7) / 8;
    return bits;
  }
  KeyType numbers(const char* name, int count) {
    const auto bits = number();
    for (int i = 1; i < count; ++i) number();
    return {name, {}, bits};
  }
  KeyType on_curve(bool agreement) {
    const auto length = reader_.u8(at_++);
    const auto oid = element_bytes(tag::kOid, reader_.slice(at_, length));
    at_ += length;
    auto type = curve_type(first_element(oid));
    if (!type) type = {"EC", oid_name(first_element(oid)), 0};
    number();
    if (agreement) at_ += 1 + std::uint64_t{reader_.u8(at_)};
    return type;
  }
  KeyType fixed(const char* name, std::int64_t bits, std::uint64_t size) {
    reader_.slice(at_, size);
    at_ += size;
    return {name, name, bits};
  }
  KeyType material(int algorithm) {
    switch (algorithm) {  // RFC 9580 9.1
      case 1:
      case 2:
      case 3:
        return numbers("RSA", 2);
      case 16:
      case 20:
        return numbers("ElGamal", 3);
      case 17:
        return numbers("DSA", 4);
      case 18:
        return on_curve(true);
      case 19:
      case 22:
        return on_curve(false);
      case 25:
        return fixed("X25519", 253, 32);
      case 26:
        return fixed("X448", 448, 56);
      case 27:
        return fixed("Ed25519", 253, 32);
      case 28:
        return fixed("Ed448", 448, 57);
      default:
        return {};
    }
  }

  Reader reader_;
  std::uint64_t at_ = 0;
};

bool is_key(int tag) { return tag == 5 || tag == 6 || tag == 7 || tag == 14; }
bool is_secret(int tag) { return tag == 5 || tag == 7; }
bool is_encrypted(int tag) { return tag == 1 || tag == 3 || tag == 9 || tag == 18 || tag == 20; }

std::string fingerprint(Bytes body) {
  std::vector<std::uint8_t> framed{0x99, static_cast<std::uint8_t>(body.size() >> 8),
                                   static_cast<std::uint8_t>(body.size())};
  append(framed, body);
  return sha1_hex(framed);
}

std::optional<Material> key_of(const Packet& packet) {
  const auto key = KeyReader(packet.body).read();
  if (!key.type) return std::nullopt;
  const auto body = packet.body.first(static_cast<std::size_t>(key.end));
  auto material =
      key_material(key.type, is_secret(packet.tag) ? "private key" : "public key", "OpenPGP");
  set_digest(material, sha256_hex(body));
  if (key.version == 4) material.parameters["fingerprint"] = fingerprint(body);
  material.parameters["subkey"] = packet.tag == 7 || packet.tag == 14;
  if (is_secret(packet.tag)) {
    const auto usage = Reader(packet.body).u8(key.end);
    material.parameters["encrypted"] = usage != 0;
  }
  return material;
}

Material message() {
  Material material;
  material.kind = Kind::protocol;
  material.role = Role::mentions;
  material.subject = "OpenPGP";
  material.secret = true;
  material.parameters["content"] = List{Value("encrypted message")};
  return material;
}

void name_keys(Materials& found, std::size_t from, Bytes user) {
  const auto text = clean_utf8(as_text(user.first(std::min<std::size_t>(user.size(), 200))));
  for (auto i = from; i < found.size(); ++i) found[i].parameters.try_emplace("user", text);
}

Materials read_all(Bytes bytes) {
  Packets packets(bytes);
  Materials found;
  std::size_t primary = 0;
  bool message_seen = false;
  for (int i = 0; i < kMostPackets && !packets.done() && found.size() < kMostMaterials; ++i) {
    const auto packet = packets.next();
    if (packet.tag == 0 || (packet.tag > 21 && packet.tag < 60)) throw Malformed("no such packet");
    if (packet.tag == 5 || packet.tag == 6) primary = found.size();
    if (is_key(packet.tag)) {
      if (auto key = key_of(packet)) found.push_back(std::move(*key));
    } else if (packet.tag == 13) {
      name_keys(found, primary, packet.body);
    } else if (is_encrypted(packet.tag) && !message_seen) {
      message_seen = true;
      found.push_back(message());
    }
  }
  return found;
}

}  // namespace

Materials read_packets(Bytes bytes) {
  try {
    return read_all(bytes);
  } catch (const Malformed&) {
    return {};  // not OpenPGP, or cut short: what is not whole is not claimed
  }
}

}  // namespace assay::keys
