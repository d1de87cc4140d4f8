// Java class file -> ObjectFile (The Java Virtual Machine Specification, chapter 4): its own name,
// the classes it refers to and the methods of them that it calls.
#include <array>
#include <string>
#include <vector>

#include "facts/facts.h"
#include "facts/name_sink.h"

namespace assay {
namespace {

enum Tag : std::uint8_t {
  kText = 1,
  kLong = 5,
  kDouble = 6,
  kClass = 7,
  kMethod = 10,
  kInterfaceMethod = 11,
  kNameAndType = 12
};

/// Bytes behind the tag, by tag; 0 for a tag that does not exist. Text has its own length besides.
constexpr std::array<std::uint8_t, 21> kSizes = {0, 2, 0, 4, 4, 8, 8, 2, 2, 4, 4,
                                                 4, 4, 0, 0, 3, 2, 4, 4, 2, 2};

class ConstantPool {
 public:
  explicit ConstantPool(const Reader& reader) : reader_(reader), places_(reader.u16(8)) {
    std::uint64_t at = 10;
    for (std::size_t i = 1; i < places_.size(); ++i) {
      const auto tag = reader.u8(at);
      if (tag >= kSizes.size() || kSizes[tag] == 0) throw Malformed("unknown constant");
      places_[i] = static_cast<std::uint32_t>(at);
      at += 1 + std::uint64_t{kSizes[tag]} + (tag == kText ? reader.u16(at + 1) : 0);
      if (tag == kLong || tag == kDouble) ++i;
    }
    end_ = at;
  }

  std::size_t size() const { return places_.size(); }
  std::uint64_t end() const { return end_; }
  std::uint8_t tag(std::size_t i) const { return places_[i] ? reader_.u8(places_[i]) : 0; }

  /// The second 16-bit field of a constant of this kind, or the first.
  std::uint16_t field(std::size_t i, std::uint8_t wanted, unsigned number) const {
    if (i >= places_.size() || tag(i) != wanted) return 0;
    return reader_.u16(places_[i] + 1 + 2 * number);
  }
  std::string_view text(std::size_t i) const {
    if (i >= places_.size() || tag(i) != kText) return {};
    return as_text(reader_.slice(places_[i] + 3, reader_.u16(places_[i] + 1)));
  }
  /// The class's name; the element's for an array of classes; empty for an array of numbers.
  std::string_view class_name(std::size_t i) const {
    auto name = text(field(i, kClass, 0));
    if (!name.starts_with('[')) return name;
    name.remove_prefix(name.find_first_not_of('[') == std::string_view::npos
                           ? name.size()
                           : name.find_first_not_of('['));
    if (name.size() < 3 || name.front() != 'L' || name.back() != ';') return {};
    return name.substr(1, name.size() - 2);
  }

 private:
  const Reader& reader_;
  std::vector<std::uint32_t> places_;
  std::uint64_t end_ = 0;
};

}  // namespace

ObjectFile read_java_class(Bytes bytes, std::string& damage) {
  damage.clear();
  const Reader r(bytes, ByteOrder::big);
  if (r.u32(0) != 0xcafebabe) throw Malformed("no class file magic");
  const ConstantPool pool(r);
  ObjectFile object;
  object.architecture = "jvm";
  object.order = ByteOrder::big;
  object.type = "bytecode";
  const auto own = pool.class_name(r.u16(pool.end() + 2));
  object.soname = own;
  NameSink names(object, bytes.size());
  for (std::size_t i = 1; i < pool.size(); ++i) {
    const auto tag = pool.tag(i);
    if (tag == kClass) {
      const auto name = pool.class_name(i);
      if (name != own && !names.import(name)) break;
    } else if (tag == kMethod || tag == kInterfaceMethod) {
      const auto owner = pool.class_name(pool.field(i, tag, 0));
      const auto member = pool.text(pool.field(pool.field(i, tag, 1), kNameAndType, 0));
      if (owner.empty() || owner == own || member.empty() || owner.starts_with("java/lang/"))
        continue;
      std::string whole;
      whole.reserve(owner.size() + 1 + member.size());
      whole.append(owner).append(1, '.').append(member);
      if (!names.import_composed(std::move(whole))) break;
    }
  }
  return object;
}

}  // namespace assay
