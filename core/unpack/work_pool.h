// The threads that unpack: containers wait to be opened, blobs to be visited. Visits come first and
// the container found last before the others, so that little waits in memory.
#pragma once

#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <vector>

namespace assay {

class WorkPool {
 public:
  using Task = std::function<void()>;

  explicit WorkPool(unsigned threads);

  /// A container to open, or anything large. From any thread.
  void push(Task task);
  /// A blob to visit. Returns false, and takes nothing, when enough visits wait already or there is
  /// but one thread: the caller then does it itself, while the bytes are hot.
  bool offer(Task& task);
  /// Works in this thread and threads - 1 others until nothing is left. Rethrows the first
  /// exception of a task; the tasks that waited are then dropped.
  void run();

  bool parallel() const { return threads_ > 1; }

 private:
  void work();
  bool take(Task& task, std::unique_lock<std::mutex>& lock);

  unsigned threads_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Task> containers_, visits_;
  unsigned busy_ = 0;
  std::exception_ptr failure_;
};

}  // namespace assay
