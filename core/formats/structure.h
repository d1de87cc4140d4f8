// The looks beyond a magic: what else must hold before a short or missing magic is believed. Each
// takes any bytes, reads only what is there and throws nothing.
#pragma once

#include <assay/bytes.h>

namespace assay {

bool is_gzip(Bytes bytes);            ///< RFC 1952: no reserved flag
bool is_bzip2(Bytes bytes);           ///< level digit, then a block's or the end's magic
bool is_zstd_skippable(Bytes bytes);  ///< RFC 8878, 3.1.2, a real frame behind it
bool is_lz4_legacy(Bytes bytes);      ///< a first block of plausible size
bool is_lzip(Bytes bytes);            ///< version 0 or 1, a coded dictionary size
bool is_compress(Bytes bytes);        ///< 9 to 16 bits
bool is_lzma_alone(Bytes bytes);  ///< plausible properties, dictionary size and uncompressed size
bool is_zlib(Bytes bytes);        ///< RFC 1950 header check and a deflate block type
bool is_text_cpio(Bytes bytes);   ///< digits where the header wants digits
bool is_binary_cpio(Bytes bytes);
bool is_tar(Bytes bytes);  ///< the header checksum holds (POSIX.1-1988 ustar and older)
bool is_lha(Bytes bytes);
bool is_uu(Bytes bytes);     ///< "begin MODE NAME" and a full first line
bool is_jffs2(Bytes bytes);  ///< a known node type
bool is_ext(Bytes bytes);    ///< the superblock's own fields agree
bool is_pe(Bytes bytes);
bool is_coff(Bytes bytes);  ///< a known machine, and section headers and symbols that fit
bool is_dos_exe(Bytes bytes);
bool is_fat_mach_o(Bytes bytes);  ///< few architectures, where a Java class has a version
bool is_python_bytecode(Bytes bytes);
bool is_riff(Bytes bytes);
bool is_bmp(Bytes bytes);
bool is_ico(Bytes bytes);
bool is_sfnt(Bytes bytes);
bool is_terminfo(Bytes bytes);
bool is_pgp(Bytes bytes);  ///< RFC 4880, 4.2: a key, signature or message packet whose length fits
bool is_der(Bytes bytes);  ///< X.690: one SEQUENCE that fills the bytes
bool is_script(Bytes bytes);  ///< an interpreter in the first line; archives may follow
bool is_text(Bytes bytes);  ///< no NUL and hardly a control byte in the head; or UTF-16 with a mark

}  // namespace assay
