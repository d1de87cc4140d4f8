// Plugin `keys`: keys and certificates in a blob, wherever they stand in it.
//
// signatures/keys says where to look: the words that announce a block of text, and the object
// identifiers that stand near the start of a DER structure. What is read there must hold as a whole
// before it is reported. Nothing here says that a key is used, and no byte of a private one ever
// leaves: evidence of what is secret has no excerpt, digests are of public parts only.
#include <assay/evidence.h>
#include <assay/plugin.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "armour.h"
#include "der.h"
#include "openpgp.h"
#include "ssh.h"
#include "stores.h"
#include "structures.h"

namespace assay::keys {
namespace {

// From the object identifier of a certificate's signature back to its start: lengths, version and
// a serial number (RFC 5280 4.1.2.2: at most 20 octets); from an EC key's curve, a secret scalar.
constexpr std::uint64_t kLookBack = 96;
constexpr std::uint64_t kLongestEmbedded = std::uint64_t{1} << 20;
constexpr std::uint64_t kLargestFile = std::uint64_t{64} << 20;
constexpr std::string_view kBegin = "-----BEGIN ";

/// What was found so far, each with its place.
class Catch {
 public:
  void add(Materials&& found, std::uint64_t offset, std::uint64_t length, const char* method) {
    for (auto& one : found) {
      if (all_.size() >= kMostMaterials) return;
      if (one.length == 0) one.length = length;
      one.offset += offset;
      if (one.method.empty()) one.method = method;
      all_.push_back(std::move(one));
    }
  }
  bool full() const { return all_.size() >= kMostMaterials; }

  /// A structure inside another one that was read as a whole is that one's part.
  Materials without_parts() {
    std::stable_sort(all_.begin(), all_.end(), [](const Material& a, const Material& b) {
      return std::tuple(a.offset, ~a.length) < std::tuple(b.offset, ~b.length);
    });
    Materials kept;
    std::uint64_t end = 0, start = 0;
    for (auto& one : all_) {
      const bool same_place =
          !kept.empty() && one.offset == start && one.offset + one.length == end;
      const bool whole = one.offset >= end || one.method == "keystore" || same_place;
      if (!whole) continue;
      if (one.method != "keystore" && one.offset + one.length > end) {
        start = one.offset;
        end = one.offset + one.length;
      }
      kept.push_back(std::move(one));
    }
    return kept;
  }

 private:
  Materials all_;
};

void read_blocks(Bytes bytes, std::uint64_t from, Catch& found) {
  const auto text = as_text(bytes);
  for (auto at = text.find(kBegin, from); at != std::string_view::npos && !found.full();) {
    auto next = at + kBegin.size();
    if (const auto armour = read_armour(text.substr(at))) {
      found.add(read_block(*armour), at, armour->length, "pem");
      next = at + armour->length;
    }
    at = text.find(kBegin, next);
  }
}

/// The DER structures that begin in the bytes before `at` and reach over it.
void read_around(Bytes bytes, std::uint64_t at, Catch& found) {
  const auto begin = at - std::min(at, kLookBack);
  for (auto start = begin; start < at && !found.full(); ++start) {
    if (bytes[start] != tag::kSequence) continue;
    const auto rest = bytes.subspan(start, std::min(kLongestEmbedded, bytes.size() - start));
    const auto element = first_element(rest);
    if (element.whole.size() <= at - start) continue;
    auto materials = examine(element);
    if (materials.empty()) continue;
    found.add(std::move(materials), start, element.whole.size(), "der");
    return;
  }
}

/// An RSA key in PKCS#1 form has no object identifier: found by its public exponent 65537, which
/// stands behind the modulus.
void read_behind_modulus(Bytes bytes, std::uint64_t exponent, Catch& found) {
  constexpr std::uint64_t kLongestModulus = 1040, kHeaders = 16;
  const auto begin = exponent - std::min(exponent, kLongestModulus + kHeaders);
  for (auto start = begin; start + 64 < exponent; ++start) {
    if (bytes[start] != tag::kSequence || bytes[start + 1] < 0x81 || bytes[start + 1] > 0x82)
      continue;
    const auto element = first_element(bytes.subspan(start));
    if (element.whole.size() <= exponent - start) continue;
    auto materials = examine(element);
    if (materials.empty()) continue;
    found.add(std::move(materials), start, element.whole.size(), "der");
    return;
  }
}

/// "PrivateKey = <44 characters of base64>" of a WireGuard tunnel.
Materials wireguard_key(const Hit& hit) {
  Material material;
  material.subject = "WireGuard private key";
  material.secret = true;
  material.purposes = {Purpose::key_agreement};
  material.parameters = {
      {"form", "wg-quick"}, {"type", "X25519"}, {"bits", 253}, {"encrypted", false}};
  material.length = hit.length;
  return {material};
}

/// The term of signatures/keys that led here; none where the blob's format did.
std::string signature_of(const std::string& method) {
  constexpr std::array<std::array<std::string_view, 2>, 5> kTerms{
      {{"pem", "key-text.begin"},
       {"ssh", "key-text.line"},
       {"putty", "key-text.putty"},
       {"wireguard", "key-text.wireguard"},
       {"der", "key-der.oid"}}};
  for (const auto& [known, term] : kTerms)
    if (known == method) return std::string(term);
  return {};
}

Finding finding_of(const Material& material, const BlobView& blob) {
  Finding finding;
  finding.kind = material.kind;
  finding.subject = material.subject;
  finding.role = material.role;
  finding.strength = Strength::strong;
  finding.purposes = material.purposes;
  finding.parameters = material.parameters;
  if (!material.digest.empty()) finding.version = "sha256:" + material.digest.substr(0, 16);
  Evidence evidence;
  evidence.offset = material.offset;
  evidence.length = material.length;
  evidence.method = material.method;
  evidence.signature = signature_of(material.method);
  evidence.text = material.subject;
  const auto form = material.parameters.find("form");
  if (form != material.parameters.end() && form->second.string())
    evidence.text += " (" + *form->second.string() + ")";
  if (!material.secret)
    evidence.excerpt = detail::hex(
        detail::part(blob.bytes, material.offset, std::min<std::uint64_t>(material.length, 32)));
  detail::set_place(evidence, blob.facts);
  finding.evidence.push_back(std::move(evidence));
  finding.evidence_total = 1;
  return finding;
}

class Keys final : public Classifier {
 public:
  explicit Keys(std::span<const Signature> signatures) : signatures_(signatures) {}

  bool wants(const BlobFacts& facts) const override {
    const auto& format = facts.format;
    return facts.size <= kLargestFile &&
           (format == "der" || format == "pgp" || format == "data" || format == "keystore");
  }

  std::vector<Finding> inspect(const BlobView& blob,
                               std::span<const TermHits> hits) const override {
    if (blob.facts.klass == BlobClass::container) return {};
    Catch found;
    read_whole(blob, found);
    for (const auto& term : hits) read_hits(term, blob.bytes, found);
    std::vector<Finding> findings;
    for (const auto& material : found.without_parts())
      findings.push_back(finding_of(material, blob));
    return findings;
  }

 private:
  static void read_whole(const BlobView& blob, Catch& found) {
    const auto bytes = blob.bytes;
    const auto& format = blob.facts.format;
    if (bytes.size() < 16 || bytes.size() > kLargestFile) return;
    if (format == "der") {
      const auto element = first_element(bytes);
      found.add(examine(element), 0, element.whole.size(), "der");
    }
    if (format == "pgp") found.add(read_packets(bytes), 0, bytes.size(), "openpgp");
    if (format != "data" && format != "keystore") return;
    found.add(read_java_store(bytes), 0, bytes.size(), "der");
    if (bytes[0] == 0 && bytes[1] == 0) found.add(read_dropbear_key(bytes), 0, bytes.size(), "ssh");
  }

  void read_hits(const TermHits& term, Bytes bytes, Catch& found) const {
    const auto& id = signatures_[term.signature].terms[term.term].id;
    if (term.hits.empty()) return;
    if (id == "begin") return read_blocks(bytes, term.hits.front().offset, found);
    for (const auto& hit : term.hits) read_hit(id, hit, bytes, found);
  }

  static void read_hit(const std::string& id, const Hit& hit, Bytes bytes, Catch& found) {
    const auto text = as_text(bytes.subspan(hit.offset));
    if (id == "line") found.add(read_ssh_line(text), hit.offset, hit.length, "ssh");
    if (id == "putty") found.add(read_putty_key(text), hit.offset, hit.length, "putty");
    if (id == "openssh") {
      const auto rest = bytes.subspan(hit.offset, std::min<std::uint64_t>(text.size(), 1 << 16));
      found.add(read_openssh_key(rest), hit.offset, hit.length, "ssh");
    }
    if (id == "wireguard") found.add(wireguard_key(hit), hit.offset, hit.length, "wireguard");
    if (id == "exponent") read_behind_modulus(bytes, hit.offset, found);
    if (id.starts_with("oid")) read_around(bytes, hit.offset, found);
  }

  std::span<const Signature> signatures_;
};

}  // namespace
}  // namespace assay::keys

using assay::keys::Keys;
ASSAY_CLASSIFIER(Keys, "keys", "0.1.0")
