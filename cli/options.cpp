#include "options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

namespace assay::cli {
namespace {

constexpr const char* kExamples = R"(
Examples:
  assay scan firmware.bin
  assay scan --as-of 2019-03-01 --set roles=seller --set government_procurement=true fw.deb
  assay scan -o report.json -o text:- image.iso
  assay context ask report.json -o product.json
  assay assess report.json --context product.json --lang zh
  assay explain report.json f-0123456789abcdef
  assay explain S2.13
  assay list types
  assay signatures check

Exit codes: 0 scanned; 1 a gate of --fail-on was tripped; 2 could not run; 3 not everything could be read.
Assay is a screening aid and gives no legal advice.)";

constexpr const char* kScanExamples = R"(
Examples:
  assay scan build/release/
  assay scan -j 2 --fail-on binding --context product.json router.img
  assay scan -o reports.json -o report.txt a.deb b.rpm)";

constexpr const char* kAssessExamples = R"(
Examples:
  assay assess report.json --as-of 2018-01-20 --set roles=maker
  assay assess report.json --context product.json -o judged.json
  assay assess report.json --reclassify)";

constexpr const char* kExplainExamples = R"(
Examples:
  assay explain report.json f-0123456789abcdef     the proof of one finding, byte by byte
  assay explain CN-FILING                          an obligation
  assay explain S2.15                              a numbered fact of the law
  assay explain firewall                           a CCIS type
  assay explain AES                                an algorithm
  assay explain cn-seeds                           a regime, with the facts that make no rule)";

constexpr const char* kListExamples = R"(
Examples:
  assay list plugins
  assay list keys
  assay list --format json signatures)";

constexpr const char* kCheckExamples = R"(
Examples:
  assay signatures check
  assay signatures check ./my-signatures)";

constexpr const char* kInitExamples = R"(
Examples:
  assay context init -o product.json
  assay context init --lang both > product.json)";

constexpr const char* kAskExamples = R"(
Examples:
  assay context ask report.json -o product.json
  assay context ask --by "A. Li" --note "sales contract 12" --context product.json report.json
  assay context ask --lang zh report.json > product.json)";

constexpr const char* kCompletionExamples = R"(
Examples:
  assay completion bash > /etc/bash_completion.d/assay
  assay completion zsh > ~/.zfunc/_assay
  assay completion fish > ~/.config/fish/completions/assay.fish)";

void add_language(CLI::App& app, Options& o) {
  const std::map<std::string, Language> languages{
      {"en", Language::en}, {"zh", Language::zh}, {"both", Language::both}};
  app.add_option("--lang", o.language, "Text: English, Chinese, or each line in both (en)")
      ->transform(CLI::CheckedTransformer(languages).description(""))
      ->type_name("en|zh|both");
}

void add_style(CLI::App& app, Options& o) {
  app.add_option("--width", o.width, "Text: columns (the terminal's)")
      ->check(CLI::Range(20u, 1000u))
      ->type_name("N");
  const std::map<std::string, Colour> colours{
      {"auto", Colour::automatic}, {"always", Colour::always}, {"never", Colour::never}};
  app.add_option("--color,--colour", o.colour, "Text: colours (auto: only on a terminal)")
      ->transform(CLI::CheckedTransformer(colours).description(""))
      ->type_name("auto|always|never");
  add_language(app, o);
}

void add_format(CLI::App& app, Options& o, const char* text) {
  app.add_option("-f,--format", o.formats, text)
      ->take_all()
      ->allow_extra_args(false)
      ->check(CLI::IsMember({"text", "json"}).description(""))
      ->type_name("text|json");
}

void add_output(CLI::App& app, Options& o) {
  add_format(app, o, "Form on standard output (text), or of the -o files in their order");
  app.add_option("-o,--output", o.outputs,
                 "Write to a file instead, - for standard output; repeatable. Its form: FORM:, "
                 "--format, or "
                 "the name's ending")
      ->allow_extra_args(false)
      ->type_name("[FORM:]FILE");
  app.add_flag("--all", o.all_findings, "Text: every finding, not only the most telling");
  app.add_flag(
      "--full", o.full,
      "Text: duties with their whole rules, the paragraphs quoted, all that would change them");
  add_style(app, o);
}

void add_judgement(CLI::App& app, Options& o) {
  app.add_option("--as-of", o.as_of, "Date the law is taken at (today)")->type_name("YYYY-MM-DD");
  app.add_option("--context", o.context, "What is declared of product and parties: a JSON file")
      ->type_name("FILE");
  app.add_option("--set", o.settings, "Declare one key: see `assay list keys`")
      ->allow_extra_args(false)
      ->type_name("KEY=VALUE");
  app.add_option("--regime", o.regimes, "Only these regime packs (all)")
      ->allow_extra_args(false)
      ->type_name("ID");
  app.add_option("--fail-on", o.gates,
                 "Exit 1 when: binding (a duty binds), unknown (a duty needs an answer), "
                 "encryption (present), "
                 "component or candidate (of a CCIS type)")
      ->allow_extra_args(false)
      ->delimiter(',')
      ->check(CLI::IsMember({"binding", "unknown", "encryption", "component", "candidate"})
                  .description(""))
      ->type_name("GATE");
}

void add_data(CLI::App& app, Options& o) {
  app.add_option("--plugins", o.plugins, "Further plugin folder (also: ASSAY_PLUGIN_PATH)")
      ->allow_extra_args(false)
      ->type_name("DIR");
  app.add_option("--signatures", o.signatures, "Signature folder (the program's own)")
      ->type_name("DIR");
}

CLI::Option* add_size(CLI::App& app, const char* name, std::uint64_t& value, const char* text) {
  return app.add_option(name, value, text)
      ->transform(CLI::AsSizeValue(false).description(""))
      ->type_name("SIZE")
      ->group("Limits");
}

void add_limits(CLI::App& app, Limits& l) {
  app.add_option("--max-depth", l.depth, "Containers inside containers (16)")
      ->type_name("N")
      ->group("Limits");
  app.add_option("--max-members", l.members, "Paths in one artefact (1000000)")
      ->type_name("N")
      ->group("Limits");
  app.add_option("--max-ratio", l.ratio, "Bytes out per byte in (1000)")
      ->type_name("N")
      ->group("Limits");
  add_size(app, "--max-bytes", l.unpacked_bytes, "All members together (64GiB)");
  add_size(app, "--max-member-bytes", l.member_bytes, "One member (8GiB)");
  add_size(app, "--max-spool", l.spool_bytes, "Disk for large members at one time (32GiB)");
  add_size(app, "--max-opaque", l.max_opaque_bytes,
           "Random-looking bytes of no known format before a report counts as incomplete (1MiB, if "
           "also > 1 %)");
}

void add_scan(CLI::App& root, Options& o) {
  auto* app = root.add_subcommand("scan", "Scan artefacts: files or folders");
  app->add_option("PATH", o.paths, "File or folder")->required();
  add_output(*app, o);
  add_judgement(*app, o);
  add_data(*app, o);
  app->add_option("-j,--jobs", o.jobs, "Threads (all cores)")
      ->check(CLI::Range(1u, 512u))
      ->type_name("N");
  app->add_flag("-q,--quiet", o.quiet, "No progress on standard error");
  app->add_option("--spool", o.spool, "Folder for large members ($TMPDIR or /tmp)")
      ->type_name("DIR");
  app->add_flag("!--no-cache", o.cache, "Compile the pattern database anew");
  add_limits(*app, o.limits);
  app->footer(kScanExamples);
  app->final_callback([&] { o.command = Command::scan; });
}

void add_assess(CLI::App& root, Options& o) {
  auto* app =
      root.add_subcommand("assess", "Judge a saved report again, with another date or context");
  app->add_option("REPORT", o.paths, "JSON report of `assay scan`")->required();
  add_output(*app, o);
  add_judgement(*app, o);
  add_data(*app, o);
  app->add_flag("--reclassify", o.reclassify,
                "Also decide encryption and CCIS types anew from the findings");
  app->footer(kAssessExamples);
  app->final_callback([&] { o.command = Command::assess; });
}

void add_others(CLI::App& root, Options& o) {
  auto* explain = root.add_subcommand("explain", "What something is and where it comes from");
  explain
      ->add_option("TOPIC", o.topics,
                   "An obligation, rule, fact, CCIS type, algorithm, library, regime or key; or "
                   "REPORT FINDING")
      ->required()
      ->expected(1, 2);
  add_style(*explain, o);
  add_data(*explain, o);
  explain->footer(kExplainExamples);
  explain->final_callback([&] { o.command = Command::explain; });

  auto* list = root.add_subcommand("list", "What there is");
  list->add_option("WHAT", o.topics,
                   "plugins, formats, signatures, regimes, obligations, rules, keys or types")
      ->required()
      ->expected(1)
      ->check(CLI::IsMember({"plugins", "formats", "signatures", "regimes", "obligations", "rules",
                             "keys", "types"})
                  .description(""))
      ->type_name("");
  add_format(*list, o, "Form (text)");
  add_style(*list, o);
  add_data(*list, o);
  list->footer(kListExamples);
  list->final_callback([&] { o.command = Command::list; });

  auto* signatures = root.add_subcommand("signatures", "Work on signature data");
  auto* check = signatures->add_subcommand("check", "Validate all data and run every example");
  check->add_option("DIR", o.signatures, "Signature folder (the program's own)");
  check->footer(kCheckExamples);
  check->final_callback([&] { o.command = Command::check; });
  signatures->require_subcommand(1);

  auto* completion = root.add_subcommand("completion", "Print a completion script for a shell");
  completion->add_option("SHELL", o.topics, "bash, zsh or fish")
      ->required()
      ->expected(1)
      ->check(CLI::IsMember({"bash", "zsh", "fish"}).description(""))
      ->type_name("");
  completion->footer(kCompletionExamples);
  completion->final_callback([&] { o.command = Command::completion; });
}

void add_context(CLI::App& root, Options& o) {
  auto* context = root.add_subcommand("context", "Declare what no scan can see");
  context->require_subcommand(1);
  auto* init = context->add_subcommand("init", "Write a context file to fill in");
  init->add_option("-o,--output", o.outputs, "Write to a file (standard output)")
      ->expected(1)
      ->type_name("FILE");
  add_language(*init, o);
  add_data(*init, o);
  init->footer(kInitExamples);
  init->final_callback([&] { o.command = Command::context_init; });

  auto* ask = context->add_subcommand(
      "ask", "Ask only what would change an answer, the most consequential first");
  ask->add_option("REPORT", o.paths, "JSON report of `assay scan`")->required()->expected(1);
  ask->add_option("-o,--output", o.outputs,
                  "Write the context file here (the file of --context, else standard output)")
      ->expected(1)
      ->type_name("FILE");
  ask->add_option("--context", o.context, "Begin from this context file")->type_name("FILE");
  ask->add_option("--as-of", o.as_of, "Date the law is taken at (the report's)")
      ->type_name("YYYY-MM-DD");
  ask->add_option("--by", o.answer.by, "Who answers; stands with each answer")->type_name("NAME");
  ask->add_option("--on", o.answer.on, "Date of the answers (today, with --by)")
      ->type_name("YYYY-MM-DD");
  ask->add_option("--note", o.answer.note, "A note that stands with each answer")
      ->type_name("TEXT");
  ask->add_option("--regime", o.regimes, "Only these regime packs (all)")
      ->allow_extra_args(false)
      ->type_name("ID");
  add_style(*ask, o);
  add_data(*ask, o);
  ask->footer(kAskExamples);
  ask->final_callback([&] { o.command = Command::context_ask; });
}

std::unique_ptr<CLI::App> make_app(Options& options) {
  auto app = std::make_unique<CLI::App>(
      "Assay: what encryption a release artefact holds, which CCIS product types it may be, and "
      "which "
      "duties follow",
      "assay");
  app->set_version_flag("--version", "assay " ASSAY_VERSION);
  app->require_subcommand(1);
  app->get_formatter()->column_width(34);
  app->footer(kExamples);
  add_scan(*app, options);
  add_assess(*app, options);
  add_context(*app, options);
  add_others(*app, options);
  return app;
}

}  // namespace

Parsed parse(int argc, const char* const* argv) {
  Parsed parsed;
  const auto app = make_app(parsed.options);
  try {
    app->parse(argc, argv);
  } catch (const CLI::Success& help) {
    parsed.done = true;
    parsed.exit = app->exit(help);
  } catch (const CLI::ParseError& mistake) {
    std::cerr << "assay: " << mistake.what() << " (see assay --help)\n";
    parsed.done = true;
    parsed.exit = 2;
  }
  return parsed;
}

std::vector<Vocable> vocables() {
  Options unused;
  const auto app = make_app(unused);
  std::vector<Vocable> all;
  for (const auto* command : app->get_subcommands([](CLI::App*) { return true; })) {
    Vocable vocable{command->get_name(), {}};
    for (const auto* option : command->get_options())
      for (const auto& name : option->get_lnames()) vocable.words.push_back("--" + name);
    for (const auto* inner : command->get_subcommands([](const CLI::App*) { return true; })) {
      vocable.words.push_back(inner->get_name());
      for (const auto* option : inner->get_options())
        for (const auto& name : option->get_lnames())
          if (std::find(vocable.words.begin(), vocable.words.end(), "--" + name) ==
              vocable.words.end())
            vocable.words.push_back("--" + name);
    }
    all.push_back(std::move(vocable));
  }
  return all;
}

}  // namespace assay::cli
