#include "signatures/catalogue_image.h"

#include <assay/bytes.h>

#include <concepts>
#include <map>
#include <set>
#include <type_traits>
#include <variant>

namespace assay {
namespace {

template <typename T>
concept Number = std::is_arithmetic_v<T> || std::is_enum_v<T>;
template <typename T>
concept Raw = std::same_as<T, std::string> || std::same_as<T, std::vector<std::uint8_t>>;

class Writer {
 public:
  static constexpr bool kReads = false;
  template <Number T>
  void number(const T& value) {
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  std::size_t count(std::size_t size) {
    number(static_cast<std::uint32_t>(size));
    return size;
  }
  template <Raw T>
  void raw(const T& value) {
    count(value.size());
    bytes_.append(reinterpret_cast<const char*>(value.data()), value.size());
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class Loader {
 public:
  static constexpr bool kReads = true;
  explicit Loader(std::string_view bytes) : reader_(as_bytes(bytes)) {}
  template <Number T>
  void number(T& value) {
    std::memcpy(&value, next(sizeof value).data(), sizeof value);
  }
  /// Each thing counted takes a byte at least.
  std::size_t count(std::size_t) {
    std::uint32_t size = 0;
    number(size);
    reader_.slice(at_, size);
    return size;
  }
  template <Raw T>
  void raw(T& value) {
    const auto bytes = next(count(0));
    value.assign(bytes.begin(), bytes.end());
  }
  bool at_end() const { return at_ == reader_.size(); }

 private:
  Bytes next(std::size_t size) {
    const auto bytes = reader_.slice(at_, size);
    at_ += size;
    return bytes;
  }

  Reader reader_;
  std::uint64_t at_ = 0;
};

// One walk over the members for both directions. A member added to a struct and forgotten here does
// not compile.
template <typename A>
class Walk {
 public:
  explicit Walk(A& archive) : archive_(archive) {}

  template <typename... T>
  void all(T&... members) {
    (one(members), ...);
  }

 private:
  template <typename T>
  void one(T& value) {
    using Plain = std::remove_const_t<T>;
    if constexpr (Number<Plain>)
      archive_.number(value);
    else if constexpr (Raw<Plain>)
      archive_.raw(value);
    else
      parts(value);
  }

  template <typename T>
  void list(T& values) {
    const auto size = archive_.count(values.size());
    if constexpr (A::kReads) values.resize(size);
    for (auto& value : values) one(value);
  }
  template <typename T>
  void parts(std::vector<T>& values) {
    list(values);
  }
  template <typename T>
  void parts(const std::vector<T>& values) {
    list(values);
  }

  // Sets and maps: in order, so that each goes in at the end.
  template <typename T>
  requires requires { typename T::key_type; }
  void parts(T& values) {
    auto size = archive_.count(values.size());
    if constexpr (A::kReads) {
      for (; size > 0; --size) {
        typename T::key_type key;
        one(key);
        if constexpr (requires { typename T::mapped_type; }) {
          one(values.emplace_hint(values.end(), std::move(key), typename T::mapped_type())->second);
        } else {
          values.emplace_hint(values.end(), std::move(key));
        }
      }
    } else {
      for (const auto& entry : values) {
        if constexpr (requires { typename T::mapped_type; })
          all(entry.first, entry.second);
        else
          one(entry);
      }
    }
  }

  template <typename T>
  requires std::same_as<std::remove_const_t<T>, Value>
  void parts(T& value) {
    auto kind = static_cast<std::uint8_t>(value.held.index());
    archive_.number(kind);
    if constexpr (A::kReads) become<0>(value, kind);
    std::visit(
        [&](auto& held) {
          if constexpr (!std::is_same_v<std::remove_cvref_t<decltype(held)>, std::nullptr_t>)
            one(held);
        },
        value.held);
  }
  template <std::size_t I>
  static void become(Value& value, std::size_t kind) {
    if constexpr (I == std::variant_size_v<decltype(Value::held)>) {
      throw Malformed("no such kind of value");
    } else {
      if (kind != I) return become<I + 1>(value, kind);
      value.held.emplace<I>();
    }
  }

  template <typename T>
  requires std::is_aggregate_v<std::remove_const_t<T>>
  void parts(T& value) {
    using Plain = std::remove_const_t<T>;
    if constexpr (std::same_as<Plain, Literal>) {
      auto& [layout, bytes] = value;
      all(layout, bytes);
    } else if constexpr (std::same_as<Plain, Term>) {
      auto& [id, form, literals, names, at_least, where, nocase, within, distinct, without, method,
             source] = value;
      all(id, form, literals, names, at_least, where, nocase, within, distinct, without, method,
          source);
    } else if constexpr (std::same_as<Plain, Condition>) {
      auto& [op, term, count, of] = value;
      all(op, term, count, of);
    } else if constexpr (std::same_as<Plain, Claim>) {
      auto& [role, strength, when, purposes, version_term, text] = value;
      all(role, strength, when, purposes, version_term, text);
    } else if constexpr (std::same_as<Plain, Signature>) {
      auto& [id, plugin, kind, subject, title, purposes, parameters, terms, claims, extra] = value;
      all(id, plugin, kind, subject, title, purposes, parameters, terms, claims, extra);
    } else if constexpr (std::same_as<Plain, SignatureOrigin>) {
      auto& [file, pointer, source, note, references, examples] = value;
      all(file, pointer, source, note, references);
    } else if constexpr (std::same_as<Plain, Vocabulary>) {
      auto& [algorithms, curves, libraries, protocols, traits, ccis_types] = value;
      all(algorithms, curves, libraries, protocols, traits, ccis_types);
    } else {
      static_assert(std::same_as<Plain, CatalogueImage>);
      auto& [signatures, origins, vocabulary, version] = value;
      all(signatures, origins, vocabulary, version);
    }
  }

  A& archive_;
};

}  // namespace

std::string to_bytes(const CatalogueImage& image) {
  Writer writer;
  Walk(writer).all(image);
  return writer.take();
}

std::optional<CatalogueImage> catalogue_image(std::string_view bytes) {
  try {
    Loader loader(bytes);
    CatalogueImage image;
    Walk(loader).all(image);
    if (loader.at_end()) return image;
  } catch (const Malformed&) {
  }
  return std::nullopt;
}

}  // namespace assay
