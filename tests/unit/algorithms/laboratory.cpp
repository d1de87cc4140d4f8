#include "unit/algorithms/laboratory.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>

#include "model/names.h"

namespace assay::test {
namespace {

namespace fs = std::filesystem;

ObjectFile object_with(const std::vector<std::string>& exports,
                       const std::vector<std::string>& imports) {
  ObjectFile object;
  for (const auto& name : exports)
    object.exports.push_back(
        {.name = name, .version = {}, .value = 16, .size = 4, .function = true});
  for (const auto& name : imports)
    object.imports.push_back(
        {.name = name, .version = {}, .value = 0, .size = 0, .function = true});
  return object;
}

}  // namespace

Laboratory::Laboratory()
    : folder_(fs::path(testing::TempDir()) / ("algorithms-" + std::to_string(getpid()))) {
  const fs::path data = fs::path(ASSAY_SOURCE_DIR) / "signatures";
  fs::create_directories(folder_ / "plugins");
  fs::create_directories(folder_ / "signatures");
  for (const auto* part : {"vocabulary", "algorithms"})
    fs::copy(data / part, folder_ / "signatures" / part,
             fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  fs::copy_file(data / "VERSION.json", folder_ / "signatures/VERSION.json",
                fs::copy_options::overwrite_existing);
  fs::copy_file(fs::path(ASSAY_PLUGIN_DIR) / "algorithms.so", folder_ / "plugins/algorithms.so",
                fs::copy_options::overwrite_existing);
  catalogue_ = std::make_unique<Catalogue>(Catalogue::load(folder_ / "signatures"));
  const std::vector<fs::path> plugins{folder_ / "plugins"};
  host_ = std::make_unique<PluginHost>(plugins, *catalogue_);
  patterns_ = std::make_unique<PatternSet>(catalogue_->all(), PatternSet::Options{});
}

Laboratory::~Laboratory() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

Laboratory& Laboratory::shared() {
  static Laboratory laboratory;
  return laboratory;
}

std::vector<TermHits> Laboratory::hits(Bytes bytes) const {
  PatternSet::Scratch scratch(*patterns_);
  return patterns_->scan(bytes, {}, scratch);
}

std::vector<Finding> Laboratory::inspect(Bytes bytes, BlobFacts facts) const {
  facts.size = bytes.size();
  PatternSet::Scratch scratch(*patterns_);
  const auto hits = patterns_->scan(bytes, facts, scratch);
  std::vector<Problem> problems;
  auto findings = host_->inspect({facts, bytes}, hits, problems);
  for (const auto& problem : problems) ADD_FAILURE() << problem.message;
  return findings;
}

std::vector<Finding> Laboratory::inspect(Bytes bytes) const { return inspect(bytes, {}); }

std::vector<Finding> Laboratory::inspect_object(Bytes bytes,
                                                const std::vector<std::string>& exports,
                                                const std::vector<std::string>& imports) const {
  BlobFacts facts;
  facts.format = "elf";
  facts.klass = BlobClass::code;
  facts.object = object_with(exports, imports);
  return inspect(bytes, std::move(facts));
}

std::vector<std::string> summary(const std::vector<Finding>& findings) {
  std::vector<std::string> lines;
  for (const auto& finding : findings)
    lines.push_back((finding.kind == Kind::curve ? "curve:" : "") + finding.subject + " " +
                    std::string(name_of(finding.role)) + " " +
                    std::string(name_of(finding.strength)));
  std::sort(lines.begin(), lines.end());
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  return lines;
}

}  // namespace assay::test
