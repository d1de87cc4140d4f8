#include "output.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iostream>

#include "data/error.h"
#include "report/report_json.h"
#include "report/report_text.h"

namespace assay::cli {
namespace {

// The form of the i-th output: said with it, or with --format, or told by the name's ending.
std::string form_of(const Options& options, std::size_t i, const std::string& file) {
  if (options.formats.size() == options.outputs.size()) return options.formats[i];
  const auto ending = std::filesystem::path(file).extension();
  if (ending == ".json") return "json";
  if (ending == ".txt" || ending == ".text") return "text";
  if (options.formats.size() == 1) return options.formats.front();
  if (file == "-") return "text";
  throw ConfigError("-o " + file + ": the name's ending tells no form; say text:" + file +
                    " or json:" + file);
}

}  // namespace

Output::Output(const Options& options) : options_(options) {
  for (std::size_t i = 0; i < options.outputs.size(); ++i) {
    const auto& output = options.outputs[i];
    const bool said = output.starts_with("text:") || output.starts_with("json:");
    const auto file = said ? output.substr(5) : output;
    targets_.push_back(
        {said ? output.substr(0, 4) : form_of(options, i, file), file == "-" ? "" : file});
  }
  if (!targets_.empty()) return;
  for (const auto& form : options.formats) targets_.push_back({form, ""});
  if (targets_.empty()) targets_.push_back({"text", ""});
}

std::string Output::draw(std::span<const Report> reports, const Target& target,
                         const Glossary& glossary) const {
  if (target.form == "json") return write_json(reports);
  const bool screen = target.file.empty();
  TextStyle style;
  style.all_findings = options_.all_findings;
  style.full = options_.full;
  style.language = options_.language;
  style.glossary = &glossary;
  style.colour = screen ? colour_wanted(options_) : options_.colour == Colour::always;
  style.width = screen ? columns(options_) : (options_.width ? options_.width : 100);
  std::string text;
  for (const auto& report : reports) {
    if (!text.empty()) text += '\n';
    text += write_text(report, style);
  }
  return text;
}

void Output::write(std::span<const Report> reports, const Glossary& glossary) const {
  for (const auto& target : targets_)
    write_file(target.file.empty() ? "-" : target.file, draw(reports, target, glossary));
}

void write_file(const std::string& file, const std::string& text) {
  if (file == "-") return print(text);
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out << text;
  if (!out.flush()) throw ConfigError(file + ": cannot be written");
}

void print(const std::string& text) {
  std::cout << text << std::flush;
  if (!std::cout) throw ConfigError("standard output: cannot be written");
}

bool colour_wanted(const Options& options) {
  if (options.colour != Colour::automatic) return options.colour == Colour::always;
  // https://no-color.org: set and not empty means no colour.
  const char* refusal = std::getenv("NO_COLOR");
  return isatty(STDOUT_FILENO) && !(refusal && *refusal);
}

unsigned columns(const Options& options) {
  if (options.width) return options.width;
  winsize size{};
  if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 20)
    return size.ws_col;
  return 100;
}

}  // namespace assay::cli
