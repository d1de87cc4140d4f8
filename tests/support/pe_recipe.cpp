#include "support/byte_writer.h"
#include "support/object_recipes.h"

namespace assay::test {
namespace {

// One section holds all tables; it lies at kFile in the file and at kAddress in memory.
constexpr std::uint32_t kFile = 0x400, kAddress = 0x1000;

class TableSection {
 public:
  explicit TableSection(bool wide) : wide_(wide) {}
  std::uint32_t here() const { return static_cast<std::uint32_t>(kAddress + out_.size()); }
  ByteWriter& out() { return out_; }

  std::uint32_t text(const std::string& value) {
    const auto at = here();
    out_.c_string(value).align(2);
    return at;
  }
  /// A list of (hint, name), ended by zero.
  std::uint32_t thunks(const std::vector<std::string>& names) {
    std::vector<std::uint32_t> places;
    for (const auto& name : names) {
      places.push_back(here());
      out_.u16(0).c_string(name).align(2);
    }
    out_.align(8);
    const auto at = here();
    for (const auto place : places) out_.number(place, wide_ ? 8 : 4);
    out_.number(0, wide_ ? 8 : 4);
    return at;
  }

 private:
  bool wide_;
  ByteWriter out_;
};

std::uint32_t add_imports(TableSection& tables, const PeRecipe& recipe) {
  const auto name = tables.text(recipe.library);
  const auto thunks = tables.thunks(recipe.imports);
  const auto at = tables.here();
  tables.out().u32(thunks).u32(0).u32(0).u32(name).u32(thunks).pad_to(at - kAddress + 40);
  return at;
}

std::uint32_t add_delayed(TableSection& tables, const PeRecipe& recipe) {
  const auto name = tables.text(recipe.delayed);
  const auto thunks = tables.thunks({"CryptMsgOpenToDecode"});
  const auto at = tables.here();
  tables.out().u32(1).u32(name).u32(0).u32(0).u32(thunks).pad_to(at - kAddress + 64);
  return at;
}

std::uint32_t add_exports(TableSection& tables, const PeRecipe& recipe) {
  const auto own = tables.text(recipe.own_name);
  std::vector<std::uint32_t> names;
  for (const auto& name : recipe.exports) names.push_back(tables.text(name));
  tables.out().align(4);
  const auto functions = tables.here();
  for (std::size_t i = 0; i < names.size(); ++i) tables.out().u32(kAddress + i);
  const auto list = tables.here();
  for (const auto name : names) tables.out().u32(name);
  const auto ordinals = tables.here();
  for (std::size_t i = 0; i < names.size(); ++i) tables.out().u16(i);
  tables.out().align(4);
  const auto at = tables.here();
  tables.out().u32(0).u32(0).u32(0).u32(own).u32(1).u32(names.size()).u32(names.size());
  tables.out().u32(functions).u32(list).u32(ordinals);
  return at;
}

void wide_text(ByteWriter& out, const std::string& text) {
  for (const char letter : text) out.u16(static_cast<unsigned char>(letter));
  out.u16(0).align(4);
}

std::vector<std::uint8_t> version_block(const std::string& version) {
  ByteWriter out;
  const auto open = [&](const std::string& key, bool is_text) {
    const auto at = out.size();
    out.u16(0).u16(0).u16(is_text ? 1 : 0);
    wide_text(out, key);
    return at;
  };
  const auto root = open("VS_VERSION_INFO", false), info = open("StringFileInfo", true);
  const auto table = open("040904b0", true), line = open("FileVersion", true);
  wide_text(out, version);
  for (const auto at : {root, info, table, line}) out.patch(at, out.size() - at, 2);
  return out.take();
}

std::uint32_t add_resources(TableSection& tables, const PeRecipe& recipe) {
  const auto block = version_block(recipe.file_version);
  const auto data = tables.text({reinterpret_cast<const char*>(block.data()), block.size()});
  tables.out().align(4);
  const auto at = tables.here();
  auto& out = tables.out();
  const auto directory = [&](std::uint32_t id, std::uint32_t target) {
    out.u32(0).u32(0).u32(0).u16(0).u16(1).u32(id).u32(target);
  };
  directory(16, 0x80000018);
  directory(1, 0x80000030);
  directory(0x409, 0x48);
  out.u32(data).u32(block.size()).u32(0).u32(0);
  return at;
}

std::uint32_t add_clr(TableSection& tables, const PeRecipe& recipe) {
  if (recipe.clr.empty()) return 0;
  tables.out().align(4);
  const auto metadata = tables.here();
  tables.out().text({reinterpret_cast<const char*>(recipe.clr.data()), recipe.clr.size()}).align(4);
  const auto at = tables.here();
  tables.out()
      .u32(72)
      .u16(2)
      .u16(5)
      .u32(metadata)
      .u32(recipe.clr.size())
      .pad_to(at - kAddress + 72);
  return at;
}

}  // namespace

std::vector<std::uint8_t> pe_bytes(const PeRecipe& recipe) {
  TableSection tables(recipe.wide);
  std::vector<std::uint32_t> directories(16);
  directories[1] = add_imports(tables, recipe);
  directories[13] = add_delayed(tables, recipe);
  directories[0] = add_exports(tables, recipe);
  directories[2] = add_resources(tables, recipe);
  directories[14] = add_clr(tables, recipe);
  const auto contents = tables.out().align(512).take();
  ByteWriter out;
  out.text("MZ").pad_to(60).u32(64).text(std::string_view("PE\0\0", 4));
  const auto optional = recipe.wide ? 240 : 224;
  out.u16(recipe.machine).u16(2).u32(0).u32(0).u32(0).u16(optional).u16(0x2022);
  const auto start = out.size();
  out.u16(recipe.wide ? 0x20b : 0x10b).pad_to(start + (recipe.wide ? 24 : 28));
  out.number(0x400000, recipe.wide ? 8 : 4).pad_to(start + 60).u32(kFile);
  out.pad_to(start + (recipe.wide ? 108 : 92)).u32(16);
  for (const auto directory : directories) out.u32(directory).u32(directory ? 64 : 0);
  const auto section = [&](const char* name, std::size_t address, std::size_t size,
                           std::size_t offset, std::uint32_t flags) {
    out.field(name, 8).u32(size).u32(address).u32(size).u32(offset).u32(0).u32(0).u32(0).u32(flags);
  };
  section(".rdata", kAddress, contents.size(), kFile, 0x40000040);
  section(".data", kAddress + 0x100000, recipe.data.size(), kFile + contents.size(), 0xc0000040);
  out.pad_to(kFile).text({reinterpret_cast<const char*>(contents.data()), contents.size()});
  out.text({reinterpret_cast<const char*>(recipe.data.data()), recipe.data.size()});
  return out.take();
}

std::vector<std::uint8_t> dotnet_metadata() {
  ByteWriter strings;
  strings.u8(0);
  const auto name = [&](const char* text) {
    const auto at = strings.size();
    strings.c_string(text);
    return at;
  };
  const auto space = name("System.Security.Cryptography"), aes = name("Aes");
  const auto create = name("Create"), own_space = name("Vendor.Vault"), box = name("Box");
  const auto assembly = name("Vendor.Vault"), other = name("System.Security");
  ByteWriter rows;
  rows.u32(0).u8(2).u8(0).u8(0).u8(1);
  rows.u64(1ULL << 1 | 1ULL << 2 | 1ULL << 10 | 1ULL << 32 | 1ULL << 35).u64(0);
  for (int i = 0; i < 5; ++i) rows.u32(1);
  rows.u16(6).u16(aes).u16(space);                                                  // TypeRef
  rows.u32(1).u16(box).u16(own_space).u16(0).u16(1).u16(1);                         // TypeDef
  rows.u16(1 << 3 | 1).u16(create).u16(0);                                          // MemberRef
  rows.u32(0x8004).u16(1).u16(2).u16(3).u16(4).u32(0).u16(0).u16(assembly).u16(0);  // Assembly
  rows.u16(4).u16(0).u16(1).u16(0).u32(0).u16(0).u16(other).u16(0).u16(0);          // AssemblyRef
  rows.align(4);
  strings.align(4);
  ByteWriter out;
  out.text("BSJB").u16(1).u16(1).u32(0).u32(12).field("v4.0.30319", 12).u16(0).u16(2);
  out.u32(0x40).u32(rows.size()).field("#~", 4);
  out.u32(0x40 + rows.size()).u32(strings.size()).field("#Strings", 12).pad_to(0x40);
  const auto a = rows.take(), b = strings.take();
  out.text({reinterpret_cast<const char*>(a.data()), a.size()});
  return out.text({reinterpret_cast<const char*>(b.data()), b.size()}).take();
}

}  // namespace assay::test
