#include "unpack/container_pass.h"

#include <algorithm>
#include <array>
#include <utility>

#include "formats/package_format.h"

namespace assay {
namespace {

constexpr std::size_t kMostProblems = 100;  // of one container; the rest is counted
constexpr std::array<std::uint8_t, 65536> kZeros{};

std::string number(std::uint64_t value) { return std::to_string(value); }

}  // namespace

ContainerPass::ContainerPass(const Setting& setting, const Blob& container, Found found)
    : setting_(setting),
      container_(container),
      found_(std::move(found)),
      writer_(container, setting.spool, setting.meter, setting.limits.memory_member_bytes) {}

bool ContainerPass::pass() {
  if (stopped_ || setting_.budget.is_void()) return false;
  if (setting_.budget.take_member()) return true;
  return stop("the limit of " + number(setting_.limits.members) +
              " members in the whole artefact was met; the members that follow were not read");
}

bool ContainerPass::begin(std::string_view name) {
  end();
  if (!pass()) return false;
  in_member_ = true;
  plain_name_ = member_name(name);
  name_ = names_.add(name);
  return true;
}

void ContainerPass::expect(std::uint64_t size) {
  expected_ = size;
  writer_.expect(size);
}

bool ContainerPass::stop(std::string message) {
  if (!stopped_) add_problem(in_member_ ? name_ : "", std::move(message));
  stopped_ = true;
  return false;
}

bool ContainerPass::within_limits(std::uint64_t coming) {
  if (stopped_ || setting_.budget.is_void()) return false;
  const auto& limits = setting_.limits;
  bytes_out_ += coming;
  if (!setting_.budget.take_bytes(coming))
    return stop("the limit of " + number(limits.unpacked_bytes) +
                " unpacked bytes in the whole artefact was met; what follows was not read");
  const auto read = tells_position_ ? bytes_in_ : container_.size();
  if (bytes_out_ > limits.ratio_floor && bytes_out_ / limits.ratio > read)
    return stop("the container yields more than " + number(limits.ratio) +
                " times the bytes it takes, the limit of --max-ratio; what follows was not read");
  return true;
}

void ContainerPass::cut(std::string message) {
  if (!cut_) add_problem(name_, std::move(message));
  cut_ = true;
}

void ContainerPass::keep(Bytes bytes) {
  const auto room = setting_.limits.member_bytes - writer_.size();
  try {
    if (!cut_) writer_.append(bytes.first(std::min<std::uint64_t>(bytes.size(), room)));
  } catch (const SpoolFull& full) {
    if (!setting_.budget.overrun()) cut(std::string(full.what()) + "; the rest was not read");
  }
  if (bytes.size() > room)
    cut("the limit of " + number(setting_.limits.member_bytes) +
        " bytes in one member was met; the rest was not read");
}

// Called as a member begins and before each of its pieces, so only what members took is counted.
void ContainerPass::consumed(std::uint64_t position) {
  if (tells_position_ && position > position_ && writer_.size() + expected_ != 0)
    bytes_in_ += position - position_;
  tells_position_ = true;
  position_ = position;
}

bool ContainerPass::is_stored(Bytes bytes) const {
  const auto whole = container_.bytes();
  const std::less_equal<const std::uint8_t*> before;
  return before(whole.data(), bytes.data()) &&
         before(bytes.data() + bytes.size(), whole.data() + whole.size());
}

bool ContainerPass::append(Bytes bytes) {
  if (is_stored(bytes)) bytes_in_ += bytes.size();
  if (!in_member_ || !within_limits(bytes.size())) return false;
  keep(bytes);
  return true;
}

bool ContainerPass::hole(std::uint64_t length) {
  while (length != 0) {
    const auto piece = std::min<std::uint64_t>(length, kZeros.size());
    if (!append(Bytes(kZeros).first(piece))) return false;
    length -= piece;
  }
  return true;
}

void ContainerPass::end() {
  if (!in_member_) return;
  in_member_ = false;
  if (expected_ > writer_.size()) opened_.unread_bytes += expected_ - writer_.size();
  const auto member = writer_.finish();
  if (!setting_.budget.is_void()) {
    edges_[plain_name_] = opened_.members.size();
    opened_.members.push_back({0, found_(member, name_), name_, member.offset, member.length});
  }
  cut_ = false;
  expected_ = 0;
}

void ContainerPass::problem(std::string_view name, std::string_view message) {
  // The member may be the current one, under its number among others of the same name.
  std::string member = name.empty() ? "" : in_member_ ? name_ : member_name(name);
  add_problem(std::move(member), printable(message));
}

void ContainerPass::add_problem(std::string member, std::string message) {
  if (opened_.problems.size() < kMostProblems)
    opened_.problems.push_back({std::move(member), plugin_, std::move(message), true});
  else
    ++problems_beyond_;
}

void ContainerPass::link(std::string_view name) { opened_.links.push_back(names_.add(name)); }

void ContainerPass::hard_link(std::string_view name, std::string_view target) {
  const auto source = edges_.find(member_name(target));
  if (source == edges_.end()) {
    link(name);
    return;
  }
  const auto& original = opened_.members[source->second];
  const auto plain = member_name(name);
  const auto own = edges_.find(plain);
  if (own == edges_.end()) {
    auto copy = original;
    copy.name = names_.add(name);
    edges_[plain] = opened_.members.size();
    opened_.members.push_back(std::move(copy));
  } else if (own->second != source->second) {
    auto& first = opened_.members[own->second];
    first.child = original.child;
    first.offset = original.offset;
    first.length = original.length;
  }
}

void ContainerPass::encrypted(std::string_view name, std::uint64_t size) {
  ++encrypted_members_;
  opened_.encrypted_bytes += size;
  add_problem(names_.add(name), "is encrypted; its " + number(size) + " bytes were not seen");
}

std::string ContainerPass::refined(const std::string& format) const {
  const auto& members = opened_.members;
  const auto some = [&](const auto& test) {
    return std::any_of(members.begin(), members.end(),
                       [&](const auto& edge) { return test(std::string_view(edge.name)); });
  };
  return refine_format(
      format, [&](std::string_view wanted) { return edges_.contains(std::string(wanted)); },
      [&](std::string_view part) {
        return some([&](std::string_view name) {
          return part.ends_with('/') ? name.starts_with(part) : name.ends_with(part);
        });
      });
}

Opened ContainerPass::take() {
  end();
  if (problems_beyond_ != 0)
    opened_.problems.push_back(
        {"", plugin_, "has " + number(problems_beyond_) + " more problems like these", true});
  return std::move(opened_);
}

}  // namespace assay
