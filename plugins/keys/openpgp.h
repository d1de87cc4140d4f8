// OpenPGP packets (RFC 4880, RFC 9580): keys with their user, and messages that are encrypted.
#pragma once

#include <assay/bytes.h>

#include "material.h"

namespace assay::keys {

/// All keys and messages in a run of packets that fills `bytes`; empty where it is none.
Materials read_packets(Bytes bytes);

}  // namespace assay::keys
