// One run over one artefact: which blob is opened, which is visited, and by whom.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "artefact/folder.h"
#include "artefact/spool.h"
#include "unpack/budget.h"
#include "unpack/container_pass.h"
#include "unpack/graph.h"
#include "unpack/unpack.h"
#include "unpack/work_pool.h"

namespace assay {

class Engine {
 public:
  Engine(const UnpackOptions& options, const Visit& visit, unsigned threads);

  /// Nothing when the run is void: a shared limit was met in parallel (see budget.h).
  std::optional<Tree> run(const std::filesystem::path& path);

 private:
  /// A blob that is, or may be, a container.
  struct Container {
    std::uint32_t index = 0;
    BlobNode node;
    Blob blob;
    std::uint64_t level = 0;  ///< containers around it, itself included
    std::string name;         ///< for progress
  };
  using Containers = std::vector<Container>;
  struct FolderFile {
    std::optional<std::uint32_t> index;
    std::string digest, error;
  };

  std::uint32_t run_file(const std::filesystem::path& path);
  std::uint32_t run_folder(const std::filesystem::path& path);
  void read_file(const std::filesystem::path& path, const std::string& name, FolderFile& file);
  void fill_folder(std::uint32_t root, const std::vector<FolderEntry>& entries,
                   const std::vector<FolderFile>& files);

  std::uint32_t found(const Member& member, std::string_view name, std::uint64_t level,
                      Containers& later);
  void do_visit(std::uint32_t index, const BlobNode& node, const Blob& blob, std::string_view name);
  Blob kept(const Member& member);
  void hand_over(Containers& later);
  void open(const Container& container);
  bool may_open(const Container& container, Opened& opened);
  bool open_by_plugin(const Container& container, ContainerPass& pass, BlobNode& node);
  void open_by_archive(const Container& container, ContainerPass& pass, BlobNode& node);
  bool wants(std::size_t unpacker, Bytes bytes) const;
  bool any_wants(Bytes bytes) const;

  const UnpackOptions& options_;
  const Visit& visit_;
  Spool spool_;
  MemoryMeter meter_;
  Budget budget_;
  Graph graph_;
  WorkPool pool_;
  std::vector<std::vector<Unpacker::Magic>> magics_;  ///< of each unpacker
  std::atomic<std::uint64_t> done_{0};
};

}  // namespace assay
