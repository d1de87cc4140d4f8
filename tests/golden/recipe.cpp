#include "golden/recipe.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "data/node.h"

namespace assay::test {
namespace {

void demand(int status, archive* writer) {
  if (status < ARCHIVE_OK) throw std::runtime_error(archive_error_string(writer));
}

std::string table(const Node& recipe, const Catalogue& catalogue) {
  const auto wanted = recipe.at("table").string();
  const auto layout = recipe.at("layout").string();
  for (const auto& signature : catalogue.all())
    for (const auto& term : signature.terms)
      for (const auto& literal : term.literals)
        if (signature.id + "." + term.id == wanted && literal.layout == layout)
          return "\x7fnothing\x01\x02" + std::string(literal.bytes.begin(), literal.bytes.end()) +
                 std::string("\x03 end");
  recipe.fail("no signature has this table in this layout");
}

void choose(archive* writer, const Node& recipe) {
  const auto format = recipe.at("archive").string(), filter = recipe.string_or("filter", "");
  demand(format == "tar"    ? archive_write_set_format_ustar(writer)
         : format == "zip"  ? archive_write_set_format_zip(writer)
         : format == "cpio" ? archive_write_set_format_cpio_newc(writer)
                            : archive_write_set_format_ar_svr4(writer),
         writer);
  if (!filter.empty()) demand(archive_write_add_filter_by_name(writer, filter.c_str()), writer);
  if (filter == "gzip") demand(archive_write_set_options(writer, "gzip:!timestamp"), writer);
  demand(archive_write_set_bytes_in_last_block(writer, 1), writer);
}

std::string packed(const Node& recipe, const Catalogue& catalogue) {
  std::string out(64 << 20, '\0');
  std::size_t used = 0;
  const std::unique_ptr<archive, decltype(&archive_write_free)> writer(archive_write_new(),
                                                                       archive_write_free);
  choose(writer.get(), recipe);
  demand(archive_write_open_memory(writer.get(), out.data(), out.size(), &used), writer.get());
  for (const auto& member : recipe.at("members").list()) {
    const auto content = build(member.value(), catalogue);
    const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(),
                                                                              archive_entry_free);
    archive_entry_set_pathname(entry.get(), member.at("name").string().c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_mtime(entry.get(), 0, 0);
    demand(archive_write_header(writer.get(), entry.get()), writer.get());
    archive_write_data(writer.get(), content.data(), content.size());
  }
  demand(archive_write_close(writer.get()), writer.get());
  out.resize(used);
  return out;
}

std::string from_hex(const std::string& hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
  return bytes;
}

}  // namespace

std::string build(const Value& value, const Catalogue& catalogue) {
  static const std::string kFile = "make.json";
  const Node recipe(value, kFile);
  std::string bytes;
  if (recipe.has("archive"))
    bytes = packed(recipe, catalogue);
  else if (recipe.has("table"))
    bytes = table(recipe, catalogue);
  else if (recipe.has("hex"))
    bytes = from_hex(recipe.at("hex").string());
  else
    bytes = recipe.at("text").string();
  if (const auto cut = recipe.find("cut")) bytes.resize(static_cast<std::size_t>(cut->integer()));
  return bytes;
}

}  // namespace assay::test
