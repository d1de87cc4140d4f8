// The plugin boundary: the two kinds of plugin, what they see, and how a shared library says what
// it is.
//
// A plugin is built against these headers with the same compiler family and the same header
// version; an ELF note in it (id, kind, version, ABI number, layout hash) is read by Assay's own
// reader before dlopen runs any of its code, and a mismatch is refused in one sentence. Loaded
// libraries are never unloaded. Every member function is const, pure and called from several
// threads at once. What a plugin throws becomes a Problem in the report. Spans passed in are valid
// during the call only.
#pragma once

#include <assay/facts.h>
#include <assay/finding.h>
#include <assay/signature.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// One blob as a classifier sees it: facts and bytes, never its path or neighbours, so that the
/// answer may be kept by digest.
struct BlobView {
  const BlobFacts& facts;
  Bytes bytes;
};

/// One distinct blob of an artefact as `relate` sees it: facts and paths, never bytes.
struct IndexedBlob {
  const BlobFacts* facts = nullptr;
  std::vector<std::string> paths;  ///< inside the artefact, joined by "!/", sorted
};

struct ArtefactIndex {
  std::span<const IndexedBlob> blobs;  ///< sorted by digest; the artefact itself is `root`
  std::span<const Finding> findings;   ///< all findings of `inspect`, sorted by id
  std::string_view root;               ///< digest of the artefact
  std::span<const std::string> links;  ///< paths of symbolic links and special files, sorted
};

/// Says what hits and facts mean.
class __attribute__((visibility("default"))) Classifier {
 public:
  virtual ~Classifier() = default;
  /// Asked for a blob without hits for this plugin: should `inspect` see it all the same?
  virtual bool wants(const BlobFacts&) const { return false; }
  virtual std::vector<Finding> inspect(const BlobView&, std::span<const TermHits>) const {
    return {};
  }
  virtual std::vector<Finding> relate(const ArtefactIndex&) const { return {}; }
};

/// Receives the members of a container, in the container's order.
class __attribute__((visibility("default"))) MemberSink {
 public:
  virtual ~MemberSink() = default;
  /// Starts a member. `name` is data, in the container's own bytes. Returns false when the member
  /// is to be skipped (a limit was met); the unpacker then goes on with the next.
  virtual bool begin(std::string_view name) = 0;
  /// Appends to the current member. Returns false when no more is wanted of it.
  virtual bool append(Bytes bytes) = 0;
  /// Ends the current member.
  virtual void end() = 0;
  /// Records something that could not be read; `name` is empty for the container as a whole.
  virtual void problem(std::string_view name, std::string_view message) = 0;
};

/// Opens one container format.
class __attribute__((visibility("default"))) Unpacker {
 public:
  virtual ~Unpacker() = default;
  struct Magic {
    std::uint64_t offset = 0;  ///< bytes from the blob's start
    std::string bytes;
  };
  /// The format's name in reports and the magics that make it worth asking for a bid.
  virtual std::string_view format() const = 0;
  virtual std::vector<Magic> magics() const = 0;
  /// How many bits of the blob's head were verified to be this format; 0 for "not mine".
  virtual unsigned bid(Bytes bytes) const = 0;
  /// Yields the members. Throws Malformed where the bytes break off or lie.
  virtual void open(Bytes bytes, MemberSink& sink) const = 0;
};

enum class PluginKind : std::uint32_t { classifier = 1, unpacker = 2 };

/// What a classifier is made from: its own part of signatures/*.json, alive as long as the program.
using ClassifierFactory = std::unique_ptr<Classifier> (*)(std::span<const Signature>);
using UnpackerFactory = std::unique_ptr<Unpacker> (*)();

/// Raised whenever what these headers mean changes without changing a layout.
inline constexpr std::uint32_t kPluginAbi = 1;

namespace detail {
constexpr std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
  return (hash ^ value) * 0x100000001b3ULL;
}
template <typename... T>
constexpr std::uint64_t layout_of() {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  ((hash = mixed(mixed(hash, sizeof(T)), alignof(T))), ...);
  hash = mixed(hash, _GLIBCXX_USE_CXX11_ABI);
  return mixed(hash, __GXX_ABI_VERSION);
}
}  // namespace detail

/// Changes whenever a struct of the boundary, or the C++ library's own, changes its shape.
inline constexpr std::uint64_t kPluginLayout =
    detail::layout_of<std::string, std::vector<int>, Value, Object, Section, Symbol, Component,
                      Slice, ObjectFile, BlobFacts, Evidence, Finding, Literal, Term, Condition,
                      Claim, Signature, Hit, TermHits, BlobView, IndexedBlob, ArtefactIndex,
                      Classifier, MemberSink, Unpacker>();

/// The ELF note's descriptor, as it lies in section .note.assay (owner "Assay", type 1).
struct PluginNote {
  std::uint32_t name_size = 6, descriptor_size = 4 + 4 + 8 + 32 + 16, type = 1;
  char owner[8] = "Assay";
  std::uint32_t abi = kPluginAbi;
  std::uint32_t kind = 0;
  std::uint32_t layout_low = static_cast<std::uint32_t>(kPluginLayout);
  std::uint32_t layout_high = static_cast<std::uint32_t>(kPluginLayout >> 32);
  char id[32] = {};
  char version[16] = {};
};

constexpr PluginNote plugin_note(PluginKind kind, std::string_view id, std::string_view version) {
  PluginNote note;
  note.kind = static_cast<std::uint32_t>(kind);
  for (std::size_t i = 0; i < id.size(); ++i) note.id[i] = id[i];
  for (std::size_t i = 0; i < version.size(); ++i) note.version[i] = version[i];
  return note;
}

}  // namespace assay

// Declares a shared library to be a plugin: one line at the end of its .cpp.
#define ASSAY_DETAIL_PLUGIN(KIND, ID, VERSION)                                             \
  extern "C" __attribute__((visibility("hidden"), used, section(".note.assay"),            \
                            aligned(4))) constexpr ::assay::PluginNote assay_plugin_note = \
      ::assay::plugin_note(::assay::PluginKind::KIND, ID, VERSION);

#define ASSAY_CLASSIFIER(CLASS, ID, VERSION)                                                      \
  ASSAY_DETAIL_PLUGIN(classifier, ID, VERSION)                                                    \
  static std::unique_ptr<::assay::Classifier> assay_make(std::span<const ::assay::Signature> s) { \
    return std::make_unique<CLASS>(s);                                                            \
  }                                                                                               \
  extern "C" __attribute__((visibility("default"), used)) const void* const assay_plugin =        \
      reinterpret_cast<const void*>(&assay_make);

#define ASSAY_UNPACKER(CLASS, ID, VERSION)                                                     \
  ASSAY_DETAIL_PLUGIN(unpacker, ID, VERSION)                                                   \
  static std::unique_ptr<::assay::Unpacker> assay_make() { return std::make_unique<CLASS>(); } \
  extern "C" __attribute__((visibility("default"), used)) const void* const assay_plugin =     \
      reinterpret_cast<const void*>(&assay_make);
