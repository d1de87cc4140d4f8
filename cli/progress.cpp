#include "progress.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <mutex>

namespace assay::cli {
namespace {

using Clock = std::chrono::steady_clock;

unsigned terminal_columns() {
  winsize size{};
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

// Member names are percent-encoded already; what is not printable ASCII is left out of a status
// line.
std::string printable_tail(std::string_view text, std::size_t room) {
  std::string clean;
  for (const char c : text)
    if (c >= ' ' && c < 0x7f) clean += c;
  return clean.size() <= room ? clean : "…" + clean.substr(clean.size() - (room - 1));
}

std::string amount(double bytes) {
  constexpr const char* kUnits[] = {"B", "kB", "MB", "GB", "TB"};
  int unit = 0;
  while (bytes >= 1000 && unit < 4) {
    bytes /= 1000;
    ++unit;
  }
  char text[32];
  std::snprintf(text, sizeof text, unit ? "%.1f %s" : "%.0f %s", bytes, kUnits[unit]);
  return text;
}

std::string bar(double share) {
  constexpr int kCells = 20;
  const int full = static_cast<int>(share * kCells);
  std::string cells;
  for (int i = 0; i < kCells; ++i) cells += i < full ? "█" : "░";
  return cells;
}

}  // namespace

struct ProgressLine::State {
  Clock::time_point began = Clock::now();
  std::atomic<std::int64_t> next_draw{0};  ///< ticks since `began`
  std::atomic<std::uint64_t> done{0};
  std::uint64_t expected = 0;  ///< packed bytes of all artefacts so far
  std::mutex mutex;

  void draw(std::string_view member) {
    const auto elapsed = Clock::now() - began;
    auto due = next_draw.load();
    if (elapsed.count() < due) return;
    const auto next = (elapsed + std::chrono::milliseconds(100)).count();
    if (!next_draw.compare_exchange_strong(due, next)) return;  // another thread draws
    const std::lock_guard lock(mutex);
    const auto seconds = std::chrono::duration<double>(elapsed).count();
    const auto bytes = static_cast<double>(done.load());
    // How much will come out of a container is not known beforehand: the bar compares with what was
    // packed.
    const auto share = expected ? std::min(1.0, bytes / static_cast<double>(expected)) : 0.0;
    const auto head =
        bar(share) + "  " + amount(bytes) + "  " + amount(bytes / std::max(seconds, 0.1)) + "/s  ";
    const auto used = 20 + 2 + (head.size() - bar(share).size());
    const auto room = terminal_columns() > used + 4 ? terminal_columns() - used - 1 : 4;
    std::fprintf(stderr, "\r\x1b[K%s%s", head.c_str(), printable_tail(member, room).c_str());
  }
};

ProgressLine::ProgressLine(bool wanted) {
  if (wanted && isatty(STDERR_FILENO)) state_ = std::make_unique<State>();
}

ProgressLine::~ProgressLine() { clear(); }

void ProgressLine::clear() {
  if (!state_) return;
  const std::lock_guard lock(state_->mutex);
  std::fputs("\r\x1b[K", stderr);
}

Progress ProgressLine::watch(const std::string& artefact, std::uint64_t size) {
  if (!state_) return {};
  {
    const std::lock_guard lock(state_->mutex);
    state_->expected += size;
  }
  auto last = std::make_shared<std::atomic<std::uint64_t>>(0);
  return {[this, artefact, last](std::uint64_t bytes, std::string_view member) {
    const auto before = last->exchange(bytes);
    if (bytes > before) state_->done += bytes - before;
    state_->draw(artefact + (member.empty() ? "" : "!/") + std::string(member));
  }};
}

}  // namespace assay::cli
