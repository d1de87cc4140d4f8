#include "unpack/work_pool.h"

#include <algorithm>
#include <thread>
#include <utility>

namespace assay {

WorkPool::WorkPool(unsigned threads) : threads_(std::max(threads, 1U)) {}

void WorkPool::push(Task task) {
  const std::lock_guard lock(mutex_);
  containers_.push_back(std::move(task));
  changed_.notify_one();
}

bool WorkPool::offer(Task& task) {
  if (!parallel()) return false;
  const std::lock_guard lock(mutex_);
  if (visits_.size() >= std::size_t{2} * threads_) return false;
  visits_.push_back(std::move(task));
  changed_.notify_one();
  return true;
}

void WorkPool::run() {
  {
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < threads_; ++i) others.emplace_back([this] { work(); });
    work();
  }
  if (failure_) std::rethrow_exception(failure_);
}

bool WorkPool::take(Task& task, std::unique_lock<std::mutex>& lock) {
  changed_.wait(lock, [&] { return !visits_.empty() || !containers_.empty() || busy_ == 0; });
  auto& from = visits_.empty() ? containers_ : visits_;
  if (from.empty()) return false;
  task = std::move(from.back());
  from.pop_back();
  return true;
}

void WorkPool::work() {
  std::unique_lock lock(mutex_);
  Task task;
  while (take(task, lock)) {
    ++busy_;
    lock.unlock();
    std::exception_ptr failure;
    try {
      task();
    } catch (...) {
      failure = std::current_exception();
    }
    task = nullptr;  // its bytes go now, not when the next task comes
    lock.lock();
    --busy_;
    if (failure) {
      if (!failure_) failure_ = failure;
      containers_.clear();
      visits_.clear();
    }
    if (busy_ == 0) changed_.notify_all();
  }
}

}  // namespace assay
