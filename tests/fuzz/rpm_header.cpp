#include "rpm_header.h"

#include "fuzz/target.h"
#include "support/byte_writer.h"

namespace assay::fuzz {

void run(Bytes bytes) {
  try {
    packages::read_rpm_file(bytes);
  } catch (const Malformed&) {
  }
  try {
    packages::read_rpm_header(bytes, 0);
  } catch (const Malformed&) {
  }
}

std::vector<Seed> seeds() {
  test::ByteWriter out(ByteOrder::big);
  const auto header = [&] {
    out.u32(3).u32(24);
    out.u32(1000).u32(6).u32(0).u32(1).u32(1001).u32(6).u32(8).u32(1).u32(1002).u32(6).u32(16);
    out.u32(1).field("openssl", 8).field("3.0.7", 8).field("24.el9", 8);
  };
  header();
  auto bare = out.take();
  out = test::ByteWriter(ByteOrder::big);
  out.text("\xed\xab\xee\xdb").pad_to(96);
  for (int i = 0; i < 2; ++i) {
    out.text("\x8e\xad\xe8\x01").u32(0);
    header();
    out.align(8);
  }
  return {bare, out.take()};
}

}  // namespace assay::fuzz
