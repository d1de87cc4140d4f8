#include "stores.h"

#include <algorithm>
#include <set>

#include "certificates.h"
#include "structures.h"

namespace assay::keys {
namespace {

constexpr int kMostEntries = 256;

Material store_material(const std::string& subject, const std::string& form) {
  Material material;
  material.subject = subject;
  material.secret = true;
  material.parameters["form"] = form;
  return material;
}

/// A message of CMS is no key: it says that its format is in use.
Material message(const std::string& what, const std::string& form) {
  Material material;
  material.kind = Kind::protocol;
  material.role = Role::mentions;
  material.subject = "S/MIME";
  material.secret = true;
  material.parameters["form"] = form;
  material.parameters["content"] = List{Value(what)};
  return material;
}

/// The certificates and revocation lists of SignedData (RFC 5652 5.1).
void open_signed_data(const Element& content, Materials& found) {
  Der reader(content);
  reader.next(tag::kInteger);
  reader.next(tag::kSet);
  reader.next(tag::kSequence);
  Der certificates(reader.next(tag::kContext0));
  for (int i = 0; i < kMostEntries && !certificates.done(); ++i)
    if (auto one = read_signed(certificates.next())) found.push_back(std::move(*one));
}

struct Bags {
  int encrypted_keys = 0, plain_keys = 0, certificates = 0;
  std::set<std::string> ciphers;
};

void open_bag(const Element& bag, Bags& bags, Materials& found) {
  Der reader(bag);
  const auto sort = oid_name(reader.next(tag::kOid));
  const auto value = first_element(reader.next(tag::kContext0).content);
  if (sort == "shrouded key") {
    ++bags.encrypted_keys;
    const auto words = protection(Der(value).next(tag::kSequence));
    bags.ciphers.insert(*words.at("cipher").string());
  } else if (sort == "key") {
    ++bags.plain_keys;
    for (auto& one : examine(value)) found.push_back(std::move(one));
  } else if (sort == "certificate") {
    ++bags.certificates;
    Der certificate(value);
    certificate.next(tag::kOid);
    const auto octets = Der(certificate.next(tag::kContext0)).next(tag::kOctetString);
    if (auto one = read_signed(first_element(octets.content))) found.push_back(std::move(*one));
  }
}

/// One ContentInfo of the AuthenticatedSafe (RFC 7292 4).
void open_safe(const Element& info, Bags& bags, Materials& found) {
  Der reader(info);
  const auto sort = oid_name(reader.next(tag::kOid));
  const auto content = first_element(reader.next(tag::kContext0).content);
  if (sort == "encrypted data") {
    Der encrypted(content);
    encrypted.next(tag::kInteger);
    Der inner(encrypted.next(tag::kSequence));
    inner.next(tag::kOid);
    bags.ciphers.insert(*protection(inner.next(tag::kSequence)).at("cipher").string());
  } else if (sort == "data") {
    Der safe(first_element(content.content));
    for (int i = 0; i < kMostEntries && !safe.done(); ++i)
      open_bag(safe.next(tag::kSequence), bags, found);
  }
}

List as_list(const std::set<std::string>& words) {
  List list;
  for (const auto& word : words) list.emplace_back(word);
  return list;
}

/// JKS, JCEKS (the JDK's own) and BKS (Bouncy Castle) differ in details only: big-endian integers,
/// strings with their length before them.
class JavaStore {
 public:
  explicit JavaStore(Bytes bytes) : reader_(bytes, ByteOrder::big) {}

  Materials read() {
    const auto magic = reader_.u32(0);
    if (magic == 0xfeedfeed || magic == 0xcececece) {
      form_ = magic == 0xfeedfeed ? "JKS" : "JCEKS";
      version_ = reader_.u32(4);
      const auto count = reader_.u32(8);
      at_ = 12;
      if (version_ != 1 && version_ != 2) return {};
      for (std::uint32_t i = 0; i < count && i < kMostEntries && jks_entry(); ++i) continue;
    } else if (!bks()) {
      return {};
    }
    return result();
  }

 private:
  std::uint32_t number() { return reader_.u32((at_ += 4) - 4); }
  Bytes text() {
    const auto length = reader_.u16(at_);
    at_ += 2 + length;
    return reader_.slice(at_ - length, length);
  }
  Bytes block() {
    const auto length = number();
    at_ += length;
    return reader_.slice(at_ - length, length);
  }
  void certificate() {
    if (form_ == "BKS" || version_ == 2) text();
    const auto bytes = block();
    const auto offset = at_ - bytes.size();
    if (auto one = read_signed(first_element(bytes))) {
      one->offset = offset;
      one->length = bytes.size();
      found_.push_back(std::move(*one));
    }
  }
  void chain() {
    const auto count = number();
    for (std::uint32_t i = 0; i < count && i < kMostEntries; ++i) certificate();
  }
  bool jks_entry() {
    const auto sort = number();
    text();
    at_ += 8;
    if (sort == 1) {
      block();
      chain();
      ++keys_;
    } else if (sort == 2) {
      certificate();
    } else {
      ++keys_;  // a sealed Java object, whose end only Java knows
    }
    return sort == 1 || sort == 2;
  }
  bool bks() {
    const auto version = reader_.u32(0);
    const auto salt = reader_.u32(4);
    if ((version != 1 && version != 2) || salt < 8 || salt > 64) return false;
    const auto rounds = reader_.u32(8 + salt);
    if (rounds == 0 || rounds > 1'000'000) return false;
    form_ = "BKS";
    at_ = 12 + salt;
    for (int i = 0; i < kMostEntries; ++i) {
      const auto sort = reader_.u8(at_++);
      if (sort == 0) return true;
      if (sort > 4) return false;
      text();
      at_ += 8;
      chain();
      if (sort == 1) certificate();
      if (sort == 2) at_ += 1, text(), text();
      if (sort != 1) ++keys_;
      if (sort != 1) block();
    }
    return true;
  }
  Materials result() {
    auto store = store_material(form_ + " key store", form_);
    store.length = reader_.size();
    store.method = "keystore";
    store.parameters["keys"] = keys_;
    store.parameters["certificates"] = static_cast<std::int64_t>(found_.size());
    if (keys_ > 0) store.parameters["encrypted"] = true;
    found_.push_back(std::move(store));
    return std::move(found_);
  }

  Reader reader_;
  std::string form_;
  std::uint32_t version_ = 0;
  std::uint64_t at_ = 0;
  int keys_ = 0;
  Materials found_;
};

}  // namespace

Materials read_cms(const Element& element) {
  Der reader(element);
  const auto* known = known_oid(reader.next(tag::kOid), OidSort::content);
  const auto content = reader.next(tag::kContext0);
  if (!known || !content || !reader.done() || known->name == "data") return {};
  const bool chinese = known->hex.starts_with("2a811ccf55");
  Materials found;
  found.push_back(message(std::string(known->name), chinese ? "GM/T 0010" : "CMS (PKCS#7)"));
  if (known->name == "signed data") open_signed_data(first_element(content.content), found);
  return found;
}

Materials read_pkcs12(const Element& element) {
  Der reader(element);
  const auto version = small_value(reader.next(tag::kInteger));
  Der info(reader.next(tag::kSequence));
  const auto* sort = known_oid(info.next(tag::kOid), OidSort::content);
  const auto content = first_element(info.next(tag::kContext0).content);
  if (version != 3 || !sort || !content) return {};
  Bags bags;
  Materials found;
  Der safes(first_element(content.content));
  if (sort->name == "data")
    for (int i = 0; i < kMostEntries && !safes.done(); ++i)
      open_safe(safes.next(tag::kSequence), bags, found);
  auto store = store_material("PKCS#12 key store", "PKCS#12");
  store.parameters["encrypted_keys"] = bags.encrypted_keys;
  store.parameters["plain_keys"] = bags.plain_keys;
  store.parameters["encrypted"] = !bags.ciphers.empty();
  store.parameters["mac"] = reader.peek() == tag::kSequence;
  if (!bags.ciphers.empty()) store.parameters["ciphers"] = as_list(bags.ciphers);
  found.push_back(std::move(store));
  return found;
}

Materials read_java_store(Bytes bytes) {
  try {
    return JavaStore(bytes).read();
  } catch (const Malformed&) {
    return {};  // no store, or one cut short: what is not whole is not claimed
  }
}

}  // namespace assay::keys
