// What the command line says, as plain values. The only user of CLI11 is options.cpp.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "model/limits.h"
#include "model/report.h"
#include "report/report_text.h"

namespace assay::cli {

enum class Command { scan, assess, explain, list, check, completion, context_init, context_ask };
enum class Colour { automatic, always, never };

struct Options {
  Command command = Command::scan;

  std::vector<std::filesystem::path> paths;  ///< scan: artefacts; assess, explain: reports
  std::vector<std::string> topics;           ///< explain, list: what about; completion: the shell

  std::vector<std::string> formats;  ///< on standard output, or of the outputs in their order
  std::vector<std::string> outputs;  ///< "[FORM:]FILE"; "-" is standard output
  Colour colour = Colour::automatic;
  unsigned width = 0;  ///< columns; 0: the terminal's
  bool all_findings = false;
  bool full = false;  ///< text: whole rules and quotations
  Language language = Language::en;
  bool quiet = false;

  std::string as_of;  ///< ISO date; empty: today, or the saved report's
  std::filesystem::path context;
  std::vector<std::string> settings;  ///< "key=value"
  Answer answer;                      ///< context ask: who answers, when, with which note
  std::vector<std::string> regimes;
  std::vector<std::string> gates;
  bool reclassify = false;

  unsigned jobs = 0;  ///< 0: all cores
  Limits limits;
  std::filesystem::path spool;

  std::vector<std::filesystem::path> plugins;  ///< searched besides the built-in folder
  std::filesystem::path signatures;            ///< empty: where the program finds its own
  bool cache = true;
};

/// Parses the command line. On --help, --version or a mistake it prints what is due and sets
/// `exit`.
struct Parsed {
  Options options;
  bool done = false;
  int exit = 0;
};
Parsed parse(int argc, const char* const* argv);

/// All option and command names, for shell completion: command -> words.
struct Vocable {
  std::string command;
  std::vector<std::string> words;
};
std::vector<Vocable> vocables();

}  // namespace assay::cli
