#include "support/object_recipes.h"

#include "support/byte_writer.h"

namespace assay::test {
namespace {

void leb(ByteWriter& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out.u8((value & 0x7f) | 0x80);
  out.u8(value);
}
void leb_text(ByteWriter& out, std::string_view text) {
  leb(out, text.size());
  out.text(text);
}

}  // namespace

std::vector<std::uint8_t> coff_bytes(std::uint16_t machine, const std::vector<std::string>& defined,
                                     const std::vector<std::string>& undefined) {
  ByteWriter out;
  const auto count = defined.size() + undefined.size();
  out.u16(machine).u16(1).u32(0).u32(60).u32(count).u16(0).u16(0);
  out.field(".text", 8).u32(0).u32(0).u32(0).u32(0).u32(0).u32(0).u32(0).u32(0x60000020);
  ByteWriter strings;
  strings.u32(0);
  const auto symbol = [&](const std::string& name, std::uint16_t section) {
    out.u32(0).u32(strings.size()).u32(0).u16(section).u16(0x20).u8(2).u8(0);
    strings.c_string(name);
  };
  for (const auto& name : defined) symbol(name, 1);
  for (const auto& name : undefined) symbol(name, 0);
  strings.patch(0, strings.size(), 4);
  const auto table = strings.take();
  return out.text({reinterpret_cast<const char*>(table.data()), table.size()}).take();
}

std::vector<std::uint8_t> java_class_bytes(
    const std::string& own, const std::vector<std::pair<std::string, std::string>>& calls) {
  ByteWriter out(ByteOrder::big);
  out.u32(0xcafebabe).u16(0).u16(61).u16(1 + 2 + 6 * calls.size());
  const auto text = [&](const std::string& value) { out.u8(1).u16(value.size()).text(value); };
  text(own);
  out.u8(7).u16(1);
  std::uint16_t next = 3;
  for (const auto& [owner, member] : calls) {
    text(owner);
    out.u8(7).u16(next);
    text(member);
    text("()V");
    out.u8(12).u16(next + 2).u16(next + 3);
    out.u8(10).u16(next + 1).u16(next + 4);
    next = static_cast<std::uint16_t>(next + 6);
  }
  return out.u16(0x21).u16(2).u16(0).u16(0).u16(0).u16(0).u16(0).take();
}

std::vector<std::uint8_t> wasm_bytes(const std::vector<std::string>& exports,
                                     const std::vector<std::string>& functions) {
  ByteWriter out;
  out.text(std::string_view("\0asm\1\0\0\0", 8));
  const auto section = [&](unsigned id, ByteWriter& body) {
    const auto bytes = body.take();
    out.u8(id);
    leb_text(out, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  };
  ByteWriter imports, exported, names, inner;
  imports.u8(1);
  leb_text(imports, "env");
  leb_text(imports, "emscripten_memcpy");
  imports.u8(0).u8(0);
  section(2, imports);
  leb(exported, exports.size());
  for (const auto& name : exports) {
    leb_text(exported, name);
    exported.u8(0).u8(0);
  }
  section(7, exported);
  leb(inner, functions.size());
  for (std::size_t i = 0; i < functions.size(); ++i) {
    leb(inner, i);
    leb_text(inner, functions[i]);
  }
  leb_text(names, "name");
  names.u8(1);
  const auto body = inner.take();
  leb_text(names, {reinterpret_cast<const char*>(body.data()), body.size()});
  section(0, names);
  return out.take();
}

std::vector<std::uint8_t> go_build_info(const std::string& version, const std::string& modules) {
  ByteWriter out;
  out.text("\xff Go buildinf:").u8(8).u8(2).pad_to(32);
  leb_text(out, version);
  const std::string guard(16, '#');
  leb_text(out, modules.empty() ? "" : guard + modules + guard);
  return out.take();
}

std::vector<std::uint8_t> go_line_table(const std::vector<std::string>& functions) {
  ByteWriter out;
  constexpr std::size_t kNames = 72;
  out.u32(0xfffffff1).u16(0).u8(1).u8(8).u64(functions.size()).u64(0).u64(0x401000).u64(kNames);
  out.u64(0).u64(0).u64(0).u64(0);
  std::vector<std::size_t> places;
  for (const auto& name : functions) {
    places.push_back(out.size() - kNames);
    out.c_string(name);
  }
  out.align(8).patch(64, out.size(), 8);
  const auto about = 8 * functions.size() + 8;
  for (std::size_t i = 0; i < functions.size(); ++i) out.u32(16 * i).u32(about + 8 * i);
  out.u64(0);
  for (std::size_t i = 0; i < functions.size(); ++i) out.u32(16 * i).u32(places[i]);
  return out.take();
}

}  // namespace assay::test
