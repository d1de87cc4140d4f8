#include "certificates.h"

#include <assay/evidence.h>

#include <algorithm>

#include "digest.h"
#include "words.h"

namespace assay::keys {
namespace {

constexpr std::uint8_t kBmpString = 0x1e, kUtf8String = 0x0c;
constexpr std::size_t kLongestName = 256;
constexpr int kMostAttributes = 32;

std::string attribute_text(const Element& value) {
  if (value.tag == kUtf8String) return clean_utf8(as_text(value.content));
  std::string text;
  if (value.tag == kBmpString) {
    for (std::size_t i = 0; i + 1 < value.content.size(); i += 2)
      add_utf8(text, static_cast<char32_t>(value.content[i] << 8 | value.content[i + 1]));
  } else {
    for (const auto byte : value.content) add_utf8(text, byte);
  }
  return clean_utf8(text);
}

struct Signed {
  Element body, algorithm;
};

/// SEQUENCE { body SEQUENCE, AlgorithmIdentifier, BIT STRING }.
std::optional<Signed> read_envelope(const Element& element) {
  Der reader(element);
  Signed parts{reader.next(tag::kSequence), reader.next(tag::kSequence)};
  const auto signature = reader.next(tag::kBitString);
  if (element.tag != tag::kSequence || !parts.body || !signature || !reader.done() ||
      Der(parts.algorithm).peek() != tag::kOid)
    return std::nullopt;
  return parts;
}

Element algorithm_oid(const Element& algorithm) { return Der(algorithm).next(tag::kOid); }

void add_key(Material& material, const PublicKey& key) {
  auto& parameters = material.parameters;
  parameters["key"] = key.type ? Value(type_name(key.type)) : Value("unknown");
  if (key.type.bits) parameters["bits"] = key.type.bits;
  if (!key.type.curve.empty()) parameters["curve"] = key.type.curve;
  if (!key.digest.empty()) parameters["key_sha256"] = key.digest;
}

Material base(const Element& element, const Signed& parts, const char* form) {
  Material material;
  material.kind = Kind::certificate;
  material.purposes = {Purpose::authentication, Purpose::signature};
  material.parameters["form"] = form;
  material.parameters["signature"] = oid_name(algorithm_oid(parts.algorithm));
  set_digest(material, sha256_hex(element.whole));
  return material;
}

std::string or_nameless(std::string name) { return name.empty() ? "(no name)" : std::move(name); }

std::optional<Material> certificate(const Element& element, const Signed& parts) {
  Der body(parts.body);
  body.next(tag::kContext0);
  const auto serial = body.next(tag::kInteger);
  const auto inner = body.next(tag::kSequence);
  const auto issuer = body.next(tag::kSequence);
  Der validity(body.next(tag::kSequence));
  const auto from = iso_time(validity.next());
  const auto to = iso_time(validity.next());
  const auto subject = body.next(tag::kSequence);
  const auto info = body.next(tag::kSequence);
  if (!serial || inner.content.size() != parts.algorithm.content.size() || from.empty() ||
      to.empty() || !info)
    return std::nullopt;
  auto material = base(element, parts, "X.509 certificate");
  material.subject = or_nameless(distinguished_name(subject));
  material.parameters["issuer"] = or_nameless(distinguished_name(issuer));
  material.parameters["serial"] =
      detail::hex(serial.content.first(std::min<std::size_t>(serial.content.size(), 32)));
  material.parameters["not_before"] = from;
  material.parameters["not_after"] = to;
  add_key(material, read_public_key(info));
  return material;
}

std::optional<Material> request(const Element& element, const Signed& parts) {
  Der body(parts.body);
  if (small_value(body.next(tag::kInteger)) != 0) return std::nullopt;
  const auto subject = body.next(tag::kSequence);
  const auto key = read_public_key(body.next(tag::kSequence));
  if (!subject || !key.type) return std::nullopt;
  auto material = base(element, parts, "PKCS#10 certificate request");
  material.subject = or_nameless(distinguished_name(subject));
  add_key(material, key);
  return material;
}

std::optional<Material> revocation_list(const Element& element, const Signed& parts) {
  Der body(parts.body);
  body.next(tag::kInteger);
  const auto inner = body.next(tag::kSequence);
  const auto issuer = body.next(tag::kSequence);
  const auto from = iso_time(body.next());
  if (inner.content.size() != parts.algorithm.content.size() || !issuer || from.empty())
    return std::nullopt;
  auto material = base(element, parts, "X.509 revocation list");
  material.role = Role::verifies;
  material.subject = "Revocation list of " + or_nameless(distinguished_name(issuer));
  material.parameters["not_before"] = from;
  if (const auto next = iso_time(body.next()); !next.empty())
    material.parameters["not_after"] = next;
  return material;
}

}  // namespace

std::string distinguished_name(const Element& name) {
  std::string text;
  Der sets(name);
  for (int count = 0; count < kMostAttributes && !sets.done(); ++count) {
    Der attributes(sets.next(tag::kSet));
    Der attribute(attributes.next(tag::kSequence));
    const auto type = attribute.next(tag::kOid);
    if (!type) break;
    if (!text.empty()) text += ", ";
    text += oid_name(type) + "=" + attribute_text(attribute.next());
  }
  if (text.size() > kLongestName) text = clean_utf8(text.substr(0, kLongestName)) + "…";
  return text;
}

std::string iso_time(const Element& time) {
  if (time.tag != tag::kUtcTime && time.tag != tag::kGeneralizedTime) return {};
  std::string digits(as_text(time.content));
  if (time.tag == tag::kUtcTime && digits.size() >= 2)
    digits = (digits[0] >= '5' ? "19" : "20") + digits;  // RFC 5280 4.1.2.5.1
  if (digits.size() < 13 || !std::all_of(digits.begin(), digits.begin() + 12,
                                         [](char c) { return c >= '0' && c <= '9'; }))
    return {};
  const bool seconds = digits.size() >= 15 && digits[12] != 'Z';
  const auto end = seconds ? digits.substr(12, 2) : std::string("00");
  if (!std::all_of(end.begin(), end.end(), [](char c) { return c >= '0' && c <= '9'; })) return {};
  return digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6, 2) + "T" +
         digits.substr(8, 2) + ":" + digits.substr(10, 2) + ":" + end + "Z";
}

std::optional<Material> read_signed(const Element& element) {
  const auto parts = read_envelope(element);
  if (!parts) return std::nullopt;
  if (auto found = certificate(element, *parts)) return found;
  if (auto found = request(element, *parts)) return found;
  return revocation_list(element, *parts);
}

}  // namespace assay::keys
