// One pass over one container: takes the members as the archive reader or an unpacker plugin yields
// them, keeps them within the limits and names what was not seen.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "formats/archive.h"
#include "unpack/budget.h"
#include "unpack/graph.h"
#include "unpack/member_writer.h"
#include "unpack/name_book.h"

namespace assay {

class ContainerPass : public ArchiveSink {
 public:
  /// Called for each member when it is complete; returns its index in the graph.
  using Found = std::function<std::uint32_t(const Member& member, std::string_view name)>;

  struct Setting {
    const Limits& limits;
    Budget& budget;
    Spool& spool;
    const MemoryMeter& meter;
  };

  ContainerPass(const Setting& setting, const Blob& container, Found found);

  bool begin(std::string_view name) override;
  void expect(std::uint64_t size) override;
  bool append(Bytes bytes) override;
  void consumed(std::uint64_t position) override;
  bool hole(std::uint64_t length) override;
  void end() override;
  void problem(std::string_view name, std::string_view message) override;
  void link(std::string_view name) override;
  void hard_link(std::string_view name, std::string_view target) override;
  void encrypted(std::string_view name, std::uint64_t size) override;
  bool pass() override;

  /// Names the plugin that speaks in problems.
  void speak_for(std::string_view plugin) { plugin_ = plugin; }
  std::uint64_t members_seen() const { return opened_.members.size(); }
  bool all_encrypted() const { return opened_.members.empty() && encrypted_members_ != 0; }
  /// What was said does not hold: the bytes are no container.
  void forget_problems() { opened_.problems.clear(); }
  /// What format the container is by its members' names, `format` by its bytes.
  std::string refined(const std::string& format) const;
  /// Ends the pass. Once.
  Opened take();

 private:
  bool stop(std::string message);
  bool within_limits(std::uint64_t coming);
  bool is_stored(Bytes bytes) const;
  void keep(Bytes bytes);
  void cut(std::string message);
  void add_problem(std::string member, std::string message);

  const Setting setting_;
  Blob container_;
  Found found_;
  MemberWriter writer_;
  NameBook names_;
  Opened opened_;
  std::unordered_map<std::string, std::size_t> edges_;  ///< by plain encoded name: place in members
  std::string plugin_;
  std::uint64_t bytes_out_ = 0, bytes_in_ = 0, position_ = 0;
  bool tells_position_ = false;  ///< else the container counts as read in full
  std::uint64_t encrypted_members_ = 0, problems_beyond_ = 0;
  bool stopped_ = false;

  // The current member.
  bool in_member_ = false, cut_ = false;
  std::string name_, plain_name_;
  std::uint64_t expected_ = 0;
};

}  // namespace assay
