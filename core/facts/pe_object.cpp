// PE file -> ObjectFile.
#include <string>

#include "facts/coff.h"
#include "facts/dotnet.h"
#include "facts/facts.h"
#include "facts/name_sink.h"
#include "facts/pe_layout.h"
#include "facts/pe_tables.h"

namespace assay {
namespace {

// A table that runs out of the file ends that table, not the file.
template <typename Read>
void guarded(Damage& damage, const char* what, Read&& read) {
  try {
    read();
  } catch (const Malformed&) {
    damage.add(what);
  }
}

}  // namespace

ObjectFile read_pe(Bytes bytes, std::string& damage) {
  Damage damaged("PE file");
  const auto layout = pe::read_layout(bytes, damaged);
  ObjectFile object;
  const auto architecture = pe::architecture_of(layout.machine);
  object.architecture = architecture.empty() ? "machine-" + std::to_string(layout.machine)
                                             : std::string(architecture);
  object.bits = layout.wide ? 64 : 32;
  object.type = layout.library() ? "shared" : "executable";
  object.sections = layout.sections;
  NameSink names(object, bytes.size());
  guarded(damaged, "imports", [&] { pe::read_imports(layout, names, object, damaged); });
  guarded(damaged, "exports", [&] { pe::read_exports(layout, names, object, damaged); });
  guarded(damaged, "version resource", [&] { pe::read_version(layout, object); });
  guarded(damaged, ".NET metadata", [&] { read_dotnet(layout, names, object); });
  guarded(damaged, "symbols", [&] { read_image_symbols(layout, names); });
  damage = damaged.sentence();
  return object;
}

}  // namespace assay
