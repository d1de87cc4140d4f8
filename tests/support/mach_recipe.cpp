#include "support/byte_writer.h"
#include "support/object_recipes.h"

namespace assay::test {
namespace {

/// One node for each name under the root.
std::vector<std::uint8_t> export_tree(const std::vector<std::string>& names) {
  ByteWriter out;
  out.u8(0).u8(names.size());
  std::size_t end = 2;
  for (const auto& name : names) end += name.size() + 2;
  for (std::size_t i = 0; i < names.size(); ++i) out.c_string(names[i]).u8(end + 4 * i);
  for (std::size_t i = 0; i < names.size(); ++i) out.u8(2).u8(0).u8(0x10).u8(0);
  return out.take();
}

}  // namespace

std::vector<std::uint8_t> mach_bytes(const MachRecipe& recipe) {
  ByteWriter out(recipe.order);
  const unsigned word = recipe.wide ? 8 : 4;
  const std::size_t segment = recipe.wide ? 152 : 124;
  const auto named = (recipe.library.size() + 8) & ~std::size_t{7};
  const auto commands = segment + 24 + 24 + named + 24 + 16;
  out.u32(recipe.wide ? 0xfeedfacf : 0xfeedface).u32(recipe.cpu).u32(0).u32(6).u32(5).u32(commands);
  out.u32(0);
  if (recipe.wide) out.u32(0);
  const auto start = out.size();
  const auto body = start + commands;
  out.u32(recipe.wide ? 0x19 : 1).u32(segment).field("__TEXT", 16);
  for (int i = 0; i < 4; ++i) out.number(0, word);
  out.u32(5).u32(5).u32(1).u32(0).field("__text", 16).field("__TEXT", 16);
  out.number(0x1000, word).number(16, word).u32(body).u32(0).u32(0).u32(0).u32(0x80000400);
  out.u32(0).u32(0);
  if (recipe.wide) out.u32(0);
  const auto symbols = out.size();
  out.pad_to(symbols + 24);
  out.u32(0xc).u32(24 + named).u32(24).u32(0).u32(0).u32(0).field(recipe.library, named);
  out.u32(0x1b).u32(24).text("0123456789abcdef");
  const auto tree = out.size();
  out.pad_to(tree + 16).pad_to(body).field("code", 16);
  ByteWriter strings;
  strings.u8(0);
  const auto table = out.size();
  std::size_t count = 0;
  const auto symbol = [&](const std::string& name, bool defined) {
    out.u32(strings.size()).u8(defined ? 0x0f : 0x01).u8(defined).u16(0).number(0x1000, word);
    strings.c_string(name);
    ++count;
  };
  for (const auto& name : recipe.imports) symbol(name, false);
  if (!recipe.trie_only)
    for (const auto& name : recipe.exports) symbol(name, true);
  const auto names = strings.take(), branches = export_tree(recipe.exports);
  out.patch(symbols, 2, 4).patch(symbols + 4, 24, 4).patch(symbols + 8, table, 4);
  out.patch(symbols + 12, count, 4).patch(symbols + 16, out.size(), 4);
  out.patch(symbols + 20, names.size(), 4);
  out.text({reinterpret_cast<const char*>(names.data()), names.size()});
  out.patch(tree, 0x80000033, 4).patch(tree + 4, 16, 4).patch(tree + 8, out.size(), 4);
  out.patch(tree + 12, branches.size(), 4);
  return out.text({reinterpret_cast<const char*>(branches.data()), branches.size()}).take();
}

std::vector<std::uint8_t> universal_bytes(const std::vector<std::uint8_t>& first,
                                          const std::vector<std::uint8_t>& second) {
  ByteWriter out(ByteOrder::big);
  out.u32(0xcafebabe).u32(2);
  std::size_t at = 4096;
  for (const auto* slice : {&first, &second}) {
    out.u32(0).u32(0).u32(at).u32(slice->size()).u32(12);
    at += (slice->size() + 4095) & ~std::size_t{4095};
  }
  for (const auto* slice : {&first, &second})
    out.align(4096).text({reinterpret_cast<const char*>(slice->data()), slice->size()});
  return out.take();
}

}  // namespace assay::test
