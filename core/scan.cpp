#include "scan.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <tuple>
#include <utility>

#include "facts/facts.h"
#include "findings/mention.h"
#include "findings/merge.h"

namespace assay {
namespace {

// What visiting one blob left behind.
struct Visited {
  BlobFacts facts;
  std::vector<Finding> findings;
  std::vector<Problem> problems;
};

// Collects from all threads; the order of arrival is forgotten by sorting.
class Harvest {
 public:
  void add(Visited&& visited) {
    const std::lock_guard lock(mutex_);
    visited_.push_back(std::move(visited));
  }
  void clear() {
    const std::lock_guard lock(mutex_);
    visited_.clear();
  }
  std::vector<Visited> take() {
    std::sort(visited_.begin(), visited_.end(),
              [](const auto& a, const auto& b) { return a.facts.digest < b.facts.digest; });
    return std::move(visited_);
  }

 private:
  std::mutex mutex_;
  std::vector<Visited> visited_;
};

// match: patterns over all bytes and sweeps over code. Keeps scratch spaces, as many as threads
// ever worked at once.
class Matcher {
 public:
  Matcher(const PatternSet& patterns, const CodeSet& code) : patterns_(patterns), code_(code) {}

  std::vector<TermHits> hits(Bytes bytes, const BlobFacts& facts) {
    auto scratch = take();
    auto hits = patterns_.scan(bytes, facts, scratch);
    give_back(std::move(scratch));
    merge_hits(hits, code_.scan(bytes, facts));
    return hits;
  }

 private:
  PatternSet::Scratch take() {
    const std::lock_guard lock(mutex_);
    if (free_.empty()) return PatternSet::Scratch(patterns_);
    auto scratch = std::move(free_.back());
    free_.pop_back();
    return scratch;
  }
  void give_back(PatternSet::Scratch&& scratch) {
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(scratch));
  }

  const PatternSet& patterns_;
  const CodeSet& code_;
  std::mutex mutex_;
  std::vector<PatternSet::Scratch> free_;
};

Visited visit_blob(const BlobNode& node, const Blob& blob, const PluginHost& host,
                   Matcher& matcher) {
  Visited result;
  std::string damage;
  result.facts = gather_facts(blob.bytes(), node.digest, node.format, node.opened, damage);
  if (!damage.empty()) result.problems.push_back({"", Stage::inspect, "", damage, false});
  std::vector<TermHits> hits;
  // The members of an opened container are looked at on their own; its packed bytes would say
  // nothing.
  if (!node.opened) hits = matcher.hits(blob.bytes(), result.facts);
  result.findings = host.inspect({result.facts, blob.bytes()}, hits, result.problems);
  return result;
}

// First path of every blob of the tree, by digest.
std::map<std::string_view, std::string_view> first_paths(const Tree& tree) {
  std::map<std::string_view, std::string_view> paths;
  for (std::size_t i = 0; i < tree.blobs.size(); ++i)
    paths[tree.blobs[i].digest] =
        tree.paths[i].empty() ? std::string_view() : tree.paths[i].front();
  return paths;
}

std::vector<BlobRecord> blob_records(const Tree& tree,
                                     const std::map<std::string_view, BlobClass>& classes) {
  std::vector<BlobRecord> records;
  records.reserve(tree.blobs.size());
  for (std::size_t i = 0; i < tree.blobs.size(); ++i) {
    const auto& node = tree.blobs[i];
    BlobRecord record{
        .id = node.digest, .size = node.size, .format = node.format, .paths = tree.paths[i]};
    const auto known = classes.find(node.digest);
    record.klass = known == classes.end() ? BlobClass::container : known->second;
    if (node.encrypted) record.klass = BlobClass::encrypted;
    records.push_back(std::move(record));
  }
  // The first container, by edge order, is the parent named in the report; `paths` name them all.
  for (const auto& edge : tree.edges) {
    auto& child = records[edge.child];
    if (!child.parent.empty() || edge.child == tree.root) continue;
    child.parent = tree.blobs[edge.parent].digest;
    child.offset = edge.offset;
    child.length = edge.length;
  }
  return records;
}

Coverage cover(const Report& report, const Tree& tree) {
  Coverage coverage;
  coverage.blobs = report.blobs.size();
  coverage.encrypted_bytes = tree.encrypted_bytes;
  coverage.unread_bytes = tree.unread_bytes;
  for (const auto& blob : report.blobs) {
    coverage.bytes += blob.size;
    if (blob.klass == BlobClass::opaque) coverage.opaque_bytes += blob.size;
  }
  return coverage;
}

void check_opaque(Report& report, const Limits& limits) {
  const auto& c = report.coverage;
  if (c.opaque_bytes <= limits.max_opaque_bytes ||
      c.opaque_bytes / 100 * 100 <= c.bytes / 100 * limits.max_opaque_percent)
    return;
  report.problems.push_back(
      {"", Stage::match, "",
       std::to_string(c.opaque_bytes) + " of " + std::to_string(c.bytes) +
           " bytes are of no known format and look random: packed or encrypted "
           "content there would not be seen (see --max-opaque)",
       true});
}

bool before(const Problem& a, const Problem& b) {
  return std::tie(a.path, a.stage, a.plugin, a.message) <
         std::tie(b.path, b.stage, b.plugin, b.message);
}

ToolInfo tool_info(const Catalogue& catalogue, const PluginHost& host) {
  ToolInfo tool{.version = ASSAY_VERSION,
                .signatures_version = catalogue.version(),
                .signatures_digest = catalogue.digest()};
  for (const auto& plugin : host.plugins())
    tool.plugins.push_back({plugin.id, plugin.version, plugin.digest});
  return tool;
}

// inspect's findings and facts -> relate -> merged findings, all with paths.
void relate_and_merge(const PluginHost& host, const Tree& tree, std::vector<Visited>& visited,
                      Report& report) {
  const auto paths = first_paths(tree);
  const auto place = [&](Finding& finding) {
    for (auto& evidence : finding.evidence)
      if (evidence.path.empty())
        evidence.path = paths.contains(finding.blob) ? paths.at(finding.blob) : "";
  };
  std::vector<Finding> findings;
  std::vector<IndexedBlob> index;
  for (auto& one : visited) {
    const auto at = std::lower_bound(
        tree.blobs.begin(), tree.blobs.end(), one.facts.digest,
        [](const BlobNode& node, const std::string& digest) { return node.digest < digest; });
    if (at == tree.blobs.end() || at->digest != one.facts.digest) continue;
    index.push_back({&one.facts, tree.paths[static_cast<std::size_t>(at - tree.blobs.begin())]});
    for (auto& problem : one.problems) {
      problem.path = paths.at(one.facts.digest);
      report.problems.push_back(std::move(problem));
    }
    if (only_explains(one.facts, index.back().paths)) keep_as_mentions(one.findings);
    for (auto& finding : one.findings) {
      place(finding);
      findings.push_back(std::move(finding));
    }
  }
  findings = merge_findings(std::move(findings));
  const ArtefactIndex artefact{index, findings, tree.blobs[tree.root].digest, tree.links};
  auto related = host.relate(artefact, report.problems);
  for (auto& finding : related) {
    if (finding.blob.empty()) finding.blob = tree.blobs[tree.root].digest;
    place(finding);
    findings.push_back(std::move(finding));
  }
  report.findings = merge_findings(std::move(findings));
  report.relations = relate_findings(report.findings);
}

}  // namespace

Scanner::Scanner(const ScanSetup& setup)
    : judges_(std::async(std::launch::async,
                         [setup] {
                           return Judges{CcisRules::load(setup.signatures),
                                         Regimes::load(setup.signatures, setup.regimes)};
                         })
                  .share()),
      catalogue_(Catalogue::load_kept(setup.signatures, setup.cache)),
      host_(setup.plugins, catalogue_),
      patterns_(catalogue_.all(), {.cache_folder = setup.cache, .digest = catalogue_.digest()}),
      code_(catalogue_.all()) {
  judges_.get();  // bad law is said before anything is scanned
}

Report Scanner::scan(const std::filesystem::path& artefact, const ScanRequest& request) const {
  Harvest harvest;
  Matcher matcher(patterns_, code_);
  UnpackOptions options{.limits = request.limits,
                        .threads = request.threads,
                        .unpackers = host_.unpackers(),
                        .spool_folder = request.spool,
                        .progress = request.progress};
  options.restart = [&] { harvest.clear(); };
  const Tree tree = unpack(artefact, options, [&](const BlobNode& node, const Blob& blob) {
    harvest.add(visit_blob(node, blob, host_, matcher));
  });
  auto visited = harvest.take();

  Report report;
  report.tool = tool_info(catalogue_, host_);
  report.as_of = request.as_of;
  report.context = request.context;
  report.limits = to_value(request.limits);
  report.artefact = tree.artefact;
  report.problems = tree.problems;
  std::map<std::string_view, BlobClass> classes;
  for (const auto& one : visited) classes[one.facts.digest] = one.facts.klass;
  report.blobs = blob_records(tree, classes);
  report.coverage = cover(report, tree);
  relate_and_merge(host_, tree, visited, report);
  check_opaque(report, request.limits);
  std::sort(report.problems.begin(), report.problems.end(), before);
  report.complete = std::none_of(report.problems.begin(), report.problems.end(),
                                 [](const Problem& problem) { return problem.loses_bytes; });
  report.encryption = judge_encryption(report.findings, report.complete);
  report.ccis = judges_.get().ccis.classify(report.findings, report.complete);
  judges_.get().regimes.oblige(report);
  return report;
}

}  // namespace assay
