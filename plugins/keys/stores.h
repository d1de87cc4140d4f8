// Stores of several keys and certificates: CMS and PKCS#7 (RFC 5652, GM/T 0010), PKCS#12 (RFC
// 7292), and the Java key stores JKS, JCEKS and BKS. What is encrypted in them is counted; what
// lies open is reported too.
#pragma once

#include "der.h"
#include "material.h"

namespace assay::keys {

/// ContentInfo; empty where it is none.
Materials read_cms(const Element& element);
/// PFX; empty where it is none.
Materials read_pkcs12(const Element& element);
/// A Java key store that fills the blob; empty where it is none.
Materials read_java_store(Bytes bytes);

}  // namespace assay::keys
