// The crates that a Rust program was built of, where cargo-auditable wrote them into it: a section
// ".dep-v0" with zlib-compressed JSON (https://github.com/rust-secure-code/cargo-auditable).
#pragma once

#include <assay/bytes.h>
#include <assay/facts.h>

namespace assay {

/// Adds them to the components. Nothing where there is no such section or it does not hold.
void add_rust_facts(Bytes bytes, ObjectFile& object);

}  // namespace assay
