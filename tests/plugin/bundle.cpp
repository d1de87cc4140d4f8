// An unpacker for a made-up container: "BNDL", then members as (name length, name, size, bytes),
// 32-bit little-endian.
#include <assay/plugin.h>

namespace {

using namespace assay;

class Bundle final : public Unpacker {
 public:
  std::string_view format() const override { return "bundle"; }
  std::vector<Magic> magics() const override { return {{0, "BNDL"}}; }
  unsigned bid(Bytes bytes) const override { return Reader(bytes).holds(0, "BNDL") ? 32 : 0; }
  void open(Bytes bytes, MemberSink& sink) const override {
    const Reader reader(bytes);
    for (std::uint64_t at = 4; at < reader.size();) {
      const auto name = reader.slice(at + 4, reader.u32(at));
      at += 4 + name.size();
      const auto content = reader.slice(at + 4, reader.u32(at));
      at += 4 + content.size();
      if (!sink.begin(as_text(name))) continue;
      sink.append(content);
      sink.end();
    }
  }
};

}  // namespace

ASSAY_UNPACKER(Bundle, "bundle", "1.0.0")
