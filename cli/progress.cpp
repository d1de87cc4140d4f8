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

constexpr unsigned kCells = 20;

std::string bar(double share) {
  const auto full = static_cast<unsigned>(share * kCells);
  std::string cells;
  for (unsigned i = 0; i < kCells; ++i) cells += i < full ? "█" : "░";
  return cells;
}

}  // namespace

struct ProgressLine::State {
  Clock::time_point began = Clock::now();
  std::atomic<std::int64_t> next_draw{0};  ///< ticks since `began`
  std::atomic<std::uint64_t> done{0};
  std::atomic<std::size_t> finished{0};
  std::size_t artefacts = 1;
  std::mutex mutex;

  std::string artefacts_done() const {
    if (artefacts < 2) return {};
    const auto done_now = finished.load();
    return bar(static_cast<double>(done_now) / static_cast<double>(artefacts)) + " " +
           std::to_string(done_now) + "/" + std::to_string(artefacts) + "  ";
  }

  void draw(std::string_view member) {
    const auto elapsed = Clock::now() - began;
    auto due = next_draw.load();
    if (elapsed.count() < due) return;
    const auto next = (elapsed + std::chrono::milliseconds(100)).count();
    if (!next_draw.compare_exchange_strong(due, next)) return;  // another thread draws
    const std::lock_guard lock(mutex);
    const auto seconds = std::chrono::duration<double>(elapsed).count();
    const auto bytes = static_cast<double>(done.load());
    const auto head =
        artefacts_done() + amount(bytes) + "  " + amount(bytes / std::max(seconds, 0.1)) + "/s  ";
    // A cell of the bar is three bytes and one column; the ellipsis likewise.
    const auto used = head.size() - (artefacts > 1 ? 2 * kCells : 0);
    const auto room = terminal_columns() > used + 4 ? terminal_columns() - used - 1 : 4;
    std::fprintf(stderr, "\r\x1b[K%s%s", head.c_str(), printable_tail(member, room).c_str());
  }
};

ProgressLine::ProgressLine(bool wanted, std::size_t artefacts) {
  if (!wanted || !isatty(STDERR_FILENO)) return;
  state_ = std::make_unique<State>();
  state_->artefacts = artefacts;
}

ProgressLine::~ProgressLine() { clear(); }

void ProgressLine::clear() {
  if (!state_) return;
  const std::lock_guard lock(state_->mutex);
  std::fputs("\r\x1b[K", stderr);
}

void ProgressLine::finished() {
  if (state_) ++state_->finished;
}

Progress ProgressLine::watch(const std::string& artefact) {
  if (!state_) return {};
  auto last = std::make_shared<std::atomic<std::uint64_t>>(0);
  return {[this, artefact, last](std::uint64_t bytes, std::string_view member) {
    const auto before = last->exchange(bytes);
    if (bytes > before) state_->done += bytes - before;
    state_->draw(artefact + (member.empty() ? "" : "!/") + std::string(member));
  }};
}

}  // namespace assay::cli
