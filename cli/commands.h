// The commands. Each returns the exit code; ConfigError ends in exit 2 in main.
#pragma once

#include "options.h"

namespace assay::cli {

int run_scan(const Options& options);
int run_assess(const Options& options);
int run_explain(const Options& options);
int run_list(const Options& options);
int run_check(const Options& options);
int run_context_init(const Options& options);
int run_context_ask(const Options& options);
int run_completion(const Options& options);

}  // namespace assay::cli
