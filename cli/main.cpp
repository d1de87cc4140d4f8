#include <cstdio>
#include <exception>

#include "commands.h"
#include "data/error.h"
#include "options.h"

namespace {

int run(const assay::cli::Options& options) {
  using assay::cli::Command;
  switch (options.command) {
    case Command::scan:
      return run_scan(options);
    case Command::assess:
      return run_assess(options);
    case Command::explain:
      return run_explain(options);
    case Command::list:
      return run_list(options);
    case Command::check:
      return run_check(options);
    case Command::context_init:
      return run_context_init(options);
    case Command::context_ask:
      return run_context_ask(options);
    case Command::completion:
      return run_completion(options);
  }
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const auto parsed = assay::cli::parse(argc, argv);
    return parsed.done ? parsed.exit : run(parsed.options);
  } catch (const assay::ConfigError& why) {
    std::fprintf(stderr, "assay: %s\n", why.what());
    return 2;
  }
}
