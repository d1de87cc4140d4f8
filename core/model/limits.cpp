#include "model/limits.h"

namespace assay {
namespace {
Value number(std::uint64_t value) { return static_cast<std::int64_t>(value); }
}  // namespace

Value to_value(const Limits& limits) {
  return Object{{"depth", number(limits.depth)},
                {"members", number(limits.members)},
                {"unpacked_bytes", number(limits.unpacked_bytes)},
                {"member_bytes", number(limits.member_bytes)},
                {"ratio", number(limits.ratio)},
                {"ratio_floor", number(limits.ratio_floor)},
                {"hits_per_term", number(limits.hits_per_term)},
                {"memory_member_bytes", number(limits.memory_member_bytes)},
                {"spool_bytes", number(limits.spool_bytes)},
                {"max_opaque_bytes", number(limits.max_opaque_bytes)},
                {"max_opaque_percent", number(limits.max_opaque_percent)}};
}

}  // namespace assay
