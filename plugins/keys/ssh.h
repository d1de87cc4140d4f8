// SSH keys: OpenSSH's private file (PROTOCOL.key), public keys as lines of base64 (RFC 4253 6.6,
// as authorized_keys and known_hosts have them), dropbear's files and PuTTY's (PPK 2 and 3).
#pragma once

#include <assay/bytes.h>

#include <string_view>

#include "material.h"

namespace assay::keys {

/// The body of an OPENSSH PRIVATE KEY block, or the same bytes in a file.
Materials read_openssh_key(Bytes bytes);
/// The public key whose base64 stands at the start of `text`.
Materials read_ssh_line(std::string_view text);
/// A key in dropbear's binary form, which fills the blob.
Materials read_dropbear_key(Bytes bytes);
/// "PuTTY-User-Key-File-" stands at the start of `text`.
Materials read_putty_key(std::string_view text);

}  // namespace assay::keys
