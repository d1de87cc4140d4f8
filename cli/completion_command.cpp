#include <string>

#include "commands.h"
#include "output.h"

namespace assay::cli {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::string command_names() {
  std::vector<std::string> names;
  for (const auto& vocable : vocables()) names.push_back(vocable.command);
  return joined(names);
}

std::string bash() {
  std::string text =
      "# bash completion for assay\n"
      "_assay() {\n"
      "  local word=\"${COMP_WORDS[COMP_CWORD]}\"\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
      "    COMPREPLY=($(compgen -W \"" +
      command_names() +
      " --help --version\" -- \"$word\"))\n"
      "    return\n"
      "  fi\n"
      "  case \"${COMP_WORDS[1]}\" in\n";
  for (const auto& vocable : vocables())
    text += "    " + vocable.command + ") COMPREPLY=($(compgen -W \"" + joined(vocable.words) +
            "\" -- \"$word\")) ;;\n";
  text +=
      "  esac\n"
      "  case \"$word\" in -*) ;; *) COMPREPLY+=($(compgen -f -- \"$word\")) ;; esac\n"
      "}\n"
      "complete -o filenames -F _assay assay\n";
  return text;
}

std::string zsh() {
  std::string text = "#compdef assay\n_assay() {\n  if (( CURRENT == 2 )); then compadd " +
                     command_names() + "; return; fi\n  case $words[2] in\n";
  for (const auto& vocable : vocables())
    text += "    " + vocable.command + ") compadd -- " + joined(vocable.words) + " ;;\n";
  return text + "  esac\n  _files\n}\n_assay \"$@\"\n";
}

std::string fish() {
  std::string text = "# fish completion for assay\n";
  for (const auto& vocable : vocables()) {
    text += "complete -c assay -n __fish_use_subcommand -f -a " + vocable.command + "\n";
    for (const auto& word : vocable.words)
      text += "complete -c assay -n '__fish_seen_subcommand_from " + vocable.command + "' " +
              (word.starts_with("--") ? "-l " + word.substr(2) : "-a " + word) + "\n";
  }
  return text;
}

}  // namespace

int run_completion(const Options& options) {
  const auto& shell = options.topics.front();
  print(shell == "bash" ? bash() : shell == "zsh" ? zsh() : fish());
  return 0;
}

}  // namespace assay::cli
